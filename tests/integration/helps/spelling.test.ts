import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSpelling } from "../../../electron/helps/spelling.ts";
import { copySpelling } from "../../../scripts/spelling.ts";
import { ownWords, type Spelling } from "../../../shared/helps/spelling.ts";
import { processorMs } from "../../processorTime.ts";
import { temporaryFolder } from "../support.ts";

const folder = mkdtempSync(join(tmpdir(), "twinpress-spelling-"));
let spelling: Spelling;

beforeAll(async () => {
  copySpelling(folder);
  spelling = await loadSpelling(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

const NONE: ReadonlySet<string> = new Set();
const wrong = (text: string, own = NONE) => spelling.misspelled(text, own).map(({ word }) => word);

describe("right", () => {
  it.each([
    ["American and British", "color colour organize organise center centre"],
    ["apostrophes of both kinds", "don't don’t journalist's journalists’ lawyer’s"],
    ["hyphens", "well-known rights-based re-education colour-coded"],
    ["accents", "café naïve résumé"],
    ["capitals and digits", "UN NGOs CSOs COVID-19 G20 3rd 2011"],
    [
      "addresses and names of files",
      "https://exmple.org/qwxz me@exmple.org www.exmple.org a.pdf qwxz.docx @qwxz #qwxz",
    ],
    ["abbreviations", "U.S. e.g. J. K."],
    ["other scripts", "人权 Москва 人权rights"],
  ])("%s", (_, text) => {
    expect(wrong(text)).toEqual([]);
  });

  it("what the newsroom's list and the glossary have", () => {
    const own = ownWords(["Liu Xiaobo", "Twinpress", "qwxz"]);
    expect(wrong("Liu Xiaobo’s Twinpress. Qwxz", own)).toEqual([]);
    expect(wrong("Liu Xiaobo")).toContain("Xiaobo");
  });
});

describe("wrong", () => {
  it("is told with its place", () => {
    const text = "He didn’t 😀 recieve teh well-knwon letter";
    const found = spelling.misspelled(text, NONE);
    expect(found.map(({ word }) => word)).toEqual(["recieve", "teh", "well-knwon"]);
    for (const { start, end, word } of found) expect(text.slice(start, end)).toBe(word);
  });

  it("has suggestions, from both sides of the Atlantic", () => {
    expect(spelling.suggest("recieve")[0]).toBe("receive");
    expect(["teh", "adn", "thier"].map((word) => spelling.suggest(word)[0])).toEqual(["the", "and", "their"]);
    expect(spelling.suggest("goverment")).toContain("government");
    expect(spelling.suggest("colur")).toEqual(expect.arrayContaining(["colour", "color"]));
    expect(spelling.suggest("didn’tt")).toContain("didn’t");
    expect(spelling.suggest("q".repeat(1000))).toEqual([]);
  });
});

it("nothing and very much are checked, too", () => {
  expect(wrong("")).toEqual([]);
  expect(wrong("constructor __proto__ hasOwnProperty").length).toBeGreaterThan(0);
  const start = process.cpuUsage();
  spelling.misspelled("a".repeat(1_000_000), NONE);
  spelling.misspelled("ab-'".repeat(100_000), NONE);
  expect(processorMs(start)).toBeLessThan(5000);
});

it("the licences lie beside the dictionaries", () => {
  for (const name of ["en", "en-gb"]) expect(existsSync(join(folder, `${name}.LICENCE.txt`))).toBe(true);
});

it("a file that is missing is named", async () => {
  const other = temporaryFolder();
  copySpelling(other);
  const path = join(other, "en-gb.dic");
  rmSync(path);
  await expect(loadSpelling(other)).rejects.toMatchObject({
    code: "help-file-unreadable",
    params: { path },
  });
});
