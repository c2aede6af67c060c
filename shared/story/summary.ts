import type { Progress } from "../bilingual/progress.ts";
import type { MediaId } from "../document/model.ts";
import type { Language, Localized } from "../language.ts";
import type { StoryId, VersionStatus } from "./model.ts";

/**
 * Where a version stands, for a person: `draft`; `ready` (goes up with the next publish);
 * `published` (on the site as it is here); `changed` (on the site, and edited since);
 * `withdrawn` (on the site, set back to draft: the next publish takes it down).
 */
export type Standing = "draft" | "ready" | "published" | "changed" | "withdrawn";

/** What lists and indexes show of a version. */
export interface VersionSummary {
  title: string;
  slug: string;
  summary: string;
  status: VersionStatus;
  standing: Standing;
  /** Set when the other version changed after this one was last confirmed against it. */
  stale: boolean;
  /** How far it has come against the other version; null where that has not been counted yet. */
  progress: Progress | null;
  modifiedAt: string;
  formerPaths: string[];
  /** SHA-256 (hex) over everything of the story that this version's page shows. */
  contentHash: string;
  /** No text at all in title, summary and body. */
  empty: boolean;
}

/** A story without its bodies: what the desk lists and the site's indexes are built from. */
export interface StorySummary {
  id: StoryId;
  section: string;
  date: string;
  byline: Localized;
  tags: Localized<string[]>;
  /** The cover picture, for indexes. */
  cover: { media: MediaId; alt: Localized } | null;
  versions: Localized<VersionSummary>;
  /** Null, or the instant it was moved to the trash. */
  trashedAt: string | null;
}

/** What the desk narrows its list to: a standing, or work that is left to do. */
export type StandingFilter = Standing | "stale" | "untranslated" | "unreviewed";

/** What the desk asks for. Every field narrows; `text` is matched in both languages. */
export interface StoryQuery {
  text?: string;
  standing?: StandingFilter;
  /** With `standing`: only this language's version must match; otherwise either. */
  language?: Language;
  year?: number;
  section?: string;
  trashed?: boolean;
  offset: number;
  limit: number;
}

/** One window of the matching stories, newest first. */
export interface StoryPage {
  total: number;
  offset: number;
  rows: StorySummary[];
}
