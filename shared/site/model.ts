import type { Traditional } from "../bilingual/traditional/traditional.ts";
import { sha256Hex } from "../hash.ts";
import { LANGUAGES, type Language } from "../language.ts";
import { yearOf } from "../story/dates.ts";
import type { StoryId } from "../story/model.ts";
import { slugFromTitle } from "../story/slug.ts";
import type { StorySummary } from "../story/summary.ts";
import { type Route, siteRoot, storyRoute } from "./address.ts";
import { type Alternates, languageOf, type SiteLanguage } from "./siteLanguage.ts";
import type { SiteSource } from "./source.ts";
import {
  AS_WRITTEN,
  remembered,
  type SiteText,
  siteTexts,
  traditionalWording,
  type Wording,
} from "./wording.ts";

/** Counts up when the files of the same newsroom come out otherwise than in the release before. */
export const GENERATOR = 1;

/** A published version: what indexes show of it, as it was written, and where it is. */
export interface Entry {
  story: StorySummary;
  language: Language;
  route: Route;
  title: string;
  summary: string;
  date: string;
  year: number;
  section: string;
  contentHash: string;
  modifiedAt: string;
  /** The same story in each language of the site that it is published in, this one included. */
  alternates: Alternates<Route>;
}

/** The parts of a page that stand around what it is about, as HTML. */
export interface Frame {
  masthead: string;
  /** Set as homepage, keep as a favourite. */
  utilities: string;
  footer: string;
  /** Feeds, icon and style sheet in the page's head. */
  headLinks: string;
}

/** A language's part of the site. */
export interface Edition extends Wording {
  /** What its pages are in, and where. */
  tag: SiteLanguage;
  /** Whose versions they show. */
  language: Language;
  /** Changes when something changes that every one of its pages shows. */
  frameKey: string;
  /** One of the site's own texts. */
  text(key: SiteText, params?: Readonly<Record<string, string | number>>): string;
  /** {@link tagSlug} in this language. */
  tagSlug(name: string): string;
  /** Newest first. */
  entries: Entry[];
  byStory: Map<StoryId, Entry>;
  /** What pages of one depth and section have in common, made once; see pages/layout.ts. */
  frames: Map<string, Frame>;
  bySection: Map<string, Entry[]>;
  /** By the slug of the tag's name. */
  byTag: Map<string, { name: string; entries: Entry[] }>;
}

/** The whole site, before any page is made. */
export interface Site {
  source: SiteSource;
  /** Newest first, whatever order the source has them in. */
  summaries: readonly StorySummary[];
  /** English, Chinese, and Traditional characters where the newsroom has them. */
  editions: readonly Edition[];
  /** The site's root address, with a slash at the end. */
  root: string;
  /** Changes when something changes that pages of all editions show. */
  frameKey: string;
  /** The theme's files under the paths they get: with the hash of what is in them. */
  themePaths: Map<string, string>;
}

/**
 * Puts a newsroom's published versions in order. The order of `summaries` makes no difference.
 *
 * @param traditional what the edition in Traditional characters is made by, or null for none
 */
export function createSite(source: SiteSource, traditional: Traditional | null): Site {
  const summaries = [...source.summaries].sort(newestFirst);
  const tags: SiteLanguage[] = traditional ? [...LANGUAGES, "zh-Hant"] : [...LANGUAGES];
  const themePaths = new Map(source.theme.map((file) => [file.name, themePath(file.name, file.bytes)]));
  const { name, tagline, sections, contact, id } = source.newsroom;
  const root = siteRoot(source.newsroom);
  const frame = [id, name, tagline, sections, contact, root, [...themePaths.values()].sort()];
  const frameKey = hashKey(traditional ? [...frame, tags] : frame);
  const published = summaries.map((story) => ({ story, alternates: routesOf(story, tags) }));
  const editions = tags.map((tag) =>
    tag === "zh-Hant" && traditional
      ? createEdition(tag, published, hashKey([frameKey, traditional.key]), traditionalWording(traditional))
      : createEdition(tag, published, frameKey, AS_WRITTEN),
  );
  return { source, summaries, editions, root, themePaths, frameKey };
}

/** A key from everything that a file's content depends on. */
export function hashKey(parts: readonly unknown[]): string {
  return sha256Hex(JSON.stringify([GENERATOR, ...parts])).slice(0, 32);
}

/** The slug of a tag's page; a name without letters has none. */
export function tagSlug(tag: string, language: Language): string {
  return slugFromTitle(tag, language);
}

/** A story with its addresses in the languages that it is published in. */
interface PublishedStory {
  story: StorySummary;
  alternates: Alternates<Route>;
}

function createEdition(
  tag: SiteLanguage,
  published: readonly PublishedStory[],
  frameKey: string,
  wording: Wording,
): Edition {
  const language = languageOf(tag);
  const entries = published.flatMap((story) => entryOf(story, tag));
  const bySection = new Map<string, Entry[]>();
  const byTag: Edition["byTag"] = new Map();
  const slugOfTag = remembered((name: string) => tagSlug(name, language));
  for (const entry of entries) {
    const filed = bySection.get(entry.section);
    if (filed) filed.push(entry);
    else bySection.set(entry.section, [entry]);
    addTags(byTag, entry, slugOfTag);
  }
  const byStory = new Map(entries.map((entry) => [entry.story.id, entry]));
  return {
    tag,
    language,
    frameKey,
    ...wording,
    text: siteTexts(language, wording),
    tagSlug: slugOfTag,
    entries,
    byStory,
    frames: new Map(),
    bySection,
    byTag,
  };
}

function addTags(byTag: Edition["byTag"], entry: Entry, slugOf: Edition["tagSlug"]): void {
  for (const name of new Set(entry.story.tags[entry.language])) {
    const slug = slugOf(name);
    if (slug === "") continue;
    const tagged = byTag.get(slug);
    if (tagged) tagged.entries.push(entry);
    else byTag.set(slug, { name, entries: [entry] });
  }
}

function entryOf({ story, alternates }: PublishedStory, tag: SiteLanguage): Entry[] {
  const route = alternates[tag];
  if (route === undefined) return [];
  const language = languageOf(tag);
  const { title, summary, contentHash, modifiedAt } = story.versions[language];
  const { section, date } = story;
  const year = yearOf(date);
  return [
    { story, language, route, title, summary, date, year, section, contentHash, modifiedAt, alternates },
  ];
}

function routesOf(story: StorySummary, tags: readonly SiteLanguage[]): Alternates<Route> {
  const { section, date, versions } = story;
  const routes: Alternates<Route> = {};
  for (const tag of tags) {
    const language = languageOf(tag);
    if (!isPublished(story, language)) continue;
    routes[tag] = storyRoute(tag, { section, date, slug: versions[language].slug });
  }
  return routes;
}

function isPublished(story: StorySummary, language: Language): boolean {
  const { status, slug } = story.versions[language];
  return status === "ready" && slug !== "" && story.trashedAt === null;
}

function newestFirst(a: StorySummary, b: StorySummary): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function themePath(name: string, bytes: Uint8Array): string {
  const dot = name.lastIndexOf(".");
  return `assets/${name.slice(0, dot)}.${sha256Hex(bytes).slice(0, 10)}${name.slice(dot)}`;
}
