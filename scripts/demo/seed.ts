import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readPage } from "../../electron/bundles/frontMatter.ts";

/** A version to be typed. */
export interface SeedVersion {
  title: string;
  slug: string;
  summary: string;
  paragraphs: string[];
}

/** The story that the demo types. */
export interface Seed {
  en: SeedVersion;
  zh: SeedVersion;
}

const FOLDER = join(
  import.meta.dirname,
  "../../assets/sample/content/brief-news/2011/global-perspective-2011",
);

/** The story of the organisation's old site, from the sample newsroom. */
export async function readSeed(): Promise<Seed> {
  return { en: await readVersion("index.en.md"), zh: await readVersion("index.zh.md") };
}

async function readVersion(file: string): Promise<SeedVersion> {
  const { matter, markdown } = readPage(await readFile(join(FOLDER, file), "utf8"));
  const paragraphs = markdown
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "" && !paragraph.startsWith("{{"));
  return { title: matter.title, slug: matter.slug ?? "", summary: matter.summary ?? "", paragraphs };
}
