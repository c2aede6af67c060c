import { type Progress, progressOf } from "../../shared/bilingual/progress.ts";
import type { MediaId } from "../../shared/document/model.ts";
import { indexTokens } from "../../shared/document/searchText.ts";
import { bodyIsEmpty, bodyText } from "../../shared/document/text.ts";
import { mediaOfBody } from "../../shared/document/walk.ts";
import { LANGUAGES, type Language, type Localized, localized } from "../../shared/language.ts";
import { sourceHash, sourceOf } from "../../shared/publish/storySource.ts";
import { contentHash } from "../../shared/story/contentHash.ts";
import { yearOf } from "../../shared/story/dates.ts";
import type { Story } from "../../shared/story/model.ts";
import type { Standing, StorySummary, VersionSummary } from "../../shared/story/summary.ts";
import type { Row, Value } from "./database.ts";

/** What a story's card column holds: what lists show and no other column has. */
interface Card {
  byline: StorySummary["byline"];
  tags: StorySummary["tags"];
  cover: StorySummary["cover"];
  media: Localized<MediaId[]>;
  versions: Localized<
    Pick<VersionSummary, "title" | "summary" | "modifiedAt" | "formerPaths" | "empty"> & {
      progress?: Progress;
    }
  >;
}

/** The column suffix of a language. */
const COLUMN: Localized<"en" | "zh"> = { en: "en", "zh-Hans": "zh" };

/** The columns that {@link storyValues} gives values for, in its order. */
export const STORY_COLUMNS = [
  "id",
  "section",
  "date",
  "year",
  "slug_en",
  "slug_zh",
  "status_en",
  "status_zh",
  "hash_en",
  "hash_zh",
  "stale_en",
  "stale_zh",
  "card",
  "source_hash",
  "open_en",
  "open_zh",
  "unreviewed_en",
  "unreviewed_zh",
] as const;

/** The columns that {@link summaryOf} reads. */
export const SUMMARY_COLUMNS =
  "id, section, date, slug_en, slug_zh, status_en, status_zh, hash_en, hash_zh, stale_en, stale_zh, standing_en, standing_zh, card, trashed_at";

/** A story as its row's values. */
export function storyValues(story: Story): Value[] {
  const { en, "zh-Hans": zh } = story.versions;
  const progress = progressOf(story);
  const open = localized((language) => progress[language].total - progress[language].translated);
  const unreviewed = localized((language) => progress[language].translated - progress[language].reviewed);
  return [
    story.id,
    story.section,
    story.date,
    yearOf(story.date),
    en.slug,
    zh.slug,
    en.status,
    zh.status,
    contentHash(story, "en"),
    contentHash(story, "zh-Hans"),
    Number(progress.en.stale > 0),
    Number(progress["zh-Hans"].stale > 0),
    JSON.stringify(cardOf(story, progress)),
    sourceHashOf(story),
    open.en,
    open["zh-Hans"],
    unreviewed.en,
    unreviewed["zh-Hans"],
  ];
}

/** The hash of what of a story travels with the site; "" where nothing does. */
export function sourceHashOf(story: Story): string {
  const source = sourceOf(story);
  return source ? sourceHash(source) : "";
}

/** All words of a story, in both languages, as the search index takes them. */
export function searchWords(story: Story): string {
  const texts = LANGUAGES.flatMap((language) => {
    const { title, summary, body } = story.versions[language];
    return [title, summary, story.byline[language], ...story.tags[language], bodyText(body)];
  });
  return indexTokens(texts.join("\n"));
}

/** A row's summary. */
export function summaryOf(row: Row): StorySummary {
  const card = JSON.parse(String(row.card)) as Card;
  return {
    id: String(row.id),
    section: String(row.section),
    date: String(row.date),
    byline: card.byline,
    tags: card.tags,
    cover: card.cover,
    versions: localized((language) => versionSummary(row, card, language)),
    trashedAt: row.trashed_at === null ? null : String(row.trashed_at),
  };
}

/** The pictures that each version's page shows, cover first. */
export function mediaOfRow(row: Row): Localized<MediaId[]> {
  return (JSON.parse(String(row.card)) as Card).media;
}

function versionSummary(row: Row, card: Card, language: Language): VersionSummary {
  const column = COLUMN[language];
  return {
    ...card.versions[language],
    progress: card.versions[language].progress ?? null,
    slug: String(row[`slug_${column}`]),
    // The table's own words: 'draft' or 'ready', and one of the generated column's five.
    status: row[`status_${column}`] as VersionSummary["status"],
    standing: row[`standing_${column}`] as Standing,
    stale: row[`stale_${column}`] === 1,
    contentHash: String(row[`hash_${column}`]),
  };
}

function cardOf(story: Story, progress: Localized<Progress>): Card {
  const { cover } = story;
  const front = cover ? [cover.media] : [];
  return {
    byline: story.byline,
    tags: story.tags,
    cover: cover ? { media: cover.media, alt: cover.alt } : null,
    media: localized((language) => [...new Set([...front, ...mediaOfBody(story.versions[language].body)])]),
    versions: localized((language) => {
      const { title, summary, modifiedAt, formerPaths, body } = story.versions[language];
      const empty = title.trim() === "" && summary.trim() === "" && bodyIsEmpty(body);
      return { title, summary, modifiedAt, formerPaths, empty, progress: progress[language] };
    }),
  };
}
