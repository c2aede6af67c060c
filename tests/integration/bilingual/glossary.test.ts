import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportGlossary, importGlossary } from "../../../electron/library/glossaryFiles.ts";
import { Library } from "../../../electron/library/library.ts";
import { termsToTbx } from "../../../shared/bilingual/glossary/tbx/write.ts";
import { UserError } from "../../../shared/errors.ts";
import { processorMs } from "../../processorTime.ts";
import { term, withoutIds } from "../../unit/bilingual/terms.ts";
import { cli, json } from "../commandLine.ts";
import { temporaryFolder } from "../support.ts";

function newLibrary(): Library {
  const name = { en: "River Watch", "zh-Hans": "河流观察" };
  return Library.create(join(temporaryFolder(), "newsroom"), { name, timeZone: "Asia/Shanghai" });
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

const UN = term("United Nations", "联合国", { enAllowed: ["UN"], note: "Since 1945" });
const BANK = term("bank", "银行", { zhForbidden: ["钱庄"] });
const TABLE = "en,zh,en_allowed,zh_forbidden,note\nUnited Nations,联合国,UN,,Since 1945\nbank,银行,,钱庄,\n";

test("terms are kept, listed in order, changed and removed", () => {
  const library = newLibrary();
  library.glossary.save(UN);
  library.glossary.save(BANK);
  library.glossary.save({ ...UN, note: "Changed" });
  library.close();
  const again = Library.open(library.folder);
  expect(again.glossary.list()).toEqual([BANK, { ...UN, note: "Changed" }]);
  again.glossary.remove(BANK.id);
  again.glossary.remove("nobody");
  expect(again.glossary.list().map(({ id }) => id)).toEqual([UN.id]);
  again.close();
});

test("a term that becomes another one is united with it", () => {
  const library = newLibrary();
  library.glossary.save(UN);
  library.glossary.save(BANK);
  const changed = {
    ...BANK,
    en: { ...UN.en, allowed: ["U.N."] },
    "zh-Hans": { ...BANK["zh-Hans"], preferred: "联合国" },
  };
  expect(library.glossary.save(changed)).toEqual({
    id: BANK.id,
    en: { preferred: "United Nations", allowed: ["U.N.", "UN"], forbidden: [] },
    "zh-Hans": { preferred: "联合国", allowed: [], forbidden: ["钱庄"] },
    note: "Since 1945",
  });
  expect(library.glossary.list()).toHaveLength(1);
  library.close();
});

test("half a term is refused, and leaves what was there", () => {
  const library = newLibrary();
  library.glossary.save(UN);
  const half = { ...UN, en: { ...UN.en, preferred: " \n" } };
  expect(() => library.glossary.save(half)).toThrow(expect.objectContaining({ code: "term-incomplete" }));
  expect(library.glossary.list()).toEqual([UN]);
  library.close();
});

test("an import adds, completes and passes over, and says how many of each", () => {
  const library = newLibrary();
  library.glossary.save(UN);
  const more = [term("United Nations", "联合国", { enAllowed: ["U.N."] }), BANK, BANK, term("river", "河")];
  expect(library.glossary.importTerms(more)).toEqual({ added: 2, updated: 1, skipped: 1 });
  expect(library.glossary.importTerms(more)).toEqual({ added: 0, updated: 0, skipped: 4 });
  expect(library.glossary.list().map(({ en }) => en)).toEqual([
    BANK.en,
    { preferred: "river", allowed: [], forbidden: [] },
    { preferred: "United Nations", allowed: ["UN", "U.N."], forbidden: [] },
  ]);
  library.close();
});

test.each(["csv", "tbx"])("what is exported as .%s comes into another newsroom whole", async (ending) => {
  const [library, other] = [newLibrary(), newLibrary()];
  library.glossary.importTerms([UN, BANK]);
  const path = join(temporaryFolder(), `terms.${ending}`);
  expect(await exportGlossary(library, path)).toBe(2);
  expect(await importGlossary(other, path)).toEqual({
    added: 2,
    updated: 0,
    skipped: 0,
    problems: [],
    otherForms: 0,
  });
  expect(withoutIds(other.glossary.list())).toEqual(withoutIds([BANK, UN]));
  library.close();
  other.close();
});

test("2,000 terms come in, are exported and come back within seconds", async () => {
  const library = newLibrary();
  const many = Array.from({ length: 2000 }, (_, n) => term(`word ${n}`, `词语${n}`));
  const path = join(temporaryFolder(), "many.tbx");
  const start = process.cpuUsage();
  library.glossary.importTerms(many);
  await exportGlossary(library, path);
  expect(await importGlossary(library, path)).toMatchObject({ added: 0, skipped: 2000 });
  expect(processorMs(start)).toBeLessThan(5000);
  library.close();
});

test.each([
  ["empty.csv", "", "glossary-columns"],
  ["picture.csv", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), "glossary-encoding"],
  ["empty.tbx", "", "glossary-xml"],
  ["cut.tbx", "<tbx><text><body><conceptEntry>", "glossary-xml"],
  ["latin.tbx", new Uint8Array([0x3c, 0x74, 0xe9, 0x3e]), "glossary-encoding"],
  ["page.tbx", "<html/>", "glossary-not-tbx"],
  ["bomb.tbx", '<!DOCTYPE tbx [<!ENTITY a "aaaa">]><tbx>&a;</tbx>', "glossary-entities"],
  ["terms.xlsx", "PK", "glossary-file-kind"],
])("%s is refused, and nothing comes in", async (name, content, code) => {
  const library = newLibrary();
  await expect(importGlossary(library, file(name, content))).rejects.toMatchObject({
    name: "UserError",
    code,
  });
  expect(library.glossary.list()).toEqual([]);
  library.close();
});

