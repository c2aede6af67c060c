import type { TwinpressApp } from "../app.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `traditional.${string}`>;

/** Requests about the site's edition in Traditional characters. */
export function traditionalHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  return {
    "traditional.preview": async ({ exceptions, from }) => {
      const { previewTraditional } = await import("../library/traditionalPreview.ts");
      return previewTraditional(requireLibrary(app), exceptions, from);
    },
    "traditional.places": async ({ exceptions, change, from }) => {
      const { placesOfChange } = await import("../library/traditionalPreview.ts");
      return placesOfChange(requireLibrary(app), exceptions, change, from);
    },
  };
}
