import type { TwinpressApp } from "../app.ts";
import type { Handlers } from "./answer.ts";

type Names = Extract<keyof Handlers, `publish.${string}`>;

/** Requests about publishing. */
export function publishHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  return {
    "publish.prepare": ({ host }) => app.publishing.prepare(host),
    "publish.start": async ({ host }) => {
      const result = await app.publishing.publish(host);
      // Versions are published now that weren't, and the desk shows it.
      app.emit("stories.changed", { ids: [] });
      return result;
    },
    "publish.cancel": () => {
      app.publishing.cancel();
      return null;
    },
    "publish.openSite": ({ host, path }) => app.publishing.openSite(host, path),
  };
}
