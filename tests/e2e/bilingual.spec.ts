import type { Page } from "@playwright/test";
import { partsOf } from "../../shared/bilingual/parts.ts";
import { blockText } from "../../shared/document/text.ts";
import type { Story } from "../../shared/story/model.ts";
import {
  drawn,
  expect,
  newStory,
  openSample,
  openStory,
  placeCaret,
  type RunningApp,
  saved,
  test,
} from "./support.ts";

const sheet = (page: Page, name: "English" | "Chinese") =>
  page.getByRole("region", { name: `${name} version` });
const text = (page: Page, name: "English" | "Chinese") => page.getByLabel(`Text in ${name}`);

async function stored({ page }: RunningApp, title = "Grants"): Promise<Story> {
  const id = await page.evaluate(async (text) => {
    const found = await window.twinpress.request("stories.query", { offset: 0, limit: 1, text });
    return found.ok ? (found.value.rows[0]?.id ?? "") : "";
  }, title);
  const answer = await page.evaluate((story) => window.twinpress.request("stories.get", { id: story }), id);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.story;
}

async function openGrants(running: RunningApp): Promise<void> {
  await openSample(running);
  await openStory(running, /Small Grants/);
  await running.page.getByRole("button", { name: "Translation", exact: true }).click();
}

test("a part that changed marks its counterpart, shows what changed, and one word confirms it", async ({
  running,
}) => {
  await openGrants(running);
  const { page } = running;
  const first = text(page, "English").locator("p").first();
  const answer = text(page, "Chinese").locator("p").first();
  const panel = page.getByRole("complementary", { name: "Translation" });
  await placeCaret(running, first);
  await expect(panel).toContainText("Linked by guess");
  await expect(answer).toHaveAttribute("data-answer");
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(panel).toContainText("Reviewed");
  await page.keyboard.press("End");
  await page.keyboard.type(" newly");
  await expect(answer).toHaveAttribute("data-stale");
  await expect(panel).toContainText("Out of date");
  await expect(panel.locator("ins")).toContainText("newly");
  await expect(page.getByRole("button", { name: "1 part out of date" })).toBeVisible();
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await page.getByRole("button", { name: "Out of date" }).click();
  await expect(page.getByRole("option")).toHaveCount(1);
  await openStory(running, /Small Grants/);
  await page.keyboard.press("ControlOrMeta+Shift+J");
  await expect(text(page, "Chinese")).toBeFocused();
  await drawn(running);
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(answer).not.toHaveAttribute("data-stale");
  await saved(running);
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await expect(page.getByRole("option", { name: /Small Grants/ })).toHaveCount(0);
});

