import type { TwinpressApp } from "../app.ts";
import type { Handlers } from "./answer.ts";
import { appHandlers } from "./appHandlers.ts";
import { bilingualHandlers } from "./bilingualHandlers.ts";
import { exchangeHandlers } from "./exchangeHandlers.ts";
import { glossaryHandlers } from "./glossaryHandlers.ts";
import { machineHandlers } from "./machineHandlers.ts";
import { mediaHandlers } from "./mediaHandlers.ts";
import { memoryHandlers } from "./memoryHandlers.ts";
import { newsroomHandlers } from "./newsroomHandlers.ts";
import { publishHandlers } from "./publishHandlers.ts";
import { storyHandlers } from "./storyHandlers.ts";
import { traditionalHandlers } from "./traditionalHandlers.ts";

/** What answers each request of the contract, for a running app. */
export function createHandlers(app: TwinpressApp): Handlers {
  return {
    ...appHandlers(app),
    ...newsroomHandlers(app),
    ...storyHandlers(app),
    ...mediaHandlers(app),
    ...publishHandlers(app),
    ...bilingualHandlers(app),
    ...memoryHandlers(app),
    ...glossaryHandlers(app),
    ...exchangeHandlers(app),
    ...machineHandlers(app),
    ...traditionalHandlers(app),
  };
}
