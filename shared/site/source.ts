import type { MediaId } from "../document/model.ts";
import type { Language } from "../language.ts";
import type { Media, Story, StoryId } from "../story/model.ts";
import type { Newsroom } from "../story/newsroom.ts";
import type { StorySummary } from "../story/summary.ts";

/**
 * What the site is built from. Summaries come all at once and cheaply; bodies and pictures only
 * when a page that shows them is rendered.
 */
export interface SiteSource {
  newsroom: Newsroom;
  /** Stories with at least one version that is ready, newest first, ties by id. */
  summaries: StorySummary[];
  story(id: StoryId): Story;
  media(id: MediaId): Media;
  /** True where a picture's file is there. */
  hasMedia(id: MediaId): boolean;
  /** Which pictures a version's page shows, cover first; without loading the story. */
  mediaOf(id: StoryId, language: Language): MediaId[];
  /** The site's look: style sheet and icon. */
  theme: ThemeFile[];
}

export interface ThemeFile {
  /** The path without its hash, e.g. `theme.css`. */
  name: string;
  bytes: Uint8Array;
}

/** The order of upload: a reader never meets a link to what isn't there yet. */
type FileStage = "media" | "page" | "index";

/**
 * A file of the site, not yet made. `key` is a hash of everything its content depends on: two
 * files with the same path and key have the same bytes, so an unchanged one is not made again.
 */
export interface SiteFile {
  /** Relative to the site's root, with `/`, no leading slash: `en/brief-news/2011/index.html`. */
  path: string;
  key: string;
  stage: FileStage;
  /** Media type with charset where it is text. */
  type: string;
  /** The version whose own page this is. */
  version?: PublishedVersion;
  /** Text (UTF-8), or a picture for the media folder to provide. */
  content: { kind: "text"; render(): string } | { kind: "bytes"; bytes: Uint8Array } | PictureContent;
}

/** A version as it is on a site: which one, with what content, and where (`storyPath`). */
export interface PublishedVersion {
  story: StoryId;
  language: Language;
  contentHash: string;
  path: string;
}

/** A picture at a width, or as it is where `width` is null; made by the library. */
export interface PictureContent {
  kind: "picture";
  media: MediaId;
  width: number | null;
}
