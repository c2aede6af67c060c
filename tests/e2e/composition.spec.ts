import {
  drawn,
  expect,
  InputMethod,
  newStory,
  openSample,
  placeCaret,
  type RunningApp,
  saved,
  test,
} from "./support.ts";

/** A new story, and an input method to write it with. */
async function composing(running: RunningApp): Promise<InputMethod> {
  await openSample(running);
  await newStory(running);
  return InputMethod.on(running.page);
}

test("pinyin becomes characters in the text, and nothing else is left of it", async ({ running }) => {
  const ime = await composing(running);
  const body = running.page.getByLabel("Text in Chinese");
  await placeCaret(running, body);
  for (const letters of ["x", "xi", "xin", "xinw", "xinwe", "xinwen"]) await ime.compose(letters);
  await expect(body).toHaveText("xinwen");
  await ime.commit("新闻");
  await expect(body).toHaveText("新闻");
  await ime.compose("gao");
  await ime.commit("稿");
  await expect(body).toHaveText("新闻稿");
  await saved(running);
});

test("undo takes back what was composed as a whole, not its letters", async ({ running }) => {
  const ime = await composing(running);
  const { page } = running;
  const body = page.getByLabel("Text in Chinese");
  await placeCaret(running, body);
  await page.keyboard.type("ok ");
  await ime.compose("ni");
  await ime.compose("nihao");
  await ime.commit("你好");
  await expect(body).toHaveText("ok 你好");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(body).not.toContainText("你好");
  await expect(body).not.toContainText("nihao");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(body).toHaveText("ok 你好");
});

test("a composition that is cancelled leaves an empty text as it was, and it can be written in", async ({
  running,
}) => {
  const ime = await composing(running);
  const body = running.page.getByLabel("Text in Chinese");
  await placeCaret(running, body);
  await ime.compose("zhong");
  await ime.cancel();
  await expect(body).toHaveText("");
  await running.page.keyboard.type("after");
  await expect(body).toHaveText("after");
});

test("composing over a selection replaces it", async ({ running }) => {
  const ime = await composing(running);
  const { page } = running;
  const body = page.getByLabel("Text in Chinese");
  await placeCaret(running, body);
  await page.keyboard.type("old words");
  await page.keyboard.press("ControlOrMeta+a");
  await ime.compose("xin");
  await ime.commit("新");
  await expect(body).toHaveText("新");
});

test("the title's address waits until the composition is over", async ({ running }) => {
  const ime = await composing(running);
  const { page } = running;
  const version = page.getByRole("region", { name: "Chinese version" });
  await version.getByPlaceholder("Title").click();
  await ime.compose("xinwen");
  await expect(version.getByLabel("Address")).toHaveValue("");
  await ime.commit("新闻");
  await expect(version.getByPlaceholder("Title")).toHaveValue("新闻");
  await expect(version.getByLabel("Address")).toHaveValue("xin-wen");
});

test("the search finds what was composed, in either language", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  const ime = await InputMethod.on(page);
  await page.getByRole("searchbox").click();
  await ime.compose("liulan");
  await ime.commit("胡同");
  await expect(page.getByRole("option")).toHaveCount(1);
  await expect(page.getByRole("option")).toContainText("胡同");
});

test("while one composes, keys are the input method's: in the text, the title and the search", async ({
  running,
}) => {
  const ime = await composing(running);
  const { page } = running;
  const english = page.getByLabel("Text in English");
  const chinese = page.getByLabel("Text in Chinese");
  await placeCaret(running, english);
  await page.keyboard.type("One.");
  await placeCaret(running, chinese);
  await ime.compose("yi");
  for (const key of ["Enter", "Tab", "Escape", "ArrowDown"]) await ime.key(key);
  await ime.key("Enter", { ctrl: true });
  await ime.key("Enter", { ctrl: true, shift: true });
  for (const key of ["j", "d", "l", "1", "t", "k"]) await ime.key(key, { ctrl: true });
  await expect(chinese).toBeFocused();
  await drawn(running);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("complementary", { name: "Translation" })).toHaveCount(0);
  await ime.commit("一。");
  await expect(chinese).toHaveText("一。");
  await expect(chinese.locator("p")).toHaveCount(1);
  await expect(english.locator("p")).toHaveCount(1);

  const title = page.getByLabel("Title in Chinese");
  await placeCaret(running, title);
  await ime.compose("xinwen");
  await ime.key("Enter");
  await expect(title).toBeFocused();
  await ime.commit("新闻");
  await page.keyboard.press("Enter");
  await expect(title).not.toBeFocused();

  await page.getByRole("button", { name: "Back to the desk" }).click();
  const search = page.getByRole("searchbox");
  await search.click();
  await page.keyboard.type("胡");
  await ime.compose("tong");
  for (const key of ["Escape", "Enter", "ArrowDown"]) await ime.key(key);
  await expect(search).toBeFocused();
  await ime.commit("同");
  await expect(search).toHaveValue("胡同");
  await page.keyboard.press("Escape");
  await expect(search).toHaveValue("");
});

