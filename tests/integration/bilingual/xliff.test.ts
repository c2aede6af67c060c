import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { xmlBytes } from "../../../electron/exchange/xliffText.ts";
import { Library } from "../../../electron/library/library.ts";
import { cli, json, sampleNewsroom } from "../commandLine.ts";
import { addReadyStory, paragraph, temporaryFolder, temporaryNewsroom, withVersion } from "../support.ts";

const ZH = "zh-Hans";

/** A newsroom with a story that is half translated, and the file that its translator gets. */
async function sentOut() {
  const library = temporaryNewsroom();
  const story = addReadyStory(library, "River");
  const body = [...story.versions.en.body, paragraph("new", "Not translated yet.")];
  library.save(withVersion(story, "en", { body }));
  const at = ["--newsroom", library.folder];
  const file = join(temporaryFolder(), "out.xlf");
  const { code, data } = await json("xliff", "export", ...at, "--out", file);
  expect({ code, data }).toMatchObject({ code: 0, data: { ok: true, stories: 1 } });
  return { library, id: story.id, at, file, xml: readFileSync(file, "utf8") };
}

/** The file with a translation of the new paragraph. */
function translated(xml: string): string {
  const at = xml.indexOf('resname="new"');
  const empty = '<target xml:lang="zh-Hans" state="needs-translation">Not translated yet.</target>';
  return xml.slice(0, at) + xml.slice(at).replace(empty, "<target>还没有翻译。</target>");
}

test("a story goes out, comes back translated, and is put in", async () => {
  const { library, id, at, file, xml } = await sentOut();
  expect(xml).toContain('<note from="Twinpress" annotates="source">Paragraph</note>');
  writeFileSync(file, translated(xml));
  const before = library.get(id).story;
  const back = await json("xliff", "import", file, ...at);
  expect(back).toEqual({
    code: 0,
    data: { ok: true, stories: [{ story: id, applied: 1, unchanged: 2, stale: 0, refused: [] }] },
  });
  const { story, stale } = library.get(id);
  expect(story.versions[ZH].body).toMatchObject([
    { children: [{ text: "中文正文。" }] },
    { children: [{ text: "还没有翻译。" }] },
  ]);
  expect(story.links.find(({ en }) => en.includes("new"))).toMatchObject({
    state: "translated",
    origin: "xliff",
  });
  expect([story.versions.en, stale]).toEqual([before.versions.en, []]);
  // Then there is nothing left to translate.
  expect(await json("xliff", "export", ...at, "--out", file)).toMatchObject({
    code: 1,
    data: { error: { code: "xliff-nothing" } },
  });
  expect(await json("xliff", "export", ...at, "--out", file, "--story", id, "--to", "en")).toMatchObject({
    data: { stories: 1 },
  });
  expect(readFileSync(file, "utf8")).toContain('target-language="en"');
});

test("what is refused is named, with 2 as the exit code, and the rest is put in", async () => {
  const { library, id, at, file, xml } = await sentOut();
  const foreign = xml.slice(xml.indexOf("<file"), xml.indexOf("</xliff>")).replace(id, "elsewhere0");
  writeFileSync(
    file,
    translated(xml).replace("</xliff>", `${foreign}</xliff>`).replace(">River（中文）<", "><"),
  );
  const back = await json("xliff", "import", file, ...at);
  expect(back).toMatchObject({
    code: 2,
    data: {
      ok: false,
      stories: [
        { story: id, applied: 1, unchanged: 1, refused: [{ reason: "empty-target" }] },
        {
          story: "elsewhere0",
          refused: [
            { reason: "unknown-story" },
            { reason: "unknown-story" },
            { unit: "new", reason: "unknown-story" },
          ],
        },
      ],
    },
  });
  expect(library.get(id).story.versions[ZH]).toMatchObject({ title: "River（中文）", body: [{}, {}] });
  const { stdout } = await cli(["xliff", "import", file, ...at, "--lang", "zh"]);
  expect(stdout).toContain("尚未翻译。");
});

