import { once } from "node:events";
import { expect, launchApp, openSample, type RunningApp, saved, test } from "./support.ts";

/** Milliseconds after the last key in which the text is on the disk. */
const PROMISE = 1000;

test("what the background process has saved is there after kill -9 of everything", async ({ home }) => {
  let running = await launchApp({ home });
  await openSample(running);
  await openPines(running);
  for (const word of ["Upstream.", "Downstream.", "Ashore."]) {
    const background = await backgroundOf(running);
    await typeFirst(running, word);
    const child = running.app.process();
    const gone = once(child, "exit");
    process.kill(background, "SIGKILL");
    child.kill("SIGKILL");
    await gone;
    running = await launchApp({ home });
    await openPines(running);
    await expect(running.page.getByLabel("Text in English")).toContainText(word);
  }
  await running.app.close();
});

test("what is typed is saved and checked when the background process has ended", async ({ running }) => {
  await openSample(running);
  await openPines(running);
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

async function openPines({ page }: RunningApp): Promise<void> {
  await page.getByRole("option", { name: /Pines/ }).dblclick();
  await page.getByLabel("Text in English").waitFor();
}

/** Types a word before the text, and waits no longer for "Saved" than is promised. */
async function typeFirst(running: RunningApp, word: string): Promise<void> {
  const { page } = running;
  await page.getByLabel("Text in English").click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type(`${word} `);
  const lastKey = Date.now();
  await saved(running);
  expect(Date.now() - lastKey).toBeLessThanOrEqual(PROMISE);
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
