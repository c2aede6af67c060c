import type { z } from "zod";
import type { ErrorData } from "./errors.ts";
import { type AppResults, appRequests } from "./ipc/app.ts";
import type { EventName, Events } from "./ipc/events.ts";
import { type HelpsResults, helpsRequests } from "./ipc/helps.ts";
import { type NewsroomResults, newsroomRequests } from "./ipc/newsroom.ts";
import { type PublishResults, publishRequests } from "./ipc/publish.ts";
import { type StoriesResults, storiesRequests } from "./ipc/stories.ts";
import { type TranslationResults, translationRequests } from "./ipc/translation.ts";

export type { AppState, Theme } from "./ipc/app.ts";
export type { EventName, Events } from "./ipc/events.ts";
export type { MenuCommand } from "./ipc/menu.ts";
export type { OpenNewsroom } from "./ipc/newsroom.ts";
export type { ConflictDetail, PastPublish, PublishPreview, UndoReport } from "./ipc/publish.ts";
export type { DeskFacets, RevisionEntry, SavedStory, StoryDetail, StoryEdition } from "./ipc/stories.ts";

/**
 * The one contract between windows and the main process, area by area in `ipc/`. A request is checked against
 * its schema in the main process; an answer is either a value or an {@link ErrorData}.
 */
export const requestSchemas = {
  ...appRequests,
  ...newsroomRequests,
  ...storiesRequests,
  ...publishRequests,
  ...translationRequests,
  ...helpsRequests,
} as const;

export type RequestName = keyof typeof requestSchemas;
/** The arguments of each request, as one object. */
export type RequestArgs<N extends RequestName> = z.infer<(typeof requestSchemas)[N]>;

/** What each request answers with. */
export interface RequestResults
  extends AppResults,
    NewsroomResults,
    StoriesResults,
    PublishResults,
    TranslationResults,
    HelpsResults {}

export type Answer<N extends RequestName> =
  | { ok: true; value: RequestResults[N] }
  | { ok: false; error: ErrorData };

/** What the preload script puts on `window.twinpress`. */
export interface Bridge {
  request<N extends RequestName>(name: N, args: RequestArgs<N>): Promise<Answer<N>>;
  /** Calls `listener` on each event until the function it gives back is called. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
}
