import { z } from "zod";
import { type StoryId, storySchema } from "../story/model.ts";
import type { PartName, StorySource } from "./storySource.ts";

/** A story that was changed in this newsroom and by a colleague who published first. */
export interface StoryConflict {
  /** The host's id. */
  host: string;
  story: StoryId;
  /** What is published; null where a colleague took it down. */
  theirs: StorySource | null;
  /** What both changed. */
  parts: PartName[];
  /** The colleague's computer. */
  by: string;
  /** When they published, ISO 8601. */
  at: string;
}

/** What a person decided about a story that was changed here and by a colleague. */
export const resolutionSchema = z.discriminatedUnion("take", [
  z.object({ take: z.literal("mine") }),
  z.object({ take: z.literal("theirs") }),
  /** Theirs, and this computer's text as a draft of its own. */
  z.object({ take: z.literal("both") }),
  /** A text made of both. */
  z.object({ take: z.literal("merged"), story: storySchema }),
]);
export type Resolution = z.infer<typeof resolutionSchema>;
