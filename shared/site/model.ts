import { sha256Hex } from "../hash.ts";
import type { siteEn } from "../i18n/en/site.ts";
import { createI18n } from "../i18n/translator.ts";
import { LANGUAGES, type Language, type Localized, localized, otherLanguage } from "../language.ts";
import { yearOf } from "../story/dates.ts";
import type { StoryId } from "../story/model.ts";
import { slugFromTitle } from "../story/slug.ts";
import type { StorySummary } from "../story/summary.ts";
import { type Route, siteRoot, storyRoute } from "./address.ts";
import type { SiteSource } from "./source.ts";

/** Counts up when the files of the same newsroom come out otherwise than in the release before. */
export const GENERATOR = 1;

/** A published version: what indexes show of it, and where it is. */
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
  /** The same story in the other language, when it is published too. */
  counterpart: Route | null;
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

/** The key of one of the site's own texts. */
export type SiteText = Exclude<keyof typeof siteEn, `${string}_${"one" | "other"}`> | "story-count";

/** A language's part of the site. */
export interface Edition {
  language: Language;
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
  editions: Localized<Edition>;
  /** The site's root address, with a slash at the end. */
  root: string;
  /** Changes when something changes that every page shows. */
  frameKey: string;
  /** The theme's files under the paths they get: with the hash of what is in them. */
  themePaths: Map<string, string>;
}

/** Puts a newsroom's published versions in order. The order of `summaries` makes no difference. */
export function createSite(source: SiteSource): Site {
  const summaries = [...source.summaries].sort(newestFirst);
  const editions = localized((language) => createEdition(language, summaries));
  const themePaths = new Map(source.theme.map((file) => [file.name, themePath(file.name, file.bytes)]));
  const { name, tagline, sections, contact, id } = source.newsroom;
  const root = siteRoot(source.newsroom);
  const frame = [id, name, tagline, sections, contact, root, [...themePaths.values()].sort()];
  return { source, summaries, editions, root, themePaths, frameKey: hashKey(frame) };
}

/** A key from everything that a file's content depends on. */
export function hashKey(parts: readonly unknown[]): string {
  return sha256Hex(JSON.stringify([GENERATOR, ...parts])).slice(0, 32);
}

/** The slug of a tag's page; a name without letters has none. */
export function tagSlug(tag: string, language: Language): string {
  return slugFromTitle(tag, language);
}

function createEdition(language: Language, summaries: readonly StorySummary[]): Edition {
  const entries = summaries.flatMap((story) => entryOf(story, language));
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
    language,
    text: siteTexts(language),
    tagSlug: slugOfTag,
    entries,
    byStory,
    frames: new Map(),
    bySection,
    byTag,
  };
}

/** A function that computes each answer once. */
function remembered(answer: (question: string) => string): (question: string) => string {
  const known = new Map<string, string>();
  return (question) => {
    const found = known.get(question) ?? answer(question);
    known.set(question, found);
    return found;
  };
}

/** Thousands of pages say the same few things: each is looked up once. */
function siteTexts(language: Language): Edition["text"] {
  // Which parameters a text has is not known to this type; each page gives its texts theirs.
  const t = createI18n(language).t as (key: string, params: object) => string;
  const known = new Map<string, string>();
  return (key, params = {}) => {
    const name = `${key} ${JSON.stringify(params)}`;
    const text = known.get(name) ?? t(`site:${key}`, params);
    known.set(name, text);
    return text;
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

function entryOf(story: StorySummary, language: Language): Entry[] {
  const version = story.versions[language];
  if (!isPublished(story, language)) return [];
  const other = otherLanguage(language);
  const { section, date } = story;
  const routeOf = (tongue: Language) =>
    storyRoute(tongue, { section, date, slug: story.versions[tongue].slug });
  return [
    {
      story,
      language,
      route: routeOf(language),
      title: version.title,
      summary: version.summary,
      date,
      year: yearOf(date),
      section,
      contentHash: version.contentHash,
      modifiedAt: version.modifiedAt,
      counterpart: isPublished(story, other) ? routeOf(other) : null,
    },
  ];
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

/** Every language's edition. */
export function editionsOf(site: Site): Edition[] {
  return LANGUAGES.map((language) => site.editions[language]);
}
