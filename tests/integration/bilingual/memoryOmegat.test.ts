import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { exportTmx } from "../../../electron/library/memory/tmxFile.ts";
import { ensureSystem } from "../../../scripts/system-packages.ts";
import { OMEGAT_NEEDS } from "../../servers/tools.ts";
import { rememberPairs, temporaryFolder, temporaryNewsroom } from "../support.ts";

const EN = "On 9 November 2011, the “river” rose by 3 m & fell.";
const ZH = "2011年11月9日，河水上涨3米后回落。";

test.each([
  ["English", "EN-US", "ZH-CN", EN, ZH],
  ["Chinese", "ZH-CN", "EN-US", ZH, EN],
])(
  "OmegaT translates from %s with the memory that was exported",
  { timeout: 300_000 },
  async (_, from, to, source, target) => {
    await ensureSystem(OMEGAT_NEEDS, () => undefined);
    const library = temporaryNewsroom();
    rememberPairs(library, [{ en: EN, "zh-Hans": ZH }]);
    const folder = temporaryFolder();
    const project = join(folder, "project");
    for (const name of ["source", "target", "tm/auto", "glossary", "dictionary", "omegat"]) {
      mkdirSync(join(project, name), { recursive: true });
    }
    writeFileSync(join(project, "omegat.project"), projectFile(from, to));
    writeFileSync(join(project, "source", "story.txt"), source);
    await exportTmx(library, join(project, "tm", "auto", "memory.tmx"));
    await promisify(execFile)("omegat", [
      project,
      "--mode=console-translate",
      `--config-dir=${join(folder, "config")}`,
    ]);
    expect(readFileSync(join(project, "target", "story.txt"), "utf8").trim()).toBe(target);
  },
);

/** The settings of an OmegaT project whose segments are paragraphs. */
function projectFile(from: string, to: string): string {
  const folders = ["source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"];
  return [
    '<?xml version="1.0" encoding="UTF-8"?><omegat><project version="1.0">',
    ...folders.map((name) => `<${name}>__DEFAULT__</${name}>`),
    `<source_lang>${from}</source_lang><target_lang>${to}</target_lang>`,
    "<sentence_seg>false</sentence_seg></project></omegat>",
  ].join("\n");
}
