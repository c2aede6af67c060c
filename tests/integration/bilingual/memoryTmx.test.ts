import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { exportTmx, importTmx } from "../../../electron/library/memory/tmxFile.ts";
import { processorMs } from "../../processorTime.ts";
import { cli, json } from "../commandLine.ts";
import { rememberPairs, temporaryFolder, temporaryNewsroom } from "../support.ts";

const HEAD =
  '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header creationtool="Tool" creationtoolversion="2" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>\n';
const FOOT = "</body></tmx>\n";

function unit(en: string, zh: string, chinese = "zh-CN"): string {
  return `<tu><tuv xml:lang="en-US"><seg>${en}</seg></tuv><tuv xml:lang="${chinese}"><seg>${zh}</seg></tuv></tu>\n`;
}

function fileWith(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), "partner.tmx");
  writeFileSync(path, content);
  return path;
}

async function importOf(content: string | Uint8Array) {
  const library = temporaryNewsroom();
  try {
    await importTmx(library, fileWith(content));
    return { code: null, size: library.memory.size() };
  } catch (error) {
    return { ...(error as { code: unknown; params: unknown }), size: library.memory.size() };
  }
}

test("what is exported has the grammar of TMX 1.4b, and comes back whole in another newsroom", async () => {
  const library = temporaryNewsroom();
  const texts = [
    { en: 'Fish & chips <3 “now”\nand "later"\r\n', "zh-Hans": "鱼和薯条 ]]> \u0001😀" },
    { en: "Yes.", "zh-Hans": "是的。" },
    { en: "Yes.", "zh-Hans": "对。" },
  ];
  const changedAt = "2011-11-16T01:02:03.456Z";
  expect(rememberPairs(library, texts, { changedAt })).toBe(3);
  const out = join(temporaryFolder(), "out.tmx");
  expect(await exportTmx(library, out)).toBe(3);
  const contents = readFileSync(out, "utf8");
  const grammar = readFileSync(join(import.meta.dirname, "../../corpus/tmx14.rng"), "utf8");
  expect(await errorsOf(contents, grammar)).toEqual([]);
  expect(await errorsOf(contents.replace(/ segtype="\w+"/, ""), grammar)).not.toEqual([]);
  const other = temporaryNewsroom();
  expect(await importTmx(other, out)).toMatchObject({ total: 3, added: 3, skipped: 0 });
  expect(await importTmx(other, out)).toMatchObject({ total: 3, added: 0, skipped: 3, duplicates: 3 });
  expect(other.memory.lookUp({ language: "zh-Hans", text: "对。" })).toMatchObject([
    { kind: "exact", target: "Yes.", origin: { import: "out.tmx" }, changedAt: "2011-11-16T01:02:03.000Z" },
  ]);
  expect([...other.memory.pairs()].map(({ text }) => text)).toEqual([
    { en: 'Fish & chips <3 “now”\nand "later"', "zh-Hans": "鱼和薯条 ]]> 😀" },
    ...texts.slice(1),
  ]);
});

test.each([
  ["cut off", `${HEAD}${unit("a", "甲")}<tu><tuv`, { code: "tmx-damaged", params: { line: 5, column: 9 } }],
  ["empty", "", { code: "tmx-damaged" }],
  ["a table", "en,zh\nriver,河\n", { code: "tmx-damaged" }],
  ["another kind of XML", "<xliff/>", { code: "tmx-none", params: { detail: "xliff" } }],
  ["in GBK", Buffer.from(HEAD + unit("a", "\u00c4\u00e3"), "latin1"), { code: "tmx-encoding" }],
  [
    "with entities of its own",
    HEAD.replace('SYSTEM "tmx14.dtd"', '[<!ENTITY a "&a;&a;">]'),
    { code: "tmx-entities" },
  ],
  [
    "with an entity that nobody knows",
    HEAD + unit("a", "甲") + unit("&secret;", "乙") + FOOT,
    { code: "tmx-damaged", params: { line: 5 } },
  ],
])("of a file that is %s nothing comes in", async (_, content, error) => {
  expect(await importOf(content)).toMatchObject({ ...error, size: 0 });
});

