import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { KEY, startTranslator } from "../servers/translator.ts";
import { drawn, expect, newStory, openSample, placeCaret, type RunningApp, saved, test } from "./support.ts";

const text = (page: Page, name: "English" | "Chinese") => page.getByLabel(`Text in ${name}`);
const panel = (page: Page) => page.getByRole("complementary", { name: "Translation" });

/** A new story with one paragraph in English, the caret in its Chinese counterpart, the panel open. */
async function translating(running: RunningApp, english: string): Promise<void> {
  const { page } = running;
  await newStory(running);
  await page.getByRole("button", { name: "Translation", exact: true }).click();
  await placeCaret(running, text(page, "English"));
  await page.keyboard.type(english);
  await saved(running);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(text(page, "Chinese")).toBeFocused();
}

async function menu({ app }: RunningApp, id: string): Promise<void> {
  await app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);
}

/** The words that are marked in the texts under a name. */
function marked(page: Page, mark: string): Promise<string[]> {
  return page.evaluate(
    (name) => [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()),
    mark,
  );
}

test("what was confirmed once is suggested, and a key writes it", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await translating(running, "We meet every year in May 2011.");
  await page.keyboard.type("我们每年聚会，今年是2011年5月。");
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(panel(page)).toContainText("Reviewed");
  await saved(running);
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await translating(running, "We meet every year in May 2011.");
  await expect(panel(page)).toContainText("100%");
  await drawn(running);
  await page.keyboard.press("ControlOrMeta+1");
  await expect(text(page, "Chinese")).toHaveText("我们每年聚会，今年是2011年5月。");
  await panel(page).getByLabel("Look up").fill("聚会");
  await expect(panel(page)).toContainText("jù huì");
  await expect(panel(page).getByRole("list", { name: "Where it was translated before" })).toContainText(
    "May 2011",
  );
});

test("while the memory has not answered for a paragraph, no key writes another one's translation there", async ({
  running,
}) => {
  await openSample(running);
  const { app, page } = running;
  await translating(running, "We meet every year.");
  await page.keyboard.type("我们每年聚会。");
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await saved(running);
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await newStory(running);
  await page.getByRole("button", { name: "Translation", exact: true }).click();
  await placeCaret(running, text(page, "English"));
  await page.keyboard.type("We meet every year.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Nobody has said this before.");
  await saved(running);
  await placeCaret(running, text(page, "English").locator("p").first());
  await expect(panel(page)).toContainText("我们每年聚会。");
  const background = await app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === "Twinpress Background")?.pid,
  );
  if (background === undefined) throw new Error("There is no background process.");
  process.kill(background, "SIGSTOP");
  try {
    await placeCaret(running, text(page, "English").locator("p").last());
    await page.keyboard.press("ControlOrMeta+1");
    await panel(page).getByRole("button", { name: "Insert", exact: true }).first().click();
  } finally {
    process.kill(background, "SIGCONT");
  }
  await saved(running);
  await expect(panel(page)).not.toContainText("我们每年聚会。");
  await expect(text(page, "Chinese")).toHaveText("");
});

test("terms are marked, completed as one types, and made of two selected words", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await page.evaluate(() =>
    window.twinpress.request("glossary.save", {
      term: {
        id: "grants",
        en: { preferred: "small grants", allowed: [], forbidden: [] },
        "zh-Hans": { preferred: "小额资助", allowed: [], forbidden: ["小额拨款"] },
        note: "",
      },
    }),
  );
  await translating(running, "Apply for the small grants in Berlin.");
  await page.keyboard.type("请申请小");
  await expect(page.getByRole("status").filter({ hasText: "小额资助" })).toBeVisible();
  await drawn(running);
  await page.keyboard.press("Tab");
  await page.keyboard.type("，在柏林，不是小额拨款。");
  await expect(text(page, "Chinese")).toHaveText("请申请小额资助，在柏林，不是小额拨款。");
  await expect.poll(() => marked(page, "term")).toEqual(expect.arrayContaining(["small grants", "小额资助"]));
  await expect.poll(() => marked(page, "term-forbidden")).toEqual(["小额拨款"]);
  await expect(panel(page)).toContainText("小额拨款");
  await selectWord(page, "English", "Berlin");
  await selectWord(page, "Chinese", "柏林");
  await panel(page).getByRole("button", { name: "Add “Berlin” = “柏林”" }).click();
  await expect.poll(() => marked(page, "term")).toEqual(expect.arrayContaining(["Berlin", "柏林"]));
});

test("a check that is wrong about a link is put aside with a reason, and stays so", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await translating(running, "It took 19 days.");
  await page.keyboard.type("用了十八天。");
  await expect(panel(page)).toContainText("19");
  const warnings = panel(page).getByRole("button", { name: "It is right as it is…" });
  await expect(warnings).toHaveCount(1);
  await warnings.click();
  await expect(panel(page).getByLabel("Why")).toBeFocused();
  await page.keyboard.type("Counted from the next day");
  await panel(page).getByRole("button", { name: "Hide until the text changes" }).click();
  await expect(warnings).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+J");
  await saved(running);
  await expect(warnings).toHaveCount(0);
});

