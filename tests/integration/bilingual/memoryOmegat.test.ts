import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportTmx } from "../../../electron/library/memory/tmxFile.ts";
import { rememberPairs, temporaryNewsroom } from "../support.ts";
import { omegatProject, translateWithOmegat } from "./omegat.ts";

const EN = "On 9 November 2011, the “river” rose by 3 m & fell.";
const ZH = "2011年11月9日，河水上涨3米后回落。";

test.each([
  ["English", "EN-US", "ZH-CN", EN, ZH],
  ["Chinese", "ZH-CN", "EN-US", ZH, EN],
])(
  "OmegaT translates from %s with the memory that was exported",
  { timeout: 300_000 },
  async (_, from, to, source, target) => {
    const project = await omegatProject(from, to);
    const library = temporaryNewsroom();
    rememberPairs(library, [{ en: EN, "zh-Hans": ZH }]);
    writeFileSync(join(project, "source", "story.txt"), source);
    await exportTmx(library, join(project, "tm", "auto", "memory.tmx"));
    await translateWithOmegat(project);
    expect(readFileSync(join(project, "target", "story.txt"), "utf8").trim()).toBe(target);
  },
);
