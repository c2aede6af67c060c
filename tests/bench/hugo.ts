import { existsSync } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { log } from "../../scripts/log.ts";
import { run } from "../../scripts/run.ts";
import { ensureSystem } from "../../scripts/system-packages.ts";

const HUGO = "/usr/bin/hugo";
const THEME = join(import.meta.dirname, "hugo-theme");

const CONFIG = `baseURL = "https://news.example.org/"
title = "River Network"
theme = "plain"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
[languages.en]
languageName = "English"
weight = 1
[languages.zh]
languageName = "中文"
weight = 2
hasCJKLanguage = true
`;

/**
 * Makes sure that Debian's Hugo is here and says which one.
 *
 * @throws Error with the command that installs it.
 */
export async function findHugo(): Promise<string> {
  await ensureSystem([{ package: "hugo", files: [HUGO] }], log);
  if (!existsSync(HUGO))
    throw new Error("The comparison needs Hugo. Install it with:\n  apt-get install hugo");
  return (await run(HUGO, ["version"], { quiet: true })).trim();
}

/** A Hugo site around exported bundles, with the plain theme. */
export async function makeHugoSite(bundles: string): Promise<void> {
  await mkdir(join(bundles, "themes"), { recursive: true });
  await cp(THEME, join(bundles, "themes", "plain"), { recursive: true });
  await writeFile(join(bundles, "config.toml"), CONFIG);
}

/** Builds the site into an empty folder, as a person would: one process, from the files on. */
export async function buildWithHugo(site: string, target: string): Promise<void> {
  await run(HUGO, ["--source", site, "--destination", target, "--quiet"], { quiet: true });
}