test.each([
  ["cut off", (xml: string) => Buffer.from(xml.slice(0, -40)), "xliff-damaged"],
  ["in another encoding than it claims", (xml: string) => Buffer.from(xml, "utf16le"), "xliff-encoding"],
  [
    "with bytes that are no UTF-8",
    (xml: string) => Buffer.from(xml, "latin1").fill(0xe9, 300, 302),
    "xliff-encoding",
  ],
  [
    "in an encoding that nobody knows",
    (xml: string) => Buffer.from(xml.replace("UTF-8", "klingon")),
    "xliff-encoding",
  ],
  ["empty", () => Buffer.alloc(0), "xliff-damaged"],
  ["a picture", () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), "xliff-encoding"],
])("a file that is %s changes nothing", async (_, broken, code) => {
  const { library, id, at, file, xml } = await sentOut();
  writeFileSync(file, broken(translated(xml)));
  const before = library.get(id).story;
  expect(await json("xliff", "import", file, ...at)).toMatchObject({
    code: 1,
    data: { ok: false, error: { code } },
  });
  expect(library.get(id).story).toEqual(before);
});

test("files in UTF-16 and in GB 18030 are read as what they say they are", async () => {
  const { at, file, xml } = await sentOut();
  writeFileSync(file, Buffer.from(`\ufeff${translated(xml).replace("UTF-8", "UTF-16")}`, "utf16le"));
  expect((await json("xliff", "import", file, ...at)).data.stories).toMatchObject([{ applied: 1 }]);
  // 未 in GB 18030.
  const plain = xml.replace("UTF-8", "GB18030").replace(/[^\x20-\x7e\n]/g, "");
  const [head = "", tail = ""] = plain
    .replace(/<target[^>]*>[^<]*<\/target>/, "<target>@</target>")
    .split("@");
  writeFileSync(file, Buffer.concat([Buffer.from(head), Buffer.from([0xce, 0xb4]), Buffer.from(tail)]));
  expect(readFileSync(file).includes(Buffer.from([0xce, 0xb4]))).toBe(true);
  expect((await json("xliff", "import", file, ...at)).data.stories).toMatchObject([{ applied: 1 }]);
});

test("a file of 100 MB is refused at once", async () => {
  const { at, file } = await sentOut();
  const handle = openSync(file, "r+");
  ftruncateSync(handle, 100 * 1024 * 1024);
  closeSync(handle);
  const start = performance.now();
  const { data } = await json("xliff", "import", file, ...at);
  expect(data.error).toMatchObject({ code: "xliff-too-large", message: expect.stringContaining("32 MB") });
  expect(performance.now() - start).toBeLessThan(60_000);
});

test("what would be too large to be taken back does not go out", () => {
  expect(() => xmlBytes("河".repeat(12 * 2 ** 20))).toThrow(
    expect.objectContaining({ code: "xliff-too-many", params: { megabytes: 36, limit: 32 } }),
  );
  expect(xmlBytes("河")).toHaveLength(3);
});

test("the sample's stories go out and come back as they were", async () => {
  const newsroom = await sampleNewsroom();
  const library = Library.open(newsroom);
  onTestFinished(() => library.close());
  const stories = library.allStories().map(({ id }) => library.get(id).story);
  const file = join(temporaryFolder(), "all.xlf");
  const ids = stories.map(({ id }) => id);
  await json("xliff", "export", "--newsroom", newsroom, "--out", file, "--story", ...ids);
  const { data } = await json("xliff", "import", file, "--newsroom", newsroom);
  expect(data.stories).toHaveLength(ids.length);
  expect(library.allStories().map(({ id }) => library.get(id).story)).toEqual(stories);
});

test.each([
  [["xliff"], "xliff export"],
  [["xliff", "import"], "xliff export"],
  [["xliff", "import", "a", "b"], "xliff export"],
  [["xliff", "export", "--newsroom", "x"], "--out"],
  [["xliff", "export", "--newsroom", "x", "--out", "y", "--to", "fr"], "fr"],
])("%j is wrong usage that names %s", async (words, named) => {
  const { code, stderr } = await cli(words);
  expect([code, stderr]).toEqual([2, expect.stringContaining(named)]);
});
