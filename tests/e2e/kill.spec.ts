import { once } from "node:events";
import { expect, launchApp, openSample, type RunningApp, saved, test } from "./support.ts";

const TIMES = 50;
/** Milliseconds after the last key in which the text is on the disk. */
const PROMISE = 1000;

test.describe.configure({ timeout: 360_000 });

test(`what was typed is there after kill -9, ${TIMES} times`, async ({ home }) => {
  const first = await launchApp({ home });
  await openSample(first);
  await first.page.getByRole("button", { name: "New story" }).click();
  await first.page.getByLabel("Text in English").waitFor();
  let running = first;
  const typed: string[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const line = `Line ${n} 第${n}行`;
    typed.push(line);
    await typeLine(running, line, n);
    await kill(running);
    running = await launchApp({ home });
    await openNewest(running);
    expect(await running.page.getByLabel("Text in English").locator("p").allTextContents()).toEqual(typed);
  }
  await running.app.close();
});

/** Types a line of its own at the end, and waits no longer for "Saved" than is promised. */
async function typeLine({ page }: RunningApp, line: string, n: number): Promise<void> {
  const text = page.getByLabel("Text in English");
  await text.click();
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+End");
    expect(await text.evaluate(isCaretInLastLine)).toBe(true);
  }).toPass();
  if (n > 0) await page.keyboard.press("Enter");
  await page.keyboard.type(line);
  const lastKey = Date.now();
  await page.locator("[data-save-state=saved]").waitFor({ timeout: PROMISE });
  expect(Date.now() - lastKey).toBeLessThanOrEqual(PROMISE);
}

function isCaretInLastLine(text: Element): boolean {
  const { focusNode } = window.getSelection() ?? {};
  return focusNode === text || text.lastElementChild?.contains(focusNode ?? null) === true;
}

async function kill({ app }: RunningApp): Promise<void> {
  const child = app.process();
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

async function openNewest(running: RunningApp): Promise<void> {
  const { page } = running;
  await page.getByRole("option").first().waitFor();
  await page
    .getByRole("option", { name: /Untitled/ })
    .first()
    .dblclick();
  await page.getByLabel("Text in English").waitFor();
  await saved(running);
}
