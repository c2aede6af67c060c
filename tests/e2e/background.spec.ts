import { once } from "node:events";
import { join } from "node:path";
import { Library } from "../../electron/library/library.ts";
import { translatedStories, translationsOf } from "../integration/bilingual/manyTranslations.ts";
import {
  expect,
  launchApp,
  openSample,
  openStory,
  placeCaret,
  type RunningApp,
  saved,
  test,
} from "./support.ts";

// Whatever was lost once is lost: there is no second try.
test.describe.configure({ retries: 0 });

test("what the background process has saved is there after kill -9 of everything", async ({ home }) => {
  let running = await launchApp({ home });
  await openSample(running);
  await openStory(running, /Pines/);
  for (const word of ["Upstream.", "Downstream.", "Ashore."]) {
    const background = await backgroundOf(running);
    await typeFirst(running, word);
    const child = running.app.process();
    const gone = once(child, "exit");
    process.kill(background, "SIGKILL");
    child.kill("SIGKILL");
    await gone;
    running = await launchApp({ home });
    await openStory(running, /Pines/);
    await expect(running.page.getByLabel("Text in English")).toContainText(word);
  }
  await running.app.close();
});

test("what is typed is saved and checked when the background process has ended", async ({ running }) => {
  await openSample(running);
  await openStory(running, /Pines/);
  const before = await backgroundOf(running);
  process.kill(before, "SIGKILL");
  await expect.poll(() => findBackground(running)).toBeUndefined();
  await typeFirst(running, "Upstream.");
  const findings = await running.page.evaluate(async () => {
    const list = await window.twinpress.request("stories.query", { text: "Upstream", offset: 0, limit: 1 });
    const id = list.ok ? list.value.rows[0]?.id : undefined;
    return id === undefined ? null : (await window.twinpress.request("checks.story", { id })).ok;
  });
  expect(findings).toBe(true);
});

test("hundreds of translations come in while the window answers and other stories are saved", async ({
  running,
  home,
}) => {
  const { app, page } = running;
  await openSample(running);
  await backgroundOf(running);
  const folder = await page.evaluate(async () => {
    const state = await window.twinpress.request("app.state", {});
    return state.ok ? (state.value.newsroom?.folder ?? "") : "";
  });
  const library = Library.open(folder);
  const file = join(home, "back.xlf");
  await translationsOf(library, 400, file);
  const before = translatedStories(library);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
  await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.getMenuItemById("import-translations")?.click(),
  );
  await expect(page.getByRole("dialog")).toContainText("Taking in translations…");
  // Nothing that the file changes can be opened meanwhile.
  await page.keyboard.press("Escape");
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("new-story")?.click());
  const { answers, slowest, whole } = await page.evaluate(savesUntilReported);
  await expect(page.getByRole("dialog")).toContainText("Back from the translator");
  expect(translatedStories(library)).toBe(before + 400);
  library.close();
  // While a file was read on the main process' own time, nothing was answered until all of it was in.
  expect(answers).toBeGreaterThan(5);
  expect(slowest).toBeLessThan(whole / 2);
});

/** Saves a story again and again until the report of an import is there; runs in the window. */
async function savesUntilReported(): Promise<{ answers: number; slowest: number; whole: number }> {
  const begun = performance.now();
  const list = await window.twinpress.request("stories.query", { text: "Pines", offset: 0, limit: 1 });
  const id = list.ok ? (list.value.rows[0]?.id ?? "") : "";
  const detail = await window.twinpress.request("stories.get", { id });
  if (!detail.ok) throw new Error("There is no such story.");
  const { story } = detail.value;
  let { edition } = detail.value;
  let answers = 0;
  let slowest = 0;
  while (document.querySelector("progress")) {
    const asked = performance.now();
    const saved = await window.twinpress.request("stories.save", { story, edition });
    if (!saved.ok) throw new Error(saved.error.code);
    edition = saved.value.edition;
    answers += 1;
    slowest = Math.max(slowest, performance.now() - asked);
  }
  return { answers, slowest, whole: performance.now() - begun };
}

/** Types a word before the text, and waits until that is saved. */
async function typeFirst(running: RunningApp, word: string): Promise<void> {
  const { page } = running;
  await placeCaret(running, page.getByLabel("Text in English"));
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type(`${word} `);
  await saved(running);
}

/** The background process's id, once there is one. */
async function backgroundOf(running: RunningApp): Promise<number> {
  await expect.poll(() => findBackground(running)).toBeDefined();
  return (await findBackground(running)) ?? 0;
}

function findBackground({ app }: RunningApp): Promise<number | undefined> {
  return app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === "Twinpress Background")?.pid,
  );
}
