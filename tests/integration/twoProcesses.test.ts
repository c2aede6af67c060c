import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { confirmLinks } from "../../shared/bilingual/staleness.ts";
import type { StoryEdition } from "../../shared/ipc.ts";
import { json } from "./commandLine.ts";
import { addReadyStory, paragraph, temporaryFolder, temporaryNewsroom, withVersion } from "./support.ts";

const untidy = "他说,天晴了.";

/** A story of two blocks a language, out of order in Chinese, and what translators are sent of it. */
async function begin() {
  const library = temporaryNewsroom();
  const { id } = addReadyStory(library, "Common");
  const { story } = library.get(id);
  const body = [paragraph("a", "First."), paragraph("c", "Second.")];
  const zh = [paragraph("b", "第一段。"), paragraph("d", "第二段。")];
  library.save(withVersion(withVersion(story, "en", { body }), "zh-Hans", { body: zh }));
  const file = join(temporaryFolder(), "out.xlf");
  const words = ["--newsroom", library.folder] as const;
  await json("xliff", "export", ...words, "--out", file, "--story", id);
  const back = readFileSync(file, "utf8").replaceAll("第一段。", "译者的第一段。");
  expect(back).toContain("译者的第一段。");
  writeFileSync(file, back);
  return { library, file, words, open: library.get(id) };
}

test("what a translator's file brought by the command line is not lost when an open window saves", async () => {
  const { library, file, words, open } = await begin();
  const typed = withVersion(open.story, "en", {
    body: [paragraph("a", "Typed."), paragraph("c", "Second.")],
  });
  await json("xliff", "import", ...words, file);
  // What was never told of the import may not write over it.
  expect(() => library.save(typed, open.edition)).toThrow(expect.objectContaining({ code: "story-changed" }));
  expect(library.save(typed, open.edition, open.story)).toMatchObject({ clashes: 0, brought: true });
  const { versions } = library.get(open.story.id).story;
  expect(versions.en.body).toEqual(typed.versions.en.body);
  expect(versions["zh-Hans"].body).toEqual([paragraph("b", "译者的第一段。"), paragraph("d", "第二段。")]);
});

test("of a block that both changed, the one that gives way is among the earlier states", async () => {
  const { library, file, words, open } = await begin();
  const zh = [paragraph("b", "自己写的第一段。"), paragraph("d", "第二段。")];
  await json("xliff", "import", ...words, file);
  const saved = library.save(withVersion(open.story, "zh-Hans", { body: zh }), open.edition, open.story);
  expect(saved).toMatchObject({ clashes: 1, brought: false });
  expect(saved.story.versions["zh-Hans"].body).toEqual(zh);
  const [earlier] = library.revisions(open.story.id);
  expect(earlier?.story.versions["zh-Hans"].body).toContainEqual(paragraph("b", "译者的第一段。"));
});

test("while a window saves again and again, the command line's changes come in and stay", async () => {
  const { library, words, open } = await begin();
  const { id } = open.story;
  const zh = [paragraph("b", untidy), paragraph("d", "第二段。")];
  let known = library.save(withVersion(open.story, "zh-Hans", { body: zh }));
  let isDone = false;
  const fixing = json("typography", "--fix", ...words).finally(() => {
    isDone = true;
  });
  let count = 0;
  for (; !isDone || count < 3; count += 1) {
    const title = `Typed ${count}`;
    const saved = library.save(withVersion(known.story, "en", { title }), known.edition, known.story);
    expect(saved.story.versions.en.title).toBe(title);
    known = saved;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await fixing).toMatchObject({ code: 0, data: { changed: 1 } });
  const { versions } = library.get(id).story;
  expect(versions["zh-Hans"].body[0]).toEqual(paragraph("b", "他说，天晴了。"));
  expect(versions.en.title).toBe(`Typed ${count - 1}`);
});

test("what is saved a second time, since the first answer was lost, is saved", async () => {
  const { library, open } = await begin();
  const typed = withVersion(open.story, "en", { title: "Typed" });
  const { edition } = library.save(typed, open.edition);
  expect(edition).toBeGreaterThan(open.edition);
  expect(library.save(typed, open.edition, open.story)).toMatchObject({ clashes: 0, brought: false });
  expect(library.get(open.story.id).story.versions.en.title).toBe("Typed");
});

test("a link that was confirmed in the window stays so when something else wrote the story", async () => {
  const { library, open } = await begin();
  const { id } = open.story;
  const confirmed = { ...open.story, links: confirmLinks(open.story).links };
  library.changeAll([id], (story) => ({ ...story, links: story.links.slice(1) }));
  expect(() => library.save(confirmed, open.edition)).toThrow(
    expect.objectContaining({ code: "story-changed" }),
  );
  library.save(confirmed, open.edition, open.story);
  const states = new Map(library.get(id).story.links.map((link) => [link.id, link.state]));
  for (const link of confirmed.links) expect(states.get(link.id)).toBe("reviewed");
});

test("who watches a newsroom is told of what another process wrote, and of nothing twice", async () => {
  const { library, file, words, open } = await begin();
  const told: StoryEdition[][] = [];
  library.watch((written) => told.push(written));
  await json("xliff", "import", ...words, file);
  await vi.waitFor(() => expect(told).not.toEqual([]), 5000);
  const { edition } = library.get(open.story.id);
  expect(told).toEqual([[{ id: open.story.id, edition }]]);
});
