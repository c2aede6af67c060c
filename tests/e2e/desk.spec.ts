import { expect, launchApp, openSample, test } from "./support.ts";

test("the first run: a language, then a newsroom of one's own", async ({ running }) => {
  const { page } = running;
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("button", { name: "新建编辑部" }).click();
  await page.getByRole("button", { name: "建立编辑部" }).click();
  await expect(page.getByText("请填写中英文两个名称。").first()).toBeVisible();
  await page.getByLabel("英文名称").fill("River Watch");
  await page.getByLabel("中文名称").fill("河流观察");
  await page.getByRole("button", { name: "建立编辑部" }).click();
  await expect(page.getByRole("heading", { name: "还没有稿件" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("河流观察");
});

test("the interface follows the system's language", async ({ home }) => {
  const { app, page } = await launchApp({ home, systemLanguage: "zh-Hans" });
  await expect(page.getByRole("button", { name: /打开示例编辑部/ })).toBeVisible();
  await app.close();
});

test("the newsroom, its language and the window's size are there at the next start", async ({ home }) => {
  const first = await launchApp({ home, size: { width: 1111, height: 777 } });
  await first.page.getByRole("button", { name: "中文" }).click();
  await openSample(first);
  await first.app.close();
  const again = await launchApp({ home });
  await expect(again.page.getByRole("button", { name: "新建稿件" })).toBeVisible();
  await expect.poll(() => again.page.evaluate(() => window.innerWidth)).toBe(1111);
  await again.app.close();
});

test("by the keyboard alone: find, open, come back, throw away, put back", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  const list = page.getByRole("listbox", { name: "Stories" });
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("river");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(list).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "English version" }).getByPlaceholder("Title")).toHaveValue(
    /River/,
  );
  await page.getByRole("button", { name: "Back to the desk" }).press("Enter");
  await expect(list).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(page.getByRole("option")).toHaveCount(1);
});

test("search finds words of either language as they are typed, filters narrow it", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  const search = page.getByRole("searchbox");
  await search.fill("胡同");
  await expect(page.getByRole("option")).toHaveCount(1);
  await search.fill("");
  await expect(page.getByRole("option")).toHaveCount(7);
  await page.getByRole("button", { name: /^Projects/ }).click();
  await expect(page.getByRole("option")).toHaveCount(3);
  await page.getByRole("button", { name: /^2011/ }).click();
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.getByRole("button", { name: /^All stories/ }).click();
  await page.getByRole("button", { name: "Draft", exact: true }).click();
  await expect(page.getByRole("option")).toHaveCount(1);
  await search.fill('"*(');
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await page.getByRole("button", { name: "Show all stories" }).click();
  await expect(page.getByRole("option")).toHaveCount(7);
});

test("a copy is a draft of its own; the trash gives back, and deletes only when asked twice", async ({
  running,
}) => {
  await openSample(running);
  const { page } = running;
  await page.getByRole("option", { name: /Pines/ }).click();
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page.getByRole("option", { name: /Pines/ })).toHaveCount(2);
  await page.getByRole("option", { name: /Pines.*English: Draft/s }).click();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("option", { name: /Pines/ })).toHaveCount(1);
  await page.getByRole("button", { name: /^Trash/ }).click();
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.getByRole("option", { name: /Pines/ }).click();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await page.getByRole("button", { name: /^All stories/ }).click();
  await page.getByRole("option", { name: /Pines.*English: Draft/s }).click();
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: /^Trash/ }).click();
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.getByRole("option", { name: /Pines/ }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toHaveCount(0);
  await expect(page.getByRole("option", { name: /Pines/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Delete for good" }).click();
  await question.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
});

test("what is thrown away is what was chosen, and nothing that moves into its place", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await page.getByRole("option").first().click();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("option")).toHaveCount(4);
  await expect(page.getByRole("option", { selected: true })).toHaveCount(1);
  await page.keyboard.press("Delete");
  await expect(page.getByRole("option")).toHaveCount(3);
  await page.getByRole("button", { name: /^Trash/ }).click();
  await expect(page.getByRole("option")).toHaveCount(4);
  await page.getByRole("listbox").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("button", { name: /^All stories/ }).click();
  await expect(page.getByRole("option")).toHaveCount(7);
});

test("settings: what was typed stays while the language changes, and is saved", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await page.getByRole("button", { name: "Settings" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("tab", { name: "Newsroom" }).click();
  await dialog.getByLabel("Name in English").fill("River Watch");
  await page.keyboard.press("Escape");
  await dialog.getByRole("tab", { name: "This app" }).click();
  await dialog.getByRole("button", { name: /Language/ }).click();
  await page.getByRole("option", { name: "中文" }).click();
  await dialog.getByRole("tab", { name: "编辑部" }).click();
  await expect(dialog.getByLabel("英文名称")).toHaveValue("River Watch");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("River Watch");
});

test("settings: a section that has stories stays, and says why", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await page.getByRole("button", { name: "Settings" }).click();
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await dialog.getByRole("tab", { name: "Sections" }).click();
  await dialog.getByRole("button", { name: "Remove Projects" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("“projects” still has 3 stories");
});
