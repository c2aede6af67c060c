import { join } from "node:path";
import { fromMarkdown } from "../../shared/document/fromMarkdown.ts";
import type { Block, Body } from "../../shared/document/model.ts";
import { LANGUAGES, type Language, otherLanguage } from "../../shared/language.ts";
import { dateSchema, type Media, type Story, storySchema, type Version } from "../../shared/story/model.ts";
import { newStory } from "../../shared/story/newStory.ts";
import { cleanSlug, slugFromTitle } from "../../shared/story/slug.ts";
import { type BundleFolder, readUtf8 } from "./files.ts";
import { type FrontMatter, FrontMatterError, readPage } from "./frontMatter.ts";
import type { ImportProblem, ProblemCode } from "./report.ts";

/** Takes in a picture beside a page, or says what is wrong with it. */
export type PictureTaker = (file: string) => Promise<Media | ProblemCode>;

interface Page {
  matter: FrontMatter;
  body: Body;
}

/** A bundle as a story. A page that can't be read is left out and named; without any, there is no story. */
export async function storyFromBundle(
  bundle: BundleFolder,
  take: PictureTaker,
): Promise<{ story: Story | null; problems: ImportProblem[] }> {
  const problems: ImportProblem[] = [];
  const pages: Partial<Record<Language, Page>> = {};
  for (const language of LANGUAGES) {
    const file = bundle.pages[language];
    const page = file ? await readBundlePage(bundle.folder, file, take, problems) : null;
    if (page) pages[language] = page;
  }
  const first = pages.en ?? pages["zh-Hans"];
  if (!first) return { story: null, problems };
  const date = first.matter.date.slice(0, 10);
  const lead = newStory({
    section: bundle.section,
    date,
    now: instantOf(first.matter.lastmod ?? first.matter.date),
  });
  const story: Story = { ...lead, id: idOf(first.matter) ?? lead.id };
  story.sourceLanguage = first.matter.twinpress?.sourceLanguage ?? (pages.en ? "en" : "zh-Hans");
  for (const language of LANGUAGES) {
    const page = pages[language];
    if (!page) continue;
    story.byline[language] = page.matter.author ?? "";
    story.tags[language] = [...new Set((page.matter.tags ?? []).map((tag) => tag.trim()).filter(Boolean))];
    story.versions[language] = versionOf(page, language, bundle.name, story.versions[language]);
  }
  await takeCover(story, pages, bundle, take, problems);
  return { story, problems };
}

async function readBundlePage(
  folder: string,
  file: string,
  take: PictureTaker,
  problems: ImportProblem[],
): Promise<Page | null> {
  const refuse = (problem: ProblemCode, detail: string) => {
    problems.push({ file, problem, detail });
    return null;
  };
  try {
    const { matter, markdown } = readPage(readUtf8(join(folder, file)));
    if (matter.title.trim() === "") return refuse("no-title", "");
    if (!dateSchema.safeParse(matter.date.slice(0, 10)).success) return refuse("no-date", matter.date);
    const { blocks, simplified } = fromMarkdown(markdown);
    for (const kind of new Set(simplified)) refuse("simplified", kind);
    const body: Block[] = [];
    for (const block of blocks) {
      if (block.type !== "image") {
        body.push(block);
        continue;
      }
      const { src, ...image } = block;
      const media = await take(src);
      if (typeof media === "string") refuse(media, src);
      else body.push({ ...image, media: media.id });
    }
    return { matter, body };
  } catch (error) {
    if (error instanceof FrontMatterError) return refuse("front-matter", error.message);
    if (error instanceof TypeError) return refuse("not-utf8", "");
    throw error;
  }
}

function versionOf({ matter, body }: Page, language: Language, folder: string, empty: Version): Version {
  const slug = cleanSlug(matter.slug ?? "") || cleanSlug(folder) || slugFromTitle(matter.title, language);
  const former = (matter.aliases ?? []).map((alias) =>
    cleanSlug(alias.split("/").filter(Boolean).at(-1) ?? ""),
  );
  return {
    ...empty,
    title: matter.title.trim(),
    slug,
    slugIsLocked: true,
    summary: (matter.summary ?? matter.description ?? "").trim(),
    body,
    status: matter.draft === true ? "draft" : "ready",
    modifiedAt: instantOf(matter.lastmod ?? matter.date),
    formerSlugs: [...new Set(former)].filter((alias) => alias !== "" && alias !== slug),
  };
}

/** The picture of the first page that has one; what it says in each language is in that one's page. */
async function takeCover(
  story: Story,
  pages: Partial<Record<Language, Page>>,
  bundle: BundleFolder,
  take: PictureTaker,
  problems: ImportProblem[],
): Promise<void> {
  const language = LANGUAGES.find((tongue) => pages[tongue]?.matter.cover);
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

/** Noon where a day is all that is known: the same day in nearly every time zone. */
function instantOf(date: string): string {
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T12:00:00Z` : date);
  return new Date(Number.isNaN(time) ? 0 : time).toISOString();
}

function idOf({ twinpress }: FrontMatter): string | null {
  const id = storySchema.shape.id.safeParse(twinpress?.id);
  return id.success ? id.data : null;
}
