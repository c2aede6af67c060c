import { join } from "node:path";
import { alignStory } from "../../shared/bilingual/memory/align.ts";
import { fromMarkdown, picturesIn, withPictures } from "../../shared/document/fromMarkdown.ts";
import type { Body, MediaId } from "../../shared/document/model.ts";
import { LANGUAGES, type Language, otherLanguage } from "../../shared/language.ts";
import { type Filing, formerPaths, storyPath } from "../../shared/story/address.ts";
import { today } from "../../shared/story/dates.ts";
import { dateSchema, type Media, type Story, type Version } from "../../shared/story/model.ts";
import { newStory } from "../../shared/story/newStory.ts";
import { cleanSlug, slugFromTitle } from "../../shared/story/slug.ts";
import { type BundleFolder, EncodingError, readUtf8 } from "./files.ts";
import { type FrontMatter, FrontMatterError, readPage } from "./frontMatter.ts";
import type { ImportProblem, ProblemCode } from "./report.ts";

/** What reading a bundle needs of the newsroom that it comes into. */
export interface Reception {
  /** Takes in a picture beside a page, or says what is wrong with it. */
  take(file: string): Promise<Media | ProblemCode>;
  /** In which an instant becomes a story's day. */
  timeZone: string;
}

interface Page {
  matter: FrontMatter;
  /** `YYYY-MM-DD`. */
  date: string;
  body: Body;
}

/** A bundle as a story. A page that can't be read is left out and named; without any, there is no story. */
export async function storyFromBundle(
  bundle: BundleFolder,
  reception: Reception,
): Promise<{ story: Story | null; problems: ImportProblem[] }> {
  const problems: ImportProblem[] = [];
  const pages: Partial<Record<Language, Page>> = {};
  for (const language of LANGUAGES) {
    const file = bundle.pages[language];
    const page = file ? await readBundlePage(bundle.folder, file, reception, problems) : null;
    if (page) pages[language] = page;
  }
  const first = pages.en ?? pages["zh-Hans"];
  if (!first) return { story: null, problems };
  const { date, matter } = first;
  const story = newStory({
    section: bundle.section,
    date,
    now: instantOf(matter.lastmod ?? matter.date),
    sourceLanguage: matter.twinpress?.sourceLanguage ?? (pages.en ? "en" : "zh-Hans"),
  });
  story.id = matter.twinpress?.id ?? story.id;
  for (const language of LANGUAGES) {
    const page = pages[language];
    if (!page) continue;
    story.byline[language] = page.matter.author ?? "";
    story.tags[language] = [...new Set((page.matter.tags ?? []).map((tag) => tag.trim()).filter(Boolean))];
    story.versions[language] = versionOf(page, language, bundle.name, story);
  }
  await takeCover(story, pages, bundle, reception, problems);
  // A bundle does not say which blocks say the same.
  story.links = alignStory(story);
  return { story, problems };
}

async function readBundlePage(
  folder: string,
  file: string,
  { take, timeZone }: Reception,
  problems: ImportProblem[],
): Promise<Page | null> {
  const refuse = (problem: ProblemCode, detail: string) => {
    problems.push({ file, problem, detail });
    return null;
  };
  try {
    const { matter, markdown } = readPage(readUtf8(join(folder, file)));
    // A draft may still be without a title; what is to be published may not.
    if (matter.title.trim() === "" && matter.draft !== true) return refuse("no-title", "");
    const date = dayOf(matter.date, timeZone);
    if (date === null) return refuse("no-date", matter.date);
    const parsed = fromMarkdown(markdown);
    for (const kind of parsed.simplified) refuse("simplified", kind);
    const pictures = new Map<string, MediaId>();
    for (const src of new Set(picturesIn(parsed))) {
      const media = await take(src);
      if (typeof media === "string") refuse(media, src);
      else pictures.set(src, media.id);
    }
    const body = withPictures(parsed, (src) => pictures.get(src) ?? null);
    return { matter, date, body };
  } catch (error) {
    if (error instanceof FrontMatterError) return refuse("front-matter", error.message);
    if (error instanceof EncodingError) return refuse("not-utf8", "");
    throw error;
  }
}

function versionOf({ matter, body }: Page, language: Language, folder: string, story: Story): Version {
  const slug = slugOf(matter, language, folder);
  const filed = { ...story, slug };
  const former = (matter.aliases ?? []).flatMap((alias) => pathOfAlias(alias, filed) ?? []);
  return {
    ...story.versions[language],
    title: matter.title.trim(),
    slug,
    // An address that a site had stays, whatever becomes of the title.
    slugIsLocked: matter.twinpress ? matter.twinpress.slugIsLocked === true : true,
    summary: (matter.summary || matter.description || "").trim(),
    body,
    status: matter.draft === true ? "draft" : "ready",
    publishedAt: matter.twinpress?.publishedAt ?? null,
    modifiedAt: instantOf(matter.lastmod ?? matter.date),
    formerPaths: formerPaths(filed, former),
  };
}

/** Where a page was before: where ours are, an address as it is; from another site, its last part. */
function pathOfAlias(alias: string, filed: Filing): string | null {
  const parts = alias.split("/").filter(Boolean);
  const [section = "", year = "", slug = ""] = parts.slice(-3);
  if (/^\d{4}$/.test(year) && [section, slug].every((part) => part !== "" && cleanSlug(part) === part)) {
    return `${section}/${year}/${slug}`;
  }
  const last = cleanSlug(parts.at(-1) ?? "");
  return last === "" ? null : storyPath({ ...filed, slug: last });
}

function slugOf(matter: FrontMatter, language: Language, folder: string): string {
  const given = cleanSlug(matter.slug ?? "");
  if (given !== "" || matter.twinpress) return given;
  return cleanSlug(folder) || slugFromTitle(matter.title, language);
}

/** The picture of the first page that has one; what it says in each language is in that one's page. */
async function takeCover(
  story: Story,
  pages: Partial<Record<Language, Page>>,
  bundle: BundleFolder,
  { take }: Reception,
  problems: ImportProblem[],
): Promise<void> {
  const language = LANGUAGES.find((tongue) => pages[tongue]?.matter.cover?.image);
  const cover = language ? pages[language]?.matter.cover : undefined;
  if (!language || !cover) return;
  const media = await take(cover.image);
  if (typeof media === "string") {
    problems.push({ file: bundle.pages[language] ?? "", problem: media, detail: cover.image });
    return;
  }
  const other = pages[otherLanguage(language)]?.matter.cover;
  const says = (tongue: Language, key: "alt" | "caption") =>
    (tongue === language ? cover : other)?.[key] ?? "";
  story.cover = {
    media: media.id,
    alt: { en: says("en", "alt"), "zh-Hans": says("zh-Hans", "alt") },
    caption: { en: says("en", "caption"), "zh-Hans": says("zh-Hans", "caption") },
    credit: cover.credit ?? other?.credit ?? "",
  };
}

/** The day that a date names: as it is written, or, for an instant, the day it is in the time zone. */
function dayOf(date: string, timeZone: string): string | null {
  const day = date.slice(0, 10);
  if (!dateSchema.safeParse(day).success) return null;
  const isInstant = /T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(date) && !Number.isNaN(Date.parse(date));
  return isInstant ? today(timeZone, new Date(date)) : day;
}

/** Noon where a day is all that is known: the same day in nearly every time zone. */
function instantOf(date: string): string {
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T12:00:00Z` : date);
  return new Date(Number.isNaN(time) ? 0 : time).toISOString();
}
