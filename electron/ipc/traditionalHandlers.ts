import type { TwinpressApp } from "../app.ts";
import { placesOfChange, previewTraditional } from "../library/traditionalPreview.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `traditional.${string}`>;

/** Requests about the site's edition in Traditional characters. */
export function traditionalHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  return {
    "traditional.preview": ({ exceptions, from }) =>
      previewTraditional(requireLibrary(app), exceptions, from),
    "traditional.places": ({ exceptions, change, from }) =>
      placesOfChange(requireLibrary(app), exceptions, change, from),
  };
}