test("a dialog and the panel leave the keys to an input method too", async ({ running }) => {
  const ime = await composing(running);
  const { page } = running;
  await placeCaret(running, page.getByLabel("Text in English"));
  await page.keyboard.type("word");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+k");
  const dialog = page.getByRole("dialog", { name: "Link" });
  await expect(dialog.getByLabel("Address")).toBeFocused();
  await ime.compose("wang");
  for (const key of ["Enter", "Escape"]) await ime.key(key);
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText("not an address")).toHaveCount(0);
  await ime.commit("网");
  await expect(dialog.getByLabel("Address")).toHaveValue("网");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await drawn(running);
  await page.keyboard.press("ControlOrMeta+t");
  const lookUp = page.getByRole("complementary", { name: "Translation" }).getByLabel("Look up");
  await lookUp.click();
  await ime.compose("juhui");
  for (const key of ["Enter", "Escape", "Tab"]) await ime.key(key);
  await expect(lookUp).toBeFocused();
  await ime.commit("聚会");
  await expect(lookUp).toHaveValue("聚会");
  await expect(page.getByRole("complementary", { name: "Translation" })).toContainText("jù huì");
});

test("neither a term nor a match is put in while one composes", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await page.evaluate(() =>
    window.twinpress.request("glossary.save", {
      term: {
        id: "grants",
        en: { preferred: "small grants", allowed: [], forbidden: [] },
        "zh-Hans": { preferred: "小额资助", allowed: [], forbidden: [] },
        note: "",
      },
    }),
  );
  await newStory(running);
  const ime = await InputMethod.on(page);
  await placeCaret(running, page.getByLabel("Text in English"));
  await page.keyboard.type("The small grants of 2014.");
  await saved(running);
  await page.keyboard.press("ControlOrMeta+Enter");
  const chinese = page.getByLabel("Text in Chinese");
  await expect(chinese).toBeFocused();
  await page.keyboard.type("小");
  const offer = page.getByRole("status").filter({ hasText: "小额资助" });
  await expect(offer).toBeVisible();
  await drawn(running);
  await ime.compose("e");
  await ime.key("Tab");
  await ime.key("1", { ctrl: true });
  await expect(chinese).toHaveText("小e");
  await ime.commit("额");
  await expect(chinese).toHaveText("小额");
  await expect(offer).toBeVisible();
  await drawn(running);
  await page.keyboard.press("Tab");
  await expect(chinese).toHaveText("小额资助");
});

test("what Markdown would take for a heading or a list stays as it is typed and composed", async ({
  running,
}) => {
  const ime = await composing(running);
  const { page } = running;
  const chinese = page.getByLabel("Text in Chinese");
  await placeCaret(running, chinese);
  for (const sign of ["# ", "- ", "1. ", "> "]) {
    await page.keyboard.type(sign);
    await ime.compose("biaoti");
    await ime.commit("标题");
    await page.keyboard.press("Enter");
  }
  await expect(chinese.locator("p")).toHaveText(["# 标题", "- 标题", "1. 标题", "> 标题", ""]);
});

test("saving, marks and links in the middle of a composition take nothing from it", async ({ running }) => {
  const ime = await composing(running);
  const { page } = running;
  const english = page.getByLabel("Text in English");
  const chinese = page.getByLabel("Text in Chinese");
  await placeCaret(running, english);
  await page.keyboard.type("One.");
  await saved(running);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(chinese).toBeFocused();
  await page.keyboard.type("一");
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await saved(running);
  await page.keyboard.press("End");
  await drawn(running);
  for (const letters of ["n", "ni", "nih"]) {
    await ime.compose(letters);
    await page.locator("[data-save-state=unsaved], [data-save-state=saving]").waitFor();
    await saved(running);
  }
  // Its counterpart is out of date by now, and is marked while the composition goes on.
  await expect(english.locator("p")).toHaveAttribute("data-stale");
  await ime.compose("nihao");
  await ime.commit("你好");
  await expect(chinese).toHaveText("一你好");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(chinese).toHaveText("一");
});

test("a composition that is cancelled leaves what stood around it, and the caret there", async ({
  running,
}) => {
  const ime = await composing(running);
  const { page } = running;
  const chinese = page.getByLabel("Text in Chinese");
  await placeCaret(running, chinese);
  await page.keyboard.type("前后");
  await page.keyboard.press("ArrowLeft");
  await drawn(running);
  await ime.compose("zhong");
  await ime.cancel();
  await expect(chinese).toHaveText("前后");
  await page.keyboard.type("，");
  await expect(chinese).toHaveText("前，后");
  await page.keyboard.press("End");
  await drawn(running);
  await page.keyboard.press("Enter");
  await ime.compose("kong");
  await ime.cancel();
  await page.keyboard.type("行");
  await expect(chinese.locator("p")).toHaveText(["前，后", "行"]);
});

test("composing over a selection of several paragraphs replaces them, and keeps the first one's link", async ({
  running,
}) => {
  const ime = await composing(running);
  const { page } = running;
  const chinese = page.getByLabel("Text in Chinese");
  await placeCaret(running, chinese);
  await page.keyboard.type("一");
  await page.keyboard.press("Enter");
  await page.keyboard.type("二");
  await page.keyboard.press("ControlOrMeta+a");
  await ime.compose("san");
  await ime.commit("三");
  await expect(chinese.locator("p")).toHaveText(["三"]);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(chinese.locator("p")).toHaveText(["一", "二"]);
});