test("keys lead to what has no counterpart and make one, linked", async ({ running }) => {
  await openGrants(running);
  const { page } = running;
  await placeCaret(running, text(page, "English").locator("p").first());
  await page.keyboard.press("ControlOrMeta+J");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(text(page, "Chinese")).toBeFocused();
  await page.keyboard.type("申请截止到12月14日。");
  await saved(running);
  await page.keyboard.press("ControlOrMeta+J");
  await expect(text(page, "English")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+L");
  await page.keyboard.press("ControlOrMeta+J");
  await expect(page.getByText("Everything has its counterpart.")).toBeVisible();
  await saved(running);
  const { links, versions } = await stored(running);
  const made = versions["zh-Hans"].body.at(-1);
  const link = links.find((each) => each["zh-Hans"].includes(made?.id ?? ""));
  expect(link).toMatchObject({ state: "translated" });
  expect(versions.en.body.find(({ id }) => id === link?.en[0])).toMatchObject({ type: "paragraph" });
  expect(links.filter(({ state }) => state === "omitted")).toHaveLength(1);
});

test("links follow blocks that are split, joined, undone and dragged away by cut and paste", async ({
  running,
}) => {
  await openGrants(running);
  const { page } = running;
  const before = (await stored(running)).links;
  await placeCaret(running, text(page, "English").locator("p").first());
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await drawn(running);
  await page.keyboard.press("Enter");
  await saved(running);
  const split = await stored(running);
  expect(split.links.filter(({ en }) => en.length === 2)).toHaveLength(1);
  await page.keyboard.press("ControlOrMeta+z");
  await saved(running);
  await expect.poll(async () => (await stored(running)).links).toEqual(before);
  await placeCaret(running, text(page, "English").locator("h2").first());
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await drawn(running);
  await page.keyboard.press("ControlOrMeta+x");
  await saved(running);
  await page.keyboard.press("ControlOrMeta+v");
  await saved(running);
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await openStory(running, /Small Grants/);
  const ids = (links: Story["links"]) => links.map(({ en, "zh-Hans": zh }) => [en, zh]);
  expect(ids((await stored(running)).links)).toEqual(ids(before));
});

test("the sheets scroll together by their links", async ({ running }) => {
  await openGrants(running);
  const { page } = running;
  await sheet(page, "English").hover();
  await page.mouse.wheel(0, 250);
  await expect
    .poll(() => sheet(page, "Chinese").evaluate((element) => element.scrollTop))
    .toBeGreaterThan(20);
  const apart = async () => {
    const tops = await Promise.all(
      (["English", "Chinese"] as const).map(async (name) => {
        const box = await text(page, name).locator("h2").first().boundingBox();
        return box?.y ?? Number.NaN;
      }),
    );
    return Math.abs((tops[0] ?? Number.NaN) - (tops[1] ?? Number.NaN));
  };
  await expect.poll(apart).toBeLessThan(40);
});

test("a publish warns of what is out of date, and leads to its paragraph", async ({ running }) => {
  await openGrants(running);
  const { page } = running;
  await placeCaret(running, text(page, "English").locator("p").first());
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await page.keyboard.press("End");
  await page.keyboard.type(" newly");
  await sheet(page, "Chinese").getByRole("radio", { name: "Ready" }).click();
  await saved(running);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const warning = page.getByRole("dialog").getByRole("listitem").filter({ hasText: "may be out of date" });
  await warning.getByRole("button", { name: "Show" }).click();
  await expect(text(page, "Chinese")).toBeFocused();
  const here = () =>
    page.evaluate(() => getSelection()?.focusNode?.parentElement?.closest("p")?.hasAttribute("data-stale"));
  await expect.poll(here).toBe(true);
});

/** Lines of one sheet's text, with the lines in the other one's that they are linked with. */
async function pairs(running: RunningApp, title: string): Promise<string[]> {
  const story = await stored(running, title);
  const words = (language: "en" | "zh-Hans", ids: readonly string[]) =>
    story.versions[language].body
      .filter(({ id }) => ids.includes(id))
      .map(blockText)
      .join("+");
  return story.links
    .filter(({ en, "zh-Hans": zh }) => ![...en, ...zh].includes("title"))
    .map(({ en, "zh-Hans": zh }) => `${words("en", en)} = ${words("zh-Hans", zh)}`)
    .sort();
}

test("keys that come faster than the window is drawn are about where the caret is by then", async ({
  running,
}) => {
  await writeThree(running);
  const { page } = running;
  const press = async (...keys: string[]) => {
    // Nothing is drawn between them.
    const busy = page.evaluate(() => {
      const end = performance.now() + 200;
      while (performance.now() < end);
    });
    await Promise.all([busy, ...keys.map((key) => page.keyboard.press(key))]);
  };
  await press("ArrowUp", "Alt+Shift+ArrowUp");
  await expect(text(page, "English").locator("p")).toHaveText(["Two.", "One.", "Three."]);
  await press("Home", "Enter");
  await expect(text(page, "English").locator("p")).toHaveText(["", "Two.", "One.", "Three."]);
  await press("ArrowDown", "ControlOrMeta+Enter");
  await expect(text(page, "Chinese")).toBeFocused();
  await page.keyboard.type("一。");
  await saved(running);
  await expect.poll(() => pairs(running, "Bridges")).toEqual(["One. = 一。"]);
});

/** A new story of three paragraphs in English, named so that it is found again. */
async function writeThree(running: RunningApp): Promise<void> {
  await openSample(running);
  const { page } = running;
  await newStory(running);
  await expect(page.getByLabel("Title in English")).toBeFocused();
  await page.keyboard.type("Bridges");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(text(page, "English")).toBeFocused();
  for (const [n, line] of ["One.", "Two.", "Three."].entries()) {
    if (n > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(line);
  }
  await saved(running);
}

test("a newcomer writes a story and its Chinese paragraph by paragraph, with keys alone", async ({
  running,
}) => {
  await writeThree(running);
  const { page } = running;
  await page.keyboard.press("ControlOrMeta+Home");
  await drawn(running);
  for (const line of ["一。", "二。", "三。"]) {
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(text(page, "Chinese")).toBeFocused();
    await page.keyboard.type(line);
    await saved(running);
    await page.keyboard.press("ControlOrMeta+J");
  }
  await saved(running);
  await expect(text(page, "Chinese").locator("p")).toHaveText(["一。", "二。", "三。"]);
  await expect.poll(() => pairs(running, "Bridges")).toEqual(["One. = 一。", "Three. = 三。", "Two. = 二。"]);
});

test("links by hand: unite with the next, take apart, link again, from the menu of a paragraph", async ({
  running,
}) => {
  await writeThree(running);
  const { page } = running;
  await page.keyboard.press("ControlOrMeta+Home");
  await drawn(running);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.keyboard.type("一和二。");
  await saved(running);
  const choose = async (name: string) => {
    await page.getByRole("button", { name: "More for this link" }).click();
    await page.getByRole("menuitem", { name }).click();
    await expect(page.getByRole("menu")).toHaveCount(0);
    await drawn(running);
    await saved(running);
  };
  await page.keyboard.press("ControlOrMeta+T");
  await placeCaret(running, text(page, "English").locator("p").first());
  await choose("Join with the next link");
  await expect.poll(() => pairs(running, "Bridges")).toEqual(["One.+Two. = 一和二。"]);
  // A key does nothing to what is linked.
  await page.keyboard.press("ControlOrMeta+L");
  await expect(page.getByText("can't be done with a paragraph that has a counterpart")).toBeVisible();
  await choose("Take the link apart");
  await expect.poll(() => pairs(running, "Bridges")).toEqual([" = 一和二。", "One.+Two. = "]);
  await placeCaret(running, text(page, "Chinese").locator("p").first());
  await placeCaret(running, text(page, "English").locator("p").last());
  await choose("Link with the paragraph chosen opposite");
  await expect.poll(() => pairs(running, "Bridges")).toContain("Three. = 一和二。");
});

test("paragraphs are moved by keys and by the mouse, and take their ids and links along", async ({
  running,
}) => {
  await openGrants(running);
  const { page } = running;
  const before = await stored(running, "Grants");
  const ids = (story: Story) => story.versions.en.body.map(({ id }) => id);
  const [first, second, ...rest] = ids(before);
  await placeCaret(running, text(page, "English").locator("p").first());
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await saved(running);
  await expect.poll(async () => ids(await stored(running, "Grants"))).toEqual([second, first, ...rest]);
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await saved(running);
  await expect.poll(async () => ids(await stored(running, "Grants"))).toEqual(ids(before));
  expect((await stored(running, "Grants")).links).toEqual(before.links);
  // Three clicks choose the heading; it is dropped at the end of the first paragraph.
  const heading = text(page, "English").locator("h2").first();
  await heading.click({ clickCount: 3 });
  await heading.dragTo(text(page, "English").locator("p").first(), { targetPosition: { x: 2, y: 8 } });
  await expect
    .poll(async () => (await stored(running, "Grants")).versions.en.body)
    .not.toEqual(before.versions.en.body);
  await saved(running);
  expectSound(await stored(running, "Grants"));
  await page.keyboard.press("ControlOrMeta+z");
  await saved(running);
  await expect.poll(async () => ids(await stored(running, "Grants"))).toEqual(ids(before));
});

test("one sheet at a time: the keys bring the other one up and write in it", async ({ running }) => {
  await writeThree(running);
  const { app, page } = running;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 640));
  await expect(sheet(page, "Chinese")).toBeHidden();
  await placeCaret(running, text(page, "English").locator("p").last());
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(text(page, "Chinese")).toBeFocused();
  await page.keyboard.type("三。");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(text(page, "English")).toBeFocused();
  await page.keyboard.type("!");
  await saved(running);
  await expect.poll(() => pairs(running, "Bridges")).toEqual(["Three.! = 三。"]);
});

