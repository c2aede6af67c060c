import type { ConflictDetail } from "../../shared/ipc.ts";
import { LANGUAGES, type Language, localized } from "../../shared/language.ts";
import { compareBodies, mergeBodies, type Side, type Stretch } from "../../shared/publish/mergeBodies.ts";
import type { StorySource } from "../../shared/publish/storySource.ts";
import type { Story } from "../../shared/story/model.ts";

/** Something that a person chooses a side of. */
export interface ConflictRow {
  /** Tells it from the others of its story. */
  key: string;
  part: "shared" | "title" | "summary" | "body";
  language: Language | null;
  stretch: Stretch | null;
  mine: string;
  theirs: string;
}

/** What the two sides of a story differ in, in reading order; stretches that are the same are in it too. */
export function rowsOf({ conflict, mine }: ConflictDetail): ConflictRow[] {
  const { theirs, parts } = conflict;
  if (!theirs) return [];
  const shared = parts.includes("shared") ? [sharedRow(mine, theirs)] : [];
  const texts = LANGUAGES.filter((language) => parts.includes(language)).flatMap((language) =>
    languageRows(mine, theirs, language),
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
  const isShared = rows.some(({ part, key }) => part === "shared" && sideOf(key) === "theirs");
  const { section, date, sourceLanguage, cover } = theirs;
  const texts = mine.cover ?? { alt: { en: "", "zh-Hans": "" }, caption: { en: "", "zh-Hans": "" } };
  const start = isShared
    ? { ...mine, section, date, sourceLanguage, cover: cover && { ...texts, ...cover } }
    : mine;
  const versions = localized((language) => {
    const version = start.versions[language];
    const edition = theirs.editions[language];
    const own = rows.filter((row) => row.language === language);
    if (!edition || own.length === 0) return version;
    const isTheirs = (part: ConflictRow["part"]) =>
      own.some((row) => row.part === part && sideOf(row.key) === "theirs");
    const body = own.filter(({ part }) => part === "body");
    return {
      ...version,
      title: isTheirs("title") ? edition.title : version.title,
      summary: isTheirs("summary") ? edition.summary : version.summary,
      body: mergeBodies(
        body.flatMap(({ stretch }) => (stretch ? [stretch] : [])),
        body.map(({ key }) => sideOf(key)),
      ),
    };
  });
  return { ...start, versions };
}

function sharedRow(mine: Story, theirs: StorySource): ConflictRow {
  const say = ({
    date,
    section,
    cover,
  }: Pick<Story, "date" | "section"> & { cover: { media: string } | null }) =>
    [date, section, cover ? "▣" : ""].filter(Boolean).join(" · ");
  return {
    key: "shared",
    part: "shared",
    language: null,
    stretch: null,
    mine: say(mine),
    theirs: say(theirs),
  };
}

function languageRows(mine: Story, theirs: StorySource, language: Language): ConflictRow[] {
  const version = mine.versions[language];
  const edition = theirs.editions[language];
  if (!edition) return [];
  const lines = (["title", "summary"] as const)
    .filter((part) => version[part] !== edition[part])
    .map((part) => ({
      key: `${language}-${part}`,
      part,
      language,
      stretch: null,
      mine: version[part],
      theirs: edition[part],
    }));
  const body = compareBodies(version.body, edition.body).map((stretch, index) => ({
    key: `${language}-${index}`,
    part: "body" as const,
    language,
    stretch,
    mine: "",
    theirs: "",
  }));
  return [...lines, ...body];
}
