import { z } from "zod";
import type { Localized } from "../language.ts";
import { resolutionSchema, type StoryConflict } from "../publish/conflict.ts";
import type { HistoryEntry } from "../publish/manifest.ts";
import type { Finding, MergedStory, PlanSummary, PublishResult } from "../publish/progress.ts";
import { type Story, storySchema } from "../story/model.ts";

const storyId = storySchema.shape.id;

/** What is known before a person says "Publish". */
export interface PublishPreview {
  findings: Finding[];
  plan: PlanSummary;
  /** What came in from colleagues. */
  merged: MergedStory[];
  /** What somebody has to decide on first. */
  conflicts: StoryConflict[];
}

/** A publish of the past, with the titles of what it changed. */
export interface PastPublish extends HistoryEntry {
  canUndo: boolean;
  /** By this computer, which no longer has what was there before. */
  isTooOld: boolean;
  titles: Localized[];
}

/** What an undo did: the stories it put back, those that were changed again since, and the publish. */
export interface UndoReport {
  restored: string[];
  skipped: string[];
  publish: PublishResult;
}

/** A conflict with this newsroom's side of it. */
export interface ConflictDetail {
  conflict: StoryConflict;
  mine: Story;
  isTrashed: boolean;
}

/** Requests about publishing, its history and its conflicts. */
export const publishRequests = {
  "publish.prepare": z.object({ host: z.string() }),
  "publish.start": z.object({ host: z.string() }),
  "publish.cancel": z.object({}),
  "publish.history": z.object({ host: z.string() }),
  "publish.undo": z.object({ host: z.string(), generation: z.number().int().positive() }),
  /** The stories that were changed here and by a colleague. */
  "publish.conflicts": z.object({ host: z.string() }),
  "publish.resolve": z.object({ host: z.string(), story: storyId, resolution: resolutionSchema }),
  /** Serves a folder host's site on 127.0.0.1 and opens it in the browser. */
  "publish.openSite": z.object({ host: z.string(), path: z.string().optional() }),
} as const;

/** What each of them answers with. */
export interface PublishResults {
  "publish.prepare": PublishPreview;
  "publish.start": PublishResult;
  "publish.cancel": null;
  "publish.history": PastPublish[];
  "publish.undo": UndoReport;
  "publish.conflicts": ConflictDetail[];
  "publish.resolve": null;
  "publish.openSite": { url: string };
}
