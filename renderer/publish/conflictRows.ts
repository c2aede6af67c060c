import type { ConflictDetail } from "../../shared/ipc.ts";
import { LANGUAGES, type Language, localized } from "../../shared/language.ts";
import { compareBodies, mergeBodies, type Side, type Stretch } from "../../shared/publish/mergeBodies.ts";
import type { Edition, StorySource } from "../../shared/publish/storySource.ts";
import type { Cover, Story } from "../../shared/story/model.ts";

/** What a person chooses a side of. */
export type ConflictPart =
  | "date"
  | "section"
  | "cover"
  | "source"
  | "status"
  | "title"
  | "slug"
  | "summary"
  | "byline"
  | "tags"
  | "coverText"
  | "body";

/** Something that the two sides of a story differ in, or a stretch of text that is the same. */
export interface ConflictRow {
  /** Tells it from the others of its story. */
  key: string;
  part: ConflictPart;
  /** Null for what both languages share. */
  language: Language | null;
  /** A stretch of the body; null for everything else, which is a text on each side. */
  stretch: Stretch | null;
  mine: string;
  theirs: string;
}

/** What a text of a row that is no text stands for, so that it can be said in the interface's words. */
export interface RowWords {
  date(date: string): string;
  section(id: string): string;
  language(language: Language): string;
  status(status: "ready" | "draft" | "published" | "down"): string;
}

/** What the two sides of a story differ in, in reading order; stretches that are the same are in it too. */
export function rowsOf({ conflict, mine }: ConflictDetail, words: RowWords): ConflictRow[] {
  const { theirs, parts } = conflict;
  if (!theirs) return [];
  const shared = parts.includes("shared") ? sharedRows(mine, theirs, words) : [];
  const texts = LANGUAGES.filter((language) => parts.includes(language)).flatMap((language) =>
    languageRows(mine, theirs, language, words),
  );
  return [...shared, ...texts];
}

/** The story that the chosen sides make. */
export function mergedStory(
  { conflict, mine }: ConflictDetail,
  rows: readonly ConflictRow[],
  sideOf: (key: string) => Side,
): Story {
  const { theirs } = conflict;
  if (!theirs) return mine;
  const isTheirs = (part: ConflictPart, language: Language | null = null) =>
    rows.some((row) => row.part === part && row.language === language && sideOf(row.key) === "theirs");
  const shared: Story = {
    ...mine,
    date: isTheirs("date") ? theirs.date : mine.date,
    section: isTheirs("section") ? theirs.section : mine.section,
    sourceLanguage: isTheirs("source") ? theirs.sourceLanguage : mine.sourceLanguage,
    cover: isTheirs("cover") ? theirs.cover && { ...coverTexts(mine.cover), ...theirs.cover } : mine.cover,
  };
  return LANGUAGES.reduce((story, language) => {
    const own = rows.filter((row) => row.language === language);
    return own.length > 0
      ? withLanguage(story, theirs.editions[language], language, {
          isTheirs: (part) => isTheirs(part, language),
          body: own.filter(({ part }) => part === "body"),
          sideOf,
        })
      : story;
  }, shared);
}

interface LanguageChoice {
  isTheirs(part: ConflictPart): boolean;
  body: readonly ConflictRow[];
  sideOf(key: string): Side;
}

function withLanguage(
  story: Story,
  edition: Edition | null,
  language: Language,
  { isTheirs, body, sideOf }: LanguageChoice,
): Story {
  const version = story.versions[language];
  if (!edition) {
    const status = isTheirs("status") ? "draft" : version.status;
    return { ...story, versions: { ...story.versions, [language]: { ...version, status } } };
  }
  const merged = {
    ...version,
    status: isTheirs("status") ? ("ready" as const) : version.status,
    title: isTheirs("title") ? edition.title : version.title,
    slug: isTheirs("slug") ? edition.slug : version.slug,
    summary: isTheirs("summary") ? edition.summary : version.summary,
    body: mergeBodies(
      body.flatMap(({ stretch }) => (stretch ? [stretch] : [])),
      body.map(({ key }) => sideOf(key)),
    ),
  };
  const { cover } = story;
  const { alt, caption } = isTheirs("coverText") ? edition : coverText(cover, language);
  return {
    ...story,
    versions: { ...story.versions, [language]: merged },
    byline: { ...story.byline, [language]: isTheirs("byline") ? edition.byline : story.byline[language] },
    tags: { ...story.tags, [language]: isTheirs("tags") ? edition.tags : story.tags[language] },
    cover: cover && {
      ...cover,
      alt: { ...cover.alt, [language]: alt },
      caption: { ...cover.caption, [language]: caption },
    },
  };
}

function coverTexts(cover: Cover | null): Pick<Cover, "alt" | "caption"> {
  return cover ?? { alt: localized(() => ""), caption: localized(() => "") };
}

function coverText(cover: Cover | null, language: Language): { alt: string; caption: string } {
  return { alt: cover?.alt[language] ?? "", caption: cover?.caption[language] ?? "" };
}

/** A row for each pair that differs. */
function differing(
  language: Language | null,
  pairs: readonly (readonly [ConflictPart, string, string])[],
): ConflictRow[] {
  return pairs
    .filter(([, mine, theirs]) => mine !== theirs)
    .map(([part, mine, theirs]) => ({
      key: `${language ?? "shared"}-${part}`,
      part,
      language,
      stretch: null,
      mine,
      theirs,
    }));
}

/** A cover's row holds its picture's id and its credit. */
function sharedRows(mine: Story, theirs: StorySource, words: RowWords): ConflictRow[] {
  const cover = (one: { media: string; credit: string } | null) => (one ? `${one.media}\n${one.credit}` : "");
  return differing(null, [
    ["date", words.date(mine.date), words.date(theirs.date)],
    ["section", words.section(mine.section), words.section(theirs.section)],
    ["cover", cover(mine.cover), cover(theirs.cover)],
    ["source", words.language(mine.sourceLanguage), words.language(theirs.sourceLanguage)],
  ]);
}

function languageRows(mine: Story, theirs: StorySource, language: Language, words: RowWords): ConflictRow[] {
  const version = mine.versions[language];
  const edition = theirs.editions[language];
  if (!edition) return differing(language, [["status", words.status(version.status), words.status("down")]]);
  const text = ({ alt, caption }: { alt: string; caption: string }) => [alt, caption].join("\n").trim();
  const isDraft = version.status === "draft";
  const comma = language === "en" ? ", " : "、";
  const body = compareBodies(version.body, edition.body).map((stretch, index) => ({
    key: `${language}-${index}`,
    part: "body" as const,
    language,
    stretch,
    mine: "",
    theirs: "",
  }));
  return [
    ...differing(language, isDraft ? [["status", words.status("draft"), words.status("published")]] : []),
    ...differing(language, [
      ["title", version.title, edition.title],
      ["slug", version.slug, edition.slug],
      ["summary", version.summary, edition.summary],
      ["byline", mine.byline[language], edition.byline],
      ["tags", mine.tags[language].join(comma), edition.tags.join(comma)],
      ["coverText", text(coverText(mine.cover, language)), text(edition)],
    ]),
    ...body,
  ];
}