test("English spelling is marked, put right from a menu, and learns a word", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await newStory(running);
  await placeCaret(running, text(page, "English"));
  await page.keyboard.type("They recieve colour from Zhangjiakow.");
  await expect.poll(() => marked(page, "misspelled")).toEqual(["recieve", "Zhangjiakow"]);
  await clickOn(page, "recieve");
  await page.getByRole("menuitem", { name: "receive", exact: true }).click();
  await expect(text(page, "English")).toHaveText("They receive colour from Zhangjiakow.");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect.poll(() => marked(page, "misspelled")).toEqual(["Zhangjiakow"]);
  await clickOn(page, "Zhangjiakow");
  await page.getByRole("menuitem", { name: "“Zhangjiakow” is right here" }).click();
  await expect.poll(() => marked(page, "misspelled")).toEqual([]);
});

test("the keyboard goes from one misspelt word to the next, over formatting, and puts them right", async ({
  running,
}) => {
  await openSample(running);
  const { page } = running;
  await newStory(running);
  await placeCaret(running, text(page, "English"));
  await page.keyboard.type("They reci");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type("eve");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type(" lettres.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Soon.");
  await expect.poll(() => marked(page, "misspelled")).toEqual(["recieve", "lettres"]);
  const wanted = (word: string) => page.getByRole("menuitem", { name: word, exact: true });
  await menu(running, "next-misspelling");
  await expect(wanted("receive")).toBeVisible();
  await page.keyboard.press("Escape");
  await backInText(running);
  await menu(running, "next-misspelling");
  await expect(wanted("letters")).toBeVisible();
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await wanted("letters").press("Enter");
  await expect(text(page, "English")).toHaveText("They recieve letters.Soon.");
  await backInText(running);
  await page.keyboard.type("!");
  await expect(text(page, "English")).toHaveText("They recieve letters!.Soon.");
  await menu(running, "next-misspelling");
  await wanted("receive").press("Enter");
  await expect(text(page, "English")).toHaveText("They receive letters!.Soon.");
  await backInText(running);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(text(page, "English")).toHaveText("They recieve letters!.Soon.");
  await clickOn(page, "reci");
  await expect(wanted("receive")).toBeFocused();
  await page.keyboard.press("Escape");
  await backInText(running);
  await page.keyboard.press("ContextMenu");
  await expect(wanted("receive")).toBeVisible();
});

test("the title and the summary are checked as the text is", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await newStory(running);
  const title = page.getByLabel("Title in English");
  await title.fill("The goverment answers");
  await page.getByLabel("Summary (English)").fill("Nothing wrong.");
  await expect.poll(() => marked(page, "misspelled")).toEqual(["goverment"]);
  await expect(async () => {
    const copy = await copyOfTitle(page);
    const box = await title.boundingBox();
    expect(copy.x).toBeCloseTo(box?.x ?? 0, 0);
    expect(copy.y).toBeCloseTo(box?.y ?? 0, 0);
  }).toPass();
  await placeCaret(running, text(page, "English"));
  await page.keyboard.type("All is well.");
  await menu(running, "next-misspelling");
  await page.getByRole("menuitem", { name: "government", exact: true }).press("Enter");
  await expect(title).toHaveValue("The government answers");
  await expect(title).toBeFocused();
  await expect.poll(() => marked(page, "misspelled")).toEqual([]);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(title).toHaveValue("The goverment answers");
});

test("pinyin is shown where the pointer rests", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await newStory(running);
  await placeCaret(running, text(page, "Chinese"));
  await page.keyboard.type("重庆很重。");
  const box = await boxOf(page, "Chinese", "重庆");
  await page.mouse.move(box.x + 8, box.y + box.height / 2);
  await expect(page.getByRole("tooltip")).toHaveText("chóng qìng");
});

test("the keyboard learns from a selection how it is read", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await newStory(running);
  await page.getByRole("button", { name: "Translation", exact: true }).click();
  await placeCaret(running, text(page, "Chinese"));
  await page.keyboard.type("重庆很重");
  for (let count = 0; count < 4; count += 1) await page.keyboard.press("Shift+ArrowLeft");
  await expect(panel(page)).toContainText("chóng qìng hěn zhòng");
  await expect(panel(page).getByRole("listitem").first()).toContainText("重庆 重慶 Chóng qìng");
});

