import type { TwinpressApp } from "../app.ts";
import { previewTraditional } from "../library/traditionalPreview.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `traditional.${string}`>;

/** Requests about the site's edition in Traditional characters. */
export function traditionalHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  return {
    "traditional.preview": ({ exceptions }) => previewTraditional(requireLibrary(app), exceptions),
  };
}
