import type { TwinpressApp } from "../app.ts";
import { openExternal } from "../window.ts";
import type { Handlers } from "./answer.ts";

type Names = Extract<keyof Handlers, `app.${string}`>;

/** Requests about the app itself: its language, its look, its window. */
export function appHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  return {
    "app.state": () => app.state(),
    "app.setLanguage": ({ language }) => {
      app.setLanguage(language);
      return app.state();
    },
    "app.setTheme": ({ theme }) => {
      app.setTheme(theme);
      return app.state();
    },
    "app.openExternal": async ({ url }) => {
      await openExternal(url);
      return null;
    },
    "app.closeReady": () => {
      app.closing.ready();
      return null;
    },
    "app.setDirty": ({ dirty }) => {
      app.closing.setDirty(dirty);
      return null;
    },
    "app.setMenuContext": ({ screen }) => {
      app.setScreen(screen);
      return null;
    },
  };
}
