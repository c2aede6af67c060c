import type { TwinpressApp } from "../app.ts";
import type { Handlers } from "./answer.ts";
import { appHandlers } from "./appHandlers.ts";
import { mediaHandlers } from "./mediaHandlers.ts";
import { newsroomHandlers } from "./newsroomHandlers.ts";
import { publishHandlers } from "./publishHandlers.ts";
import { storyHandlers } from "./storyHandlers.ts";

/** What answers each request of the contract, for a running app. */
export function createHandlers(app: TwinpressApp): Handlers {
  return {
    ...appHandlers(app),
    ...newsroomHandlers(app),
    ...storyHandlers(app),
    ...mediaHandlers(app),
    ...publishHandlers(app),
  };
}