test.each(["csv", "tbx"])("a .%s file of 100 MB is refused at once", async (ending) => {
  const library = newLibrary();
  const path = file(`big.${ending}`, TABLE);
  truncateSync(path, 100 * 2 ** 20);
  const start = process.cpuUsage();
  await expect(importGlossary(library, path)).rejects.toMatchObject({ code: "glossary-too-large" });
  expect(processorMs(start)).toBeLessThan(1000);
  library.close();
});

test("more terms than a glossary can be worked with are refused, of one file or with those that are here", async () => {
  const library = newLibrary();
  const csv = (count: number, word: string) =>
    file(
      `${word}.csv`,
      `en,zh\n${Array.from({ length: count }, (_, n) => `${word} ${n},${word}${n}\n`).join("")}`,
    );
  const tbx = file(
    "many.tbx",
    termsToTbx([UN], "x").replace(/<conceptEntry.*<\/conceptEntry>/s, "$&".repeat(50_001)),
  );
  for (const path of [csv(50_001, "river"), file("same.csv", `en,zh\n${"river,河\n".repeat(60_000)}`), tbx]) {
    await expect(importGlossary(library, path)).rejects.toMatchObject({ code: "glossary-too-many" });
  }
  expect(await importGlossary(library, csv(50_000, "river"))).toMatchObject({ added: 50_000 });
  await expect(importGlossary(library, csv(1, "lake"))).rejects.toMatchObject({ code: "glossary-too-many" });
  // What is there already is not too much.
  expect(await importGlossary(library, csv(1, "river"))).toMatchObject({ added: 0, skipped: 1 });
  expect(library.glossary.list()).toHaveLength(50_000);
  library.close();
});

test("ten thousand terms go out as a termbase and come back", async () => {
  const library = newLibrary();
  const forms = (word: string) => ({ preferred: word, allowed: [`${word} b`], forbidden: [`${word} c`] });
  const terms = Array.from({ length: 10_000 }, (_, n) => {
    return { id: `t${n}`, en: forms(`term ${n}`), "zh-Hans": forms(`术语${n}`), note: "" };
  });
  library.glossary.importTerms(terms);
  const path = join(temporaryFolder(), "all.tbx");
  expect(await exportGlossary(library, path)).toBe(10_000);
  const other = newLibrary();
  expect(await importGlossary(other, path)).toMatchObject({ added: 10_000, problems: [] });
  library.close();
  other.close();
});

test("a file or folder that isn't there is named", async () => {
  const library = newLibrary();
  const missing = join(temporaryFolder(), "missing", "terms.csv");
  await expect(importGlossary(library, missing)).rejects.toThrow(UserError);
  await expect(exportGlossary(library, missing)).rejects.toMatchObject({ code: "file-not-writable" });
  expect(existsSync(missing)).toBe(false);
  library.close();
});

test("the command line imports, lists and exports", async () => {
  const newsroom = join(temporaryFolder(), "newsroom");
  const at = ["--newsroom", newsroom];
  await json("new", ...at, "--name", "Test");
  const good = file("terms.csv", TABLE);
  expect(await json("glossary", "import", good, ...at)).toEqual({
    code: 0,
    data: { ok: true, added: 2, updated: 0, skipped: 0, problems: [], otherForms: 0 },
  });
  expect((await cli(["glossary", "list", ...at])).stdout).toBe("bank\t银行\nUnited Nations\t联合国\n");
  const out = join(temporaryFolder(), "out.csv");
  expect(await json("glossary", "export", ...at, "--out", out)).toMatchObject({
    code: 0,
    data: { terms: 2 },
  });
  expect(readFileSync(out, "utf8")).toContain("\r\nUnited Nations,联合国,UN,,,,Since 1945\r\n");
  const bad = await cli([
    "glossary",
    "import",
    file("bad.csv", "英文,中文\nriver,\n"),
    ...at,
    "--lang",
    "zh",
  ]);
  expect(bad).toMatchObject({ code: 2, stderr: expect.stringContaining("第 2 行") });
});

test.each([
  [["glossary", "--newsroom", "x"], 2, "usage"],
  [["glossary", "import", "--newsroom", "x"], 2, "usage"],
  [["glossary", "list", "more", "--newsroom", "x"], 2, "usage"],
  [["glossary", "export", "--newsroom", "x"], 2, "usage"],
])("%j is refused", async (words, code, error) => {
  expect(await json(...words)).toMatchObject({ code, data: { ok: false, error: { code: error } } });
});

test("an export by another ending is refused, and writes nothing", async () => {
  const newsroom = join(temporaryFolder(), "newsroom");
  await json("new", "--newsroom", newsroom, "--name", "Test");
  const out = join(temporaryFolder(), "terms.xlsx");
  expect(await json("glossary", "export", "--newsroom", newsroom, "--out", out)).toMatchObject({
    code: 1,
    data: { error: { code: "glossary-file-kind", message: expect.stringContaining(".csv") } },
  });
  expect(existsSync(out)).toBe(false);
});
