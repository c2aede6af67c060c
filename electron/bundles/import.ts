import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { LANGUAGES } from "../../shared/language.ts";
import { yearOf } from "../../shared/story/dates.ts";
import type { Media, Story } from "../../shared/story/model.ts";
import { newsroomSchema, type Section } from "../../shared/story/newsroom.ts";
import { cleanSlug } from "../../shared/story/slug.ts";
import type { Library } from "../library/library.ts";
import { type BundleFolder, EncodingError, findBundles, languageOfCode, readUtf8 } from "./files.ts";
import { FrontMatterError, readTitle } from "./frontMatter.ts";
import type { ImportProblem, ImportReport } from "./report.ts";
import { storyFromBundle } from "./storyFromBundle.ts";

/** The newsroom's own settings beside `content/`, in an export. */
export const SETTINGS_FILE = "newsroom.json";

/** Stories written to the disk at once. */
const BATCH = 200;

/**
 * Brings Hugo page bundles into a newsroom. What can't come in is named in the report, the rest
 * comes in. A newsroom without stories takes on the settings that an export brings.
 *
 * @throws UserError `source-missing` when there is no such folder, or no `content/` in it
 */
export async function importBundles(library: Library, source: string): Promise<ImportReport> {
  const root = resolve(source);
  const content = join(root, "content");
  if (!existsSync(content) || !statSync(content).isDirectory()) {
    throw new UserError("source-missing", { path: content });
  }
  const report: ImportReport = { imported: 0, pictures: 0, problems: [] };
  const importer = new Importer(library, root, report);
  importer.takeSettings();
  const { bundles, others } = findBundles(content);
  importer.takeSections(content, bundles);
  for (const page of others) importer.problem(page, "no-bundle", "");
  let batch: Story[] = [];
  for (const bundle of bundles) {
    const story = await importer.read(bundle);
    if (story) batch.push(story);
    if (batch.length >= BATCH) {
      importer.write(batch);
      batch = [];
    }
  }
  importer.write(batch);
  return report;
}

class Importer {
  private readonly library: Library;
  private readonly root: string;
  private readonly report: ImportReport;
  /** Addresses that are taken, as `language/section/year/slug`. */
  private readonly addresses = new Set<string>();
  /** Stories that this import has read. */
  private readonly ids = new Set<string>();
  private timeZone: string;

  constructor(library: Library, root: string, report: ImportReport) {
    this.library = library;
    this.root = root;
    this.report = report;
    this.timeZone = library.newsroom().timeZone;
    for (const { section, date, versions } of library.allStories()) {
      for (const language of LANGUAGES) {
        const { slug } = versions[language];
        if (slug !== "") this.addresses.add(addressOf(language, section, date, slug));
      }
    }
  }

  /** A newsroom that has no stories yet takes on the name, address, contact and sections of the export. */
  takeSettings(): void {
    const file = join(this.root, SETTINGS_FILE);
    if (!existsSync(file) || this.library.facets().total + this.library.facets().trashed > 0) return;
    try {
      const own = this.library.newsroom();
      const settings = newsroomSchema.omit({ id: true, schema: true }).parse(JSON.parse(readUtf8(file)));
      // An address that was given to the new newsroom stays, where the other one had none.
      this.library.saveNewsroom({ ...own, ...settings, baseUrl: settings.baseUrl || own.baseUrl });
      this.timeZone = settings.timeZone;
    } catch (error) {
      this.problem(file, "newsroom-settings", error instanceof Error ? error.message.slice(0, 120) : "");
    }
  }

  /** Sections that the newsroom does not have yet, by their folders and their `_index` pages. */
  takeSections(content: string, bundles: readonly BundleFolder[]): void {
    const newsroom = this.library.newsroom();
    const known = new Set(newsroom.sections.map(({ id }) => id));
    const missing = [...new Set(bundles.map(({ section }) => section))].filter(
      (name) => !known.has(sectionId(name)),
    );
    if (missing.length === 0) return;
    const sections = missing.map((name): Section => this.sectionOf(join(content, name), name));
    this.library.saveNewsroom({ ...newsroom, sections: [...newsroom.sections, ...sections] });
  }

  /** A bundle as a story, with its pictures taken in; null, and a problem, when it can't come in. */
  async read(bundle: BundleFolder): Promise<Story | null> {
    const { story, problems } = await storyFromBundle(
      { ...bundle, section: sectionId(bundle.section) },
      { take: (file) => this.addPicture(bundle, file), timeZone: this.timeZone },
    );
    for (const { file, problem, detail } of problems)
      this.problem(join(bundle.folder, file), problem, detail);
    if (!story) return null;
    if (this.ids.has(story.id) || this.library.has(story.id)) {
      this.problem(bundle.folder, "already-here", story.id);
      return null;
    }
    if (!this.claimAddresses(bundle, story)) return null;
    this.ids.add(story.id);
    return story;
  }

  write(stories: readonly Story[]): void {
    if (stories.length === 0) return;
    this.library.transaction(() => {
      for (const story of stories) this.library.insert(story);
    });
    this.report.imported += stories.length;
  }

  private claimAddresses(bundle: BundleFolder, story: Story): boolean {
    const claims = LANGUAGES.flatMap((language) => {
      const { slug } = story.versions[language];
      return slug === "" ? [] : [{ slug, address: addressOf(language, story.section, story.date, slug) }];
    });
    const taken = claims.find(({ address }) => this.addresses.has(address));
    if (taken) {
      this.problem(bundle.folder, "slug-taken", taken.slug);
      return false;
    }
    for (const { address } of claims) this.addresses.add(address);
    return true;
  }

  private async addPicture(bundle: BundleFolder, src: string): Promise<Media | ImportProblem["problem"]> {
    const file = resolve(bundle.folder, decoded(src));
    // A page may only show what lies beside it.
    const isBeside = file.startsWith(bundle.folder + sep);
    if (!isBeside || !statSync(file, { throwIfNoEntry: false })?.isFile()) return "picture-missing";
    try {
      const media = await this.library.addMedia(basename(file), readFileSync(file));
      this.report.pictures += 1;
      return media;
    } catch (error) {
      if (error instanceof UserError && error.code.startsWith("media-")) return "picture-unreadable";
      throw error;
    }
  }

  private sectionOf(folder: string, name: string): Section {
    const section = { id: sectionId(name), name: { en: name, "zh-Hans": name } };
    if (!existsSync(folder)) return section;
    for (const code of [undefined, "en", "zh", "zh-cn", "zh-hans"]) {
      const file = join(folder, code ? `_index.${code}.md` : "_index.md");
      const language = languageOfCode(code);
      if (!language || !existsSync(file)) continue;
      const title = titleOf(file);
      if (title) section.name[language] = title;
    }
    return section;
  }

  problem(file: string, problem: ImportProblem["problem"], detail: string): void {
    this.report.problems.push({ file: relative(this.root, file), problem, detail });
  }
}

function titleOf(file: string): string {
  try {
    return readTitle(readUtf8(file));
  } catch (error) {
    // The section then has its folder's name, for a person to change.
    if (error instanceof FrontMatterError || error instanceof EncodingError) return "";
    throw error;
  }
}

/** A file's name as Markdown may write it: `my%20photo.jpg`. */
function decoded(src: string): string {
  try {
    return decodeURIComponent(src);
  } catch {
    return src;
  }
}

function sectionId(name: string): string {
  return cleanSlug(name) || "section";
}

function addressOf(language: string, section: string, date: string, slug: string): string {
  return [language, section, yearOf(date), slug].join("/");
}
