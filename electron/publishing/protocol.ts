import type { ErrorData } from "../../shared/errors.ts";
import type { PastPublish, UndoReport } from "../../shared/ipc.ts";
import type { HostReport } from "../../shared/publish/hostReport.ts";
import type { PublishProgress, PublishResult } from "../../shared/publish/progress.ts";
import type { StoryId } from "../../shared/story/model.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import type { Preview } from "./publisher.ts";

/** A host of a newsroom, and the secret that opens it. */
export interface HostTarget {
  folder: string;
  host: HostConfig;
  secret: string | null;
}

/** What each piece of work gives. */
export interface PublisherResults {
  prepare: Preview;
  publish: PublishResult;
  history: PastPublish[];
  undo: UndoReport;
  test: HostReport;
  clone: { stories: number };
}
export type PublisherWork = keyof PublisherResults;

/** What the main process asks of the publisher's process. */
export type PublisherRequest =
  | ({ kind: Exclude<PublisherWork, "undo" | "clone"> } & HostTarget)
  | ({ kind: "undo"; generation: number } & HostTarget)
  | ({ kind: "clone" } & HostTarget)
  | { kind: "cancel" };

/** What the publisher's process answers with: how far it is any number of times, then one of the last two. */
export type PublisherMessage =
  | { kind: "progress"; progress: PublishProgress }
  /** The newsroom is another one now: its settings, and these stories. */
  | { kind: "arrived"; stories: StoryId[] }
  | { kind: "done"; value: PublisherResults[PublisherWork] }
  | { kind: "failed"; error: ErrorData };