test("the tab key leads out of the text to the mark of its paragraph, whose menu works by keys", async ({
  running,
}) => {
  await writeThree(running);
  const { page } = running;
  // It is named by what the paragraph says now, not by what it said at the first pause in typing.
  await page.keyboard.type(" And more.");
  const mark = page.getByRole("button", { name: "No counterpart yet: Three. And more.", exact: true });
  await expect(mark).toHaveAttribute("data-active", "true");
  await page.keyboard.press("Tab");
  await expect(text(page, "English").locator("p").last()).toHaveText("Three. And more.");
  await expect(mark).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(text(page, "Chinese")).toBeFocused();
  await page.keyboard.type("三。");
  await saved(running);
  await expect.poll(() => pairs(running, "Bridges")).toEqual(["Three. And more. = 三。"]);
});

test("the marks stand beside their paragraphs while a short text grows", async ({ running }) => {
  await writeThree(running);
  const { page } = running;
  const offset = async () => {
    const [line, mark] = await Promise.all([
      text(page, "English").locator("p").last().boundingBox(),
      page.getByRole("button", { name: "No counterpart yet: Three." }).boundingBox(),
    ]);
    return Math.abs((line?.y ?? 0) + 14 - ((mark?.y ?? 0) + (mark?.height ?? 0) / 2));
  };
  await expect.poll(offset).toBeLessThan(6);
  await placeCaret(running, text(page, "English").locator("p").first());
  await page.keyboard.type(" And many words more, so that it takes a second line and a third one.".repeat(2));
  await expect.poll(offset).toBeLessThan(6);
  await page.getByLabel("Summary (English)").fill("Long enough for two lines. ".repeat(5));
  await expect.poll(offset).toBeLessThan(6);
});

