import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Library } from "../../electron/library/library.ts";
import { translatedStories, translationsOf } from "../integration/bilingual/manyTranslations.ts";
import { cli } from "../integration/commandLine.ts";
import { expect, openSample, type RunningApp, saved, test } from "./support.ts";

test("what the command line writes into the open story is kept beside what is typed, and shown", async ({
  running,
  home,
}) => {
  const { page } = running;
  await openSample(running);
  const newsroom = await folderOf(running);
  await page.getByRole("option", { name: /Pines/ }).dblclick();
  const english = page.getByLabel("Text in English");
  await english.click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("Begun. ");
  await saved(running);
  const file = join(home, "out.xlf");
  const id = await page.evaluate(async () => {
    const list = await window.twinpress.request("stories.query", { text: "Begun", offset: 0, limit: 1 });
    return list.ok ? (list.value.rows[0]?.id ?? "") : "";
  });
  const written = await cli(["xliff", "export", "--newsroom", newsroom, "--story", id, "--out", file]);
  expect(written.code).toBe(0);
  const back = readFileSync(file, "utf8").replace(/(<target [^>]*>)/, "$1译者改过：");
  writeFileSync(file, back);
  const importing = cli(["xliff", "import", "--newsroom", newsroom, file]);
  let isDone = false;
  void importing.finally(() => {
    isDone = true;
  });
  // Somebody types all the while, and a little longer.
  let words = 0;
  for (let left = 5; left > 0; words += 1) {
    await page.keyboard.type(`w${words} `, { delay: 20 });
    if (isDone) left -= 1;
  }
  expect((await importing).code).toBe(0);
  const title = page.getByLabel("Title in Chinese");
  await expect(title).toHaveValue(/^译者改过：/);
  await expect(english).toContainText(`Begun. w0 w1`);
  await expect(english).toContainText(`w${words - 1}`);
  await expect(page.getByText("This story was changed elsewhere", { exact: false })).toBeVisible();
  // The caret is where it was: what is typed on goes into the same block.
  await page.keyboard.type("typed on");
  await saved(running);
  await expect(english).toContainText("typed on");
  const library = Library.open(newsroom);
  const { versions } = library.get(id).story;
  library.close();
  expect(versions["zh-Hans"].title).toMatch(/^译者改过：/);
  expect(JSON.stringify(versions.en.body)).toContain("Begun. w0 w1");
  expect(JSON.stringify(versions.en.body)).toContain("typed on");
});

test("the desk shows what the command line brought", async ({ running }) => {
  const { page } = running;
  await openSample(running);
  const newsroom = await folderOf(running);
  const library = Library.open(newsroom);
  const { story } = library.create();
  const { en } = story.versions;
  library.save({ ...story, versions: { ...story.versions, en: { ...en, title: "Brought from elsewhere" } } });
  library.close();
  await expect(page.getByRole("option", { name: /Brought from elsewhere/ })).toBeVisible();
});

test("a translators' file that is stopped leaves nothing; taken in again, all of it comes", async ({
  running,
  home,
}) => {
  const { page, app } = running;
  await openSample(running);
  const library = Library.open(await folderOf(running));
  const file = join(home, "back.xlf");
  await translationsOf(library, 400, file);
  const before = translatedStories(library);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
  const takeIn = () =>
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("import-translations")?.click());
  await takeIn();
  const dialog = page.getByRole("dialog", { name: "Taking in translations…" });
  await expect(dialog).toContainText("The whole file comes in, or nothing of it");
  // It has the focus.
  await page.keyboard.press("Enter");
  await expect(page.getByText("Stopped. Nothing of the file was taken in.")).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(translatedStories(library)).toBe(before);
  await takeIn();
  await page.getByRole("dialog", { name: "Back from the translator" }).waitFor({ timeout: 60_000 });
  expect(translatedStories(library)).toBe(before + 400);
  library.close();
});

/** The open newsroom's folder. */
async function folderOf({ page }: RunningApp): Promise<string> {
  return page.evaluate(async () => {
    const state = await window.twinpress.request("app.state", {});
    return state.ok ? (state.value.newsroom?.folder ?? "") : "";
  });
}
