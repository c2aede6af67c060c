import { once } from "node:events";
import {
  drawn,
  expect,
  launchApp,
  newStory,
  openSample,
  openStory,
  placeCaret,
  type RunningApp,
  saved,
  test,
} from "./support.ts";

const TIMES = 50;
/** Milliseconds after the last key in which the text is on the disk. */
const PROMISE = 1000;

// Whatever was lost once is lost: there is no second try.
test.describe.configure({ timeout: 900_000, retries: 0 });

test(`what was typed is there after kill -9, ${TIMES} times`, async ({ home }) => {
  const first = await launchApp({ home });
  await openSample(first);
  await newStory(first);
  let running = first;
  const typed: string[] = [];
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const line = `Line ${n} 第${n}行`;
    typed.push(line);
    times.push(await typeLine(running, line, n));
    await kill(running);
    running = await launchApp({ home });
    await openStory(running, /Untitled/);
    await expect(running.page.getByLabel("Text in English").locator("p")).toHaveText(typed);
  }
  await running.app.close();
  // A machine that other work takes now and then away for a second breaks no promise of the app's.
  const late = times.filter((time) => time > PROMISE);
  expect(late.length, `${late} ms`).toBeLessThanOrEqual(TIMES / 10);
});

/** Types a line of its own at the end, and gives the milliseconds from its last key to "Saved". */
async function typeLine(running: RunningApp, line: string, n: number): Promise<number> {
  const { page } = running;
  const text = page.getByLabel("Text in English");
  await placeCaret(running, text);
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+End");
    expect(await text.evaluate(isCaretInLastLine)).toBe(true);
  }).toPass();
  await drawn(running);
  await page.evaluate(measureSaving);
  if (n > 0) await page.keyboard.press("Enter");
  await page.keyboard.type(line);
  await saved(running);
  return page.evaluate(() => Reflect.get(window, "savedAt") - Reflect.get(window, "lastKeyAt"));
}

/** Notes in the window when the last key came and when the foot last said "Saved". */
function measureSaving(): void {
  const note = (name: string) => Reflect.set(window, name, performance.now());
  const state = document.querySelector("[data-save-state]");
  window.addEventListener("beforeinput", () => note("lastKeyAt"), { capture: true });
  new MutationObserver(() => {
    if (state?.getAttribute("data-save-state") === "saved") note("savedAt");
  }).observe(state ?? document, { attributes: true });
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
