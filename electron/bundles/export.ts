import { copyFileSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { MediaId } from "../../shared/document/model.ts";
import { toMarkdown } from "../../shared/document/toMarkdown.ts";
import { UserError } from "../../shared/errors.ts";
import { LANGUAGE_CODE, LANGUAGES, type Language } from "../../shared/language.ts";
import { routeOfPath } from "../../shared/site/address.ts";
import { yearOf } from "../../shared/story/dates.ts";
import type { Story } from "../../shared/story/model.ts";
import { folderError } from "../library/fileErrors.ts";
import type { Library } from "../library/library.ts";
import { makeFolder } from "../library/makeFolder.ts";
import { type FrontMatter, writePage } from "./frontMatter.ts";
import { SETTINGS_FILE } from "./import.ts";

/** What an export wrote. */
export interface ExportReport {
  stories: number;
  pictures: number;
}

/**
 * Writes a newsroom's stories, drafts too, as Hugo page bundles into an empty folder, with the
 * newsroom's settings beside them: importing them into a new newsroom gives the same stories.
 *
 * @throws UserError `target-not-empty`, `folder-not-writable`, `disk-full`
 */
export function exportBundles(library: Library, target: string): ExportReport {
  const root = resolve(target);
  if (existsSync(root) && readdirSync(root).length > 0)
    throw new UserError("target-not-empty", { path: root });
  const report: ExportReport = { stories: 0, pictures: 0 };
  const taken = new Set<string>();
  try {
    writeSettings(library, root);
    for (const { id } of library.allStories()) {
      const { story } = library.get(id);
      const folder = freeFolder(root, story, taken);
      makeFolder(folder);
      report.pictures += writeStory(library, story, folder);
      report.stories += 1;
    }
    return report;
  } catch (error) {
    throw folderError(root, error);
  }
}

function writeSettings(library: Library, root: string): void {
  const { id: _, schema: __, ...settings } = library.newsroom();
  makeFolder(root);
  writeFileSync(join(root, SETTINGS_FILE), `${JSON.stringify(settings, null, 2)}\n`);
  for (const section of settings.sections) {
    const folder = join(root, "content", section.id);
    makeFolder(folder);
    for (const language of LANGUAGES) {
      // JSON's texts are YAML's too (yaml.org/spec/1.2.2, §1.2).
      const title = JSON.stringify(section.name[language]);
      writeFileSync(join(folder, `_index.${LANGUAGE_CODE[language]}.md`), `---\ntitle: ${title}\n---\n`);
    }
  }
}

/** Two stories without a slug, or one in each language with the same, still get folders of their own. */
function freeFolder(root: string, story: Story, taken: Set<string>): string {
  const { en, "zh-Hans": zh } = story.versions;
  const base = join(
    root,
    "content",
    story.section,
    String(yearOf(story.date)),
    en.slug || zh.slug || story.id,
  );
  const folder = taken.has(base) ? `${base}-${story.id.slice(0, 8)}` : base;
  taken.add(folder);
  return folder;
}

function writeStory(library: Library, story: Story, folder: string): number {
  const files = new Map<MediaId, string>();
  const fileOf = (id: MediaId) => {
    const known = files.get(id);
    if (known) return known;
    const name = freeName(
      library.media(id).name,
      library.mediaFile(id),
      new Set([...files.values()].map((file) => file.toLowerCase())),
    );
    files.set(id, name);
    copyFileSync(library.mediaFile(id), join(folder, name));
    return name;
  };
  const written = LANGUAGES.filter((language) => isWritten(story, language));
  // A story that nothing was written of yet is kept too.
  for (const language of written.length > 0 ? written : [story.sourceLanguage]) {
    const matter = frontMatterOf(story, language, fileOf);
    const markdown = toMarkdown(story.versions[language].body, fileOf);
    writeFileSync(join(folder, `index.${LANGUAGE_CODE[language]}.md`), writePage(matter, markdown));
  }
  return files.size;
}

/** Whether there is anything in a language that a page of its own has to keep. */
function isWritten(story: Story, language: Language): boolean {
  const { title, summary, slug, body, status, publishedAt } = story.versions[language];
  const says = [title, summary, slug, story.byline[language], ...story.tags[language]].some(Boolean);
  const isOfCover = Boolean(story.cover?.alt[language] || story.cover?.caption[language]);
  return says || isOfCover || body.length > 0 || status === "ready" || publishedAt !== null;
}

function frontMatterOf(story: Story, language: Language, fileOf: (id: MediaId) => string): FrontMatter {
  const version = story.versions[language];
  return {
    title: version.title,
    slug: version.slug,
    date: story.date,
    lastmod: version.modifiedAt,
    summary: version.summary || undefined,
    author: story.byline[language] || undefined,
    tags: story.tags[language],
    draft: version.status === "draft" ? true : undefined,
    aliases: version.formerPaths.map((path) => `/${routeOfPath(language, path)}`),
    cover: coverOf(story, language, fileOf),
    twinpress: {
      id: story.id,
      sourceLanguage: story.sourceLanguage,
      ...(version.slugIsLocked ? { slugIsLocked: true } : {}),
      ...(version.publishedAt === null ? {} : { publishedAt: version.publishedAt }),
    },
  };
}

function coverOf(
  { cover }: Story,
  language: Language,
  fileOf: (id: MediaId) => string,
): FrontMatter["cover"] {
  if (cover === null) return undefined;
  const { media, alt, caption, credit } = cover;
  return { image: fileOf(media), alt: alt[language], caption: caption[language], credit };
}

/** The name that the picture came with, fit for every system, with the ending of what it is. */
function freeName(name: string, file: string, taken: ReadonlySet<string>): string {
  const ending = file.slice(file.lastIndexOf("."));
  const stem =
    name
      .replace(/\.[^.]*$/, "")
      .replace(/[^\p{L}\p{N}_-]+/gu, "-")
      .slice(0, 60) || "picture";
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? `${stem}${ending}` : `${stem}-${n}${ending}`;
    // Some systems take a capital letter for a small one.
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
