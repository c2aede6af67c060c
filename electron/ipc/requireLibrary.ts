import { UserError } from "../../shared/errors.ts";
import type { TwinpressApp } from "../app.ts";
import type { Library } from "../library/library.ts";

/** The open newsroom's library. @throws UserError `newsroom-missing` when none is open */
export function requireLibrary(app: TwinpressApp): Library {
  if (!app.library) throw new UserError("newsroom-missing", { path: "" });
  return app.library;
}
