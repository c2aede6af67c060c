import { expect, test } from "vitest";
import { Library } from "../../../electron/library/library.ts";
import { confirmLinks, staleVersions } from "../../../shared/bilingual/staleness.ts";
import type { StoryDetail } from "../../../shared/ipc.ts";
import { cli, json, sampleNewsroom } from "../commandLine.ts";
import { withVersion } from "../support.ts";

/** A newsroom with one story whose Chinese was typed with Latin punctuation, confirmed against its English. */
async function newsroom(): Promise<{ folder: string; id: string }> {
  const folder = await sampleNewsroom();
  const story = inLibrary(folder, (library) => {
    const made = library.create().story;
    const en = withVersion(made, "en", { title: "Hello, world", summary: "Short." });
    const both = withVersion(en, "zh-Hans", {
      title: "你好,世界",
      summary: "他用 iPhone 说:“好”...",
      body: [{ type: "paragraph", id: "p1", children: [{ type: "text", text: "2011年11月9日,好." }] }],
    });
    return library.save(confirmLinks(library.save(both).story)).story;
  });
  return { folder, id: story.id };
}

function inLibrary<T>(folder: string, work: (library: Library) => T): T {
  const library = Library.open(folder);
  try {
    return work(library);
  } finally {
    library.close();
  }
}

function stored(folder: string, id: string): StoryDetail {
  return inLibrary(folder, (library) => library.get(id));
}

const CHANGES = [
  { part: "title", before: "你好,世界", after: "你好，世界" },
  { part: "summary", before: "他用 iPhone 说:“好”...", after: "他用 iPhone 说：“好”……" },
  { part: "p1", before: "2011年11月9日,好.", after: "2011年11月9日，好。" },
];

test("typography shows what would change, and changes nothing", async () => {
  const { folder, id } = await newsroom();
  const before = stored(folder, id);
  const { code, data } = await json("typography", "--newsroom", folder, "--story", id);
  expect({ code, data }).toEqual({
    code: 0,
    data: { ok: true, stories: [{ story: id, changes: CHANGES }], changed: 0 },
  });
  expect(stored(folder, id)).toEqual(before);
  const { stdout } = await cli(["typography", "--newsroom", folder, "--story", id, "--lang", "zh"]);
  expect(stdout).toContain("标题\n  - 你好,世界\n  + 你好，世界\n");
  expect(stdout).toContain("有 1 篇稿件的排版可以整理");
});

test("with --fix it is saved, once, and the English stays up to date", async () => {
  const { folder, id } = await newsroom();
  const fixed = await json("typography", "--newsroom", folder, "--spacing", "remove", "--fix");
  expect(fixed.data.stories).toContainEqual({
    story: id,
    changes: expect.arrayContaining([
      { part: "summary", before: CHANGES[1]?.before, after: "他用iPhone说：“好”……" },
    ]),
  });
  const { story, stale } = stored(folder, id);
  expect(story.versions["zh-Hans"].title).toBe("你好，世界");
  expect(stale).toEqual([]);
  expect(staleVersions(story)).toEqual({ en: false, "zh-Hans": false });
  expect(story.links.every(({ state }) => state === "reviewed")).toBe(true);
  const again = await json("typography", "--newsroom", folder, "--spacing", "remove", "--fix");
  expect(again.data).toEqual({ ok: true, stories: [], changed: 0 });
});

test("what was asked wrongly is named, and nothing is changed", async () => {
  const { folder, id } = await newsroom();
  const before = stored(folder, id);
  const spaced = await json("typography", "--newsroom", folder, "--spacing", "wide", "--fix");
  expect(spaced).toMatchObject({ code: 2, data: { ok: false, error: { code: "usage" } } });
  const missing = await json("typography", "--newsroom", folder, "--story", "nothere00", "--fix");
  expect(missing).toMatchObject({ code: 1, data: { ok: false, error: { code: "story-missing" } } });
  expect(stored(folder, id)).toEqual(before);
});
