import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ensureSystem } from "../../../scripts/system-packages.ts";
import { OMEGAT_NEEDS } from "../../servers/tools.ts";
import { temporaryFolder } from "../support.ts";

/** A project of OmegaT: its texts are in `source/`, its memories in `tm/auto/`, its translations in `target/`. */
export async function omegatProject(from: string, to: string): Promise<string> {
  await ensureSystem(OMEGAT_NEEDS, () => undefined);
  const project = join(temporaryFolder(), "project");
  for (const name of ["source", "target", "tm/auto", "glossary", "dictionary", "omegat"]) {
    mkdirSync(join(project, name), { recursive: true });
  }
  writeFileSync(join(project, "omegat.project"), projectFile(from, to));
  return project;
}

/** Has OmegaT translate all that its memories have word for word. */
export async function translateWithOmegat(project: string): Promise<void> {
  const config = `--config-dir=${join(project, "../config")}`;
  await promisify(execFile)("omegat", [project, "--mode=console-translate", config]);
}

/** The settings of a project whose segments are paragraphs. */
function projectFile(from: string, to: string): string {
  const folders = ["source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"];
  return [
    '<?xml version="1.0" encoding="UTF-8"?><omegat><project version="1.0">',
    ...folders.map((name) => `<${name}>__DEFAULT__</${name}>`),
    `<source_lang>${from}</source_lang><target_lang>${to}</target_lang>`,
    "<sentence_seg>false</sentence_seg></project></omegat>",
  ].join("\n");
}