test("UTF-16 with a mark is read as well", async () => {
  const utf16 = Buffer.from(`\uFEFF${HEAD}${unit("river", "河流")}${FOOT}`, "utf16le");
  expect(await importOf(utf16)).toEqual({ code: null, size: 1 });
});

test("100 MB that are no memory end in seconds, with nothing changed", async () => {
  const start = process.cpuUsage();
  const big = Buffer.alloc(100_000_000, "x");
  expect(await importOf(big)).toMatchObject({ code: "tmx-damaged", size: 0 });
  big.write(`${HEAD}<tu><tuv xml:lang="en"><seg>`);
  expect(await importOf(big)).toMatchObject({ code: "xml-oversized", size: 0 });
  big.fill("<hi>", HEAD.length + 32);
  expect(await importOf(big)).toMatchObject({ code: "xml-oversized", size: 0 });
  expect(processorMs(start)).toBeLessThan(15_000);
});

test("a file that can't be written leaves what was there, and nothing beside it", async () => {
  const library = temporaryNewsroom();
  const folder = temporaryFolder();
  const path = join(folder, "missing", "out.tmx");
  await expect(exportTmx(library, path)).rejects.toMatchObject({ code: "file-not-writable" });
  await expect(importTmx(library, folder)).rejects.toMatchObject({ code: "source-missing" });
  expect([existsSync(path), readdirSync(folder)]).toEqual([false, []]);
});

test("the command line imports, exports, looks up and searches", async () => {
  const newsroom = join(temporaryFolder(), "newsroom");
  const at = ["--newsroom", newsroom];
  await json("new", ...at, "--name", "Test");
  const source = fileWith(
    HEAD + unit("On 9 November, 12 came.", "11月9日来了12人。") + unit("Hello", "你好", "zh-TW") + FOOT,
  );
  expect(await json("memory", "import", source, ...at)).toEqual({
    code: 0,
    data: { ok: true, total: 2, added: 1, skipped: 1, duplicates: 0, traditional: 1, incomplete: 0 },
  });
  const match = { kind: "fuzzy", score: 99, adapted: true, origin: { import: "partner.tmx" } };
  expect((await json("memory", "lookup", "On 3 May, 20 came.", ...at)).data).toMatchObject({
    language: "en",
    matches: [{ ...match, source: "On 9 November, 12 came.", target: "5月3日来了20人。" }],
  });
  expect((await json("memory", "lookup", "5月3日来了20人", ...at)).data).toMatchObject({
    language: "zh-Hans",
    matches: [{ ...match, target: "On 3 May, 20 came." }],
  });
  expect((await json("memory", "lookup", "5月3日来了20人", ...at, "--language", "en")).data.matches).toEqual(
    [],
  );
  expect((await cli(["memory", "search", "came", ...at])).stdout).toBe(
    "On 9 November, 12 came.\t11月9日来了12人。\n",
  );
  expect((await cli(["memory", "search", "nothing", ...at, "--lang", "zh"])).stdout).toBe(
    "记忆库中没有相似的内容。\n",
  );
  const out = join(temporaryFolder(), "out.tmx");
  expect((await json("memory", "export", ...at, "--out", out)).data).toMatchObject({ ok: true, entries: 1 });
  expect(readFileSync(out, "utf8")).toContain("<seg>11月9日来了12人。</seg>");
});

test("the command line says what is wrong", async () => {
  const newsroom = join(temporaryFolder(), "newsroom");
  await json("new", "--newsroom", newsroom, "--name", "Test");
  const call = (...words: string[]) => cli(["memory", ...words, "--newsroom", newsroom]);
  expect(await call("import", fileWith("<tmx>\n</tm>"))).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/line 2, column \d/),
  });
  expect(await call("import", "/nowhere.tmx")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("/nowhere.tmx"),
  });
  expect(await call("export")).toMatchObject({ code: 2, stderr: expect.stringContaining("--out") });
  expect(await call("lookup", "a", "--language", "fr")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("“fr”"),
  });
  expect(await call("forget")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("memory import FILE"),
  });
});

async function errorsOf(contents: string, schema: string) {
  const { errors } = await validateXML({
    xml: { fileName: "out.tmx", contents },
    schema,
    extension: "relaxng",
  });
  return errors;
}
