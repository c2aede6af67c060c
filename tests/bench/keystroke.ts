import { Library } from "../../electron/library/library.ts";
import { settle, startApp } from "./app.ts";
import { deskDrawn, openEditor } from "./editor.ts";
import { type Figures, median, percentile, repeat } from "./figures.ts";
import { generator, makeStory } from "./fixture.ts";
import type { Workplace } from "./workplace.ts";

const RUNS = 5;
const KEYS = 200;
/** Between two keys, in milliseconds: a fast typist. Saves happen meanwhile, as they do in life. */
const PACE = 60;
/** A paragraph of the fixture has 60 words. */
const PARAGRAPHS = 167;
const TEXT = "the quick brown fox jumps over a lazy dog ";

/**
 * From a key's event to the frame that shows its letter, in a version of 10,000 words: the event's
 * own time stamp, then the first task after the next animation frame, when that frame is painted.
 * Frames aren't held back to the display's tick, which would add up to 16.7 ms of waiting at random
 * to whatever the editor does, and hide the work in it.
 */
export async function measureKeystroke(workplace: Workplace): Promise<Figures> {
  const options = {
    home: await workplace.emptyFolder("home"),
    newsroom: await newsroomWithLongStory(workplace),
    switches: ["--disable-frame-rate-limit", "--disable-gpu-vsync"],
  };
  await settle(options);
  const { app, page } = await startApp(options);
  await deskDrawn(page);
  await openEditor(page);
  const middle = Math.floor(PARAGRAPHS / 2);
  await page.locator('[contenteditable="true"][lang="en"] p').nth(middle).click();
  const runs = await repeat(RUNS, async () => {
    await page.evaluate(watchKeys);
    for (let n = 0; n < KEYS; n += 1) {
      await page.keyboard.press(
        TEXT.charAt(n % TEXT.length) === " " ? "Space" : TEXT.charAt(n % TEXT.length),
        { delay: 0 },
      );
      await page.waitForTimeout(PACE);
    }
    return page.evaluate(() => window.keyTimes ?? []);
  });
  await app.close();
  const at = (percent: number) => median(runs.map((times) => percentile(times, percent)));
  return {
    keystrokeP50: { label: "Keystroke to paint in 10,000 words, p50", value: at(50), unit: "ms", runs: RUNS },
    keystrokeP99: {
      label: "Keystroke to paint in 10,000 words, p99",
      value: at(99),
      unit: "ms",
      runs: RUNS,
      atMost: 16,
    },
  };
}

declare global {
  interface Window {
    /** Milliseconds from each key to its paint, since {@link watchKeys}. */
    keyTimes?: number[];
  }
}

/** Runs in the window. */
function watchKeys(): void {
  const isWatched = window.keyTimes !== undefined;
  window.keyTimes = [];
  if (isWatched) return;
  window.addEventListener(
    "keydown",
    (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.keyTimes?.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

async function newsroomWithLongStory(workplace: Workplace): Promise<string> {
  const folder = await workplace.newsroom({ stories: 10 });
  const library = Library.open(folder);
  const story = makeStory(10, PARAGRAPHS, generator(3));
  // The desk lists the newest first: this one is what is opened.
  library.insert({ ...story, date: "2030-01-01" });
  library.close();
  return folder;
}