test("the typography of the Chinese version is put right after a look at what changes", async ({
  running,
}) => {
  await openSample(running);
  const { page } = running;
  await newStory(running);
  await placeCaret(running, text(page, "Chinese"));
  await page.keyboard.type("他说,10:30来了...ＡＢＣ.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("这一段没有问题。");
  await page.keyboard.press("Enter");
  await page.keyboard.type("真的吗?");
  await saved(running);
  await menu(running, "tidy-typography");
  await page.getByRole("dialog").getByRole("button", { name: "Change it" }).click();
  const paragraphs = text(page, "Chinese").getByRole("paragraph");
  await expect(paragraphs).toHaveText(["他说，10:30来了……ABC.", "这一段没有问题。", "真的吗？"]);
  await placeCaret(running, text(page, "Chinese"));
  await page.keyboard.press("ControlOrMeta+z");
  await expect(paragraphs).toHaveText(["他说,10:30来了...ＡＢＣ.", "这一段没有问题。", "真的吗?"]);
});

test("a translation service of one's own gives a draft, which says so", async ({ running }) => {
  const server = await startTranslator();
  server.translate = () => "机器的译文。";
  await openSample(running);
  const { page } = running;
  await page.evaluate(
    ({ address, key }) => {
      const settings = { kind: "libretranslate", address, model: "" } as const;
      return window.twinpress.request("machine.save", { settings, key });
    },
    { address: server.address, key: KEY },
  );
  await translating(running, "The river was low.");
  await panel(page).getByRole("button", { name: "Ask for a draft" }).click();
  await expect(panel(page)).toContainText("机器的译文。");
  await panel(page).getByRole("button", { name: "Insert as a draft" }).click();
  await expect(text(page, "Chinese")).toHaveText("机器的译文。");
  await expect(panel(page)).toContainText("Linked by guess");
  await expect(panel(page).getByRole("button", { name: "Insert as a draft" })).toHaveCount(0);
  await server.stop();
});

test("a service that is turned on while a story is open is there, and can be stopped", async ({
  running,
}) => {
  const server = await startTranslator();
  await openSample(running);
  const { page } = running;
  await translating(running, "The river was low.");
  const ask = panel(page).getByRole("button", { name: "Ask for a draft" });
  await expect(ask).toHaveCount(0);
  await menu(running, "settings");
  await page.getByRole("tab", { name: "Translation service" }).click();
  await page.getByRole("button", { name: /^None/ }).click();
  await page.getByRole("option", { name: "LibreTranslate" }).click();
  await expect(page.getByText("the paragraph leaves this computer")).toBeVisible();
  await page.getByRole("dialog").getByLabel("Address").fill(server.address);
  await page.getByRole("dialog").getByLabel("Key").fill(KEY);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).last().click();
  server.behaviour = () => undefined;
  await ask.click();
  await panel(page).getByRole("button", { name: "Stop" }).click();
  await expect(ask).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(text(page, "Chinese")).toHaveText("");
  await server.stop();
});

test("the Traditional edition shows each change with its places, and how to write it otherwise", async ({
  running,
}) => {
  await openSample(running);
  const { page } = running;
  await menu(running, "settings");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("tab", { name: "Traditional Chinese" }).click();
  await expect(dialog.getByRole("status")).toHaveText(/^\d+ stories come out otherwise\.$/);
  await dialog.getByLabel("Find a character or word").fill("組");
  const change = dialog.getByRole("button", { name: /^组 becomes 組, \d+ times$/ });
  await change.click();
  await expect(dialog.getByText(/民間組織/).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Write it another way…" }).click();
  await expect(dialog.getByLabel("In Simplified characters")).toHaveValue("组");
  await dialog.getByLabel("In Simplified characters").fill("组织");
  await dialog.getByLabel("On the Traditional pages").fill("團體");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await dialog.getByLabel("Find a character or word").fill("團體");
  await dialog.getByRole("button", { name: /^组织 becomes 團體/ }).click();
  await expect(dialog.getByText(/民間團體/).first()).toBeVisible();
});

test("a story goes out to a translator and comes back, with a report", async ({ running, home }) => {
  const { app, page } = running;
  const file = join(home, "out", "grants.xlf");
  mkdirSync(join(home, "out"));
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
  await openSample(running);
  await page.getByRole("option", { name: /Small Grants/ }).click();
  await page.getByRole("button", { name: "For translators…" }).click();
  await expect(page.getByText(/grants\.xlf/)).toBeVisible();
  await menu(running, "import-translations");
  await expect(page.getByRole("dialog")).toContainText("Small Grants");
});

/** Waits until a menu about a word is gone and the text has the keys again. */
async function backInText(running: RunningApp): Promise<void> {
  await expect(running.page.getByRole("menu")).toHaveCount(0);
  await expect(text(running.page, "English")).toBeFocused();
  await drawn(running);
}

async function boxOf(page: Page, name: "English" | "Chinese", word: string) {
  return text(page, name).evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height };
    }
    throw new Error(`${wanted} is not there`);
  }, word);
}

/** Where what is marked in the title lies. */
function copyOfTitle(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    const [range] = [...(CSS.highlights.get("misspelled") ?? [])];
    const element = range?.startContainer.parentElement?.getBoundingClientRect();
    if (!element) throw new Error("Nothing is marked");
    return { x: element.x, y: element.y };
  });
}

async function selectWord(page: Page, name: "English" | "Chinese", word: string): Promise<void> {
  const { x, y, width, height } = await boxOf(page, name, word);
  await page.mouse.move(x + 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 1, y + height / 2, { steps: 4 });
  await page.mouse.up();
}

async function clickOn(page: Page, word: string): Promise<void> {
  const { x, y, width, height } = await boxOf(page, "English", word);
  await page.mouse.click(x + width / 2, y + height / 2, { button: "right" });
}
