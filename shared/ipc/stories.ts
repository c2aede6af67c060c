import { z } from "zod";
import type { StaleLink } from "../bilingual/staleness.ts";
import { LANGUAGES, type Localized } from "../language.ts";
import { type Story, storySchema, type Version } from "../story/model.ts";
import type { StandingFilter, StoryPage, StorySummary } from "../story/summary.ts";

const language = z.enum(LANGUAGES);
const storyId = storySchema.shape.id;
const standing = z.enum([
  "draft",
  "ready",
  "published",
  "changed",
  "withdrawn",
  "stale",
  "untranslated",
  "unreviewed",
] satisfies StandingFilter[]);

/** Numbers beside the desk's filters. */
export interface DeskFacets {
  total: number;
  trashed: number;
  /** Years that have stories, newest first, with their counts. */
  years: { year: number; count: number }[];
  sections: Record<string, number>;
}

/** A story with what the library knows about it. */
export interface StoryDetail {
  story: Story;
  summary: StorySummary;
  /** Links with a side that is out of date. */
  stale: StaleLink[];
  /** Counts up with each writing of any story: another one than was read means that somebody wrote it since. */
  edition: number;
}

/** A story that was written, and its edition since. */
export interface StoryEdition {
  id: string;
  edition: number;
}

/** A state that a story had before, kept on this computer. */
export interface RevisionEntry {
  key: number;
  /** When something else took its place. */
  savedAt: string;
  titles: Localized;
}

/** What the library decided about a story when it was saved; its text is as it was sent unless something was brought. */
export interface SavedStory {
  links: Story["links"];
  versions: Localized<Pick<Version, "slug" | "slugIsLocked" | "publishedAt" | "modifiedAt" | "formerPaths">>;
  stale: StaleLink[];
  edition: number;
  /** Something in it is another one than was sent: somebody else had changed it, and both changes were made. */
  brought: boolean;
  /** How much both had changed; there it is as it was sent, and the other one is among the earlier states. */
  clashes: number;
}

/** Requests about stories, and what the desk shows of them. */
export const storiesRequests = {
  "stories.query": z.object({
    text: z.string().optional(),
    standing: standing.optional(),
    language: language.optional(),
    year: z.number().int().optional(),
    section: z.string().optional(),
    trashed: z.boolean().optional(),
    offset: z.number().int().nonnegative(),
    limit: z.number().int().positive().max(500),
  }),
  "stories.facets": z.object({}),
  "stories.get": z.object({ id: storyId }),
  "stories.create": z.object({ section: z.string().optional() }),
  /** Saves and answers with what the library made of it (unique slugs, new former slugs). */
  /**
   * Refused as `story-changed` where another edition is here by now, unless the story as it was in the edition that
   * was changed, `base`, is given: then both changes are made.
   */
  "stories.save": z.object({
    story: storySchema,
    edition: z.number().int(),
    base: storySchema.optional(),
  }),
  "stories.duplicate": z.object({ id: storyId }),
  /** The states that a story had before, newest first. */
  "stories.revisions": z.object({ id: storyId }),
  "stories.revision": z.object({ id: storyId, key: z.number().int() }),
  /** Makes one of them a story of its own; the story stays as it is. */
  "stories.duplicateRevision": z.object({ id: storyId, key: z.number().int() }),
  "stories.trash": z.object({ ids: z.array(storyId).min(1) }),
  "stories.restore": z.object({ ids: z.array(storyId).min(1) }),
  /** For good: only from the trash, only after a person confirmed. */
  "stories.delete": z.object({ ids: z.array(storyId).min(1) }),
} as const;

/** What each of them answers with. */
export interface StoriesResults {
  "stories.query": StoryPage;
  "stories.facets": DeskFacets;
  "stories.get": StoryDetail;
  "stories.create": StoryDetail;
  "stories.save": SavedStory;
  "stories.duplicate": StoryDetail;
  "stories.revisions": RevisionEntry[];
  "stories.revision": Story;
  "stories.duplicateRevision": StoryDetail;
  "stories.trash": null;
  "stories.restore": null;
  "stories.delete": null;
}