test("what a cover says is reached by the same key as any part", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await openStory(running, /Pines/);
  await page.getByRole("button", { name: "Story details" }).click();
  await page.getByLabel("Alternative text in Chinese").fill("");
  await saved(running);
  await page.getByRole("button", { name: "Story details" }).click();
  await placeCaret(running, text(page, "English"));
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+J");
    await expect(page.getByLabel("Alternative text in English")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByLabel("Alternative text in Chinese")).toBeFocused();
});

test("random work with real keys: no id twice, no link to nothing, and the same after a reload", async ({
  running,
}) => {
  test.setTimeout(400_000);
  await openGrants(running);
  const { page } = running;
  const random = numbers(20_111_116);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const press =
    (...keys: string[]) =>
    async () => {
      for (const key of keys) await page.keyboard.press(key);
    };
  const steps: Record<string, () => Promise<void>> = {
    type: () => page.keyboard.type(pick(["word ", "词。", "2011 ", "x"])),
    enter: press("Enter"),
    backspace: press("Home", "Backspace"),
    delete: press("End", "Delete"),
    "select lines": press("Shift+ArrowDown", "Shift+ArrowDown"),
    cut: press("Home", "Shift+ArrowDown", "ControlOrMeta+x"),
    copy: press("Home", "Shift+ArrowDown", "ControlOrMeta+c"),
    paste: press("ControlOrMeta+v"),
    undo: press("ControlOrMeta+z"),
    redo: press("ControlOrMeta+Shift+z"),
    up: press("Alt+Shift+ArrowUp"),
    down: press("Alt+Shift+ArrowDown"),
    across: press("ControlOrMeta+Enter"),
    copyAcross: press("ControlOrMeta+d"),
    omit: press("ControlOrMeta+l"),
    confirm: press("ControlOrMeta+Shift+Enter"),
    next: press("ControlOrMeta+j"),
    list: () => page.getByRole("button", { name: "Bulleted list" }).click(),
    drag: async () => {
      const paragraphs = text(page, pick(["English", "Chinese"])).locator("p");
      if ((await paragraphs.count()) === 0) return;
      await paragraphs.first().click({ clickCount: 3 });
      await paragraphs.first().dragTo(paragraphs.last(), { targetPosition: { x: 3, y: 8 } });
    },
    place: async () => {
      const lines = text(page, pick(["English", "Chinese"])).locator("p, h2, li");
      await pick(await lines.all()).click();
    },
  };
  const done: string[] = [];
  for (let n = 0; n < 160; n += 1) {
    const name = n % 3 === 0 ? "place" : pick(Object.keys(steps));
    done.push(name);
    await steps[name]?.();
    if (n % 8 !== 7) continue;
    await saved(running);
    expectSound(await stored(running, "Grants"), done.join(" "));
  }
  await saved(running);
  const before = await stored(running, "Grants");
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await openStory(running, /Grants/);
  await placeCaret(running, text(page, "English").locator("p").first());
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await saved(running);
  const after = await stored(running, "Grants");
  const shape = ({ links, versions }: Story) => [
    links.map(({ en, "zh-Hans": zh }) => [en, zh]),
    versions.en.body.map(({ id }) => id),
    versions["zh-Hans"].body.map(({ id }) => id),
  ];
  expect(shape(after)).toEqual(shape(before));
});

/** Numbers from 0 to 1 that are the same for a seed each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function expectSound(story: Story, done = ""): void {
  for (const language of ["en", "zh-Hans"] as const) {
    const parts = new Set(partsOf(story, language).map(({ id }) => id));
    const ids = story.versions[language].body.map(({ id }) => id);
    const held = story.links.flatMap((link) => link[language]);
    expect(new Set(ids).size, done).toBe(ids.length);
    expect(new Set(held).size, done).toBe(held.length);
    expect(
      held.filter((id) => !parts.has(id)),
      done,
    ).toEqual([]);
  }
}
