import { setTimeout as pause } from "node:timers/promises";
import type { CDPSession, Page } from "@playwright/test";
import { Library } from "../../electron/library/library.ts";
import { startSftp } from "../servers/sftp.ts";
import { startSlowLine } from "../servers/slowLine.ts";
import { settle, startApp } from "./app.ts";
import { deskDrawn, openEditor } from "./editor.ts";
import { type Figures, median, percentile, repeat } from "./figures.ts";
import { generator, makeStory } from "./fixture.ts";
import type { Workplace } from "./workplace.ts";

const RUNS = 5;
const KEYS = 200;
/** Between two keys, in milliseconds: a fast typist. */
const PACE = 60;
/** After each so many keys a typist stops to think, long enough that all is saved and looked at. */
const STRETCH = 40;
const THOUGHT = 1500;
/** A paragraph of the fixture has 60 words. */
const PARAGRAPHS = 167;
/** Of short stories besides; they take some minutes to publish. */
const OTHERS = 150;
/** In milliseconds: what a window does once after it was opened, such as reading dictionaries, is over. */
const WARM_UP = 4000;
const TEXT = "the quick brown fox jumps over a lazy dog ";

/**
 * From a key that is sent to the app to the frame that shows its letter, in a version of 10,000
 * words: until the first task after the next animation frame, when that frame is painted. Keys are
 * sent at their pace whatever becomes of them, as fingers do, so that one that waits, in the window or
 * in the main process that all input goes through, makes those behind it wait too. Frames aren't held
 * back to the display's tick, which would add up to 16.7 ms of waiting at random to whatever the
 * editor does, and hide the work in it.
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
  await page.evaluate(watchKeys);
  const session = await page.context().newCDPSession(page);
  await pause(WARM_UP);
  const quiet = await repeat(RUNS, () => typeKeys(page, session));
  const line = await publishSlowly(page);
  const publishing = await repeat(RUNS, () => typeKeys(page, session));
  const isPublishing = await page.evaluate(() => window.isPublishing === true);
  // An app that still publishes would ask before it closes.
  await page.evaluate(() => window.twinpress.request("publish.cancel", {}));
  await page.waitForFunction(() => window.isPublishing === false);
  await app.close();
  await line.stop();
  if (!isPublishing) throw new Error("The publish was over before the keys were typed.");
  const label = "Keystroke to paint in 10,000 words";
  return {
    ...figuresOf("keystroke", label, quiet),
    ...figuresOf("keystrokePublishing", `${label}, while a publish runs at 256 kbit/s`, publishing),
  };
}

function figuresOf(name: string, label: string, runs: readonly number[][]): Figures {
  const at = (percent: number) => median(runs.map((times) => percentile(times, percent)));
  return {
    [`${name}P50`]: { label: `${label}, p50`, value: at(50), unit: "ms", runs: RUNS },
    [`${name}P99`]: { label: `${label}, p99`, value: at(99), unit: "ms", runs: RUNS, atMost: 16 },
  };
}

/** Publishes from the window to a server at the other end of a bad line; it takes longer than the typing. */
async function publishSlowly(page: Page): Promise<{ stop(): Promise<void> }> {
  const server = await startSftp();
  const line = await startSlowLine({ port: server.port, latencyMs: 25, bytesPerSecond: 32_000, loss: 0.05 });
  const { config } = await server.newSite();
  const host = { ...config, port: line.port };
  await page.evaluate(async (slow) => {
    const saved = await window.twinpress.request("hosts.save", { host: slow });
    if (!saved.ok) throw new Error(saved.error.code);
    window.isPublishing = true;
    void window.twinpress.request("publish.start", { host: slow.id }).then(() => {
      window.isPublishing = false;
    });
  }, host);
  return {
    stop: async () => {
      line.stop();
      await server.stop();
    },
  };
}

declare global {
  interface Window {
    /** When each key's letter was painted, in milliseconds since 1970, since they were last taken. */
    keysPainted?: number[];
    /** See {@link publishSlowly}. */
    isPublishing?: boolean;
  }
}

/** Types a run of keys; milliseconds from each to its paint. */
async function typeKeys(page: Page, session: CDPSession): Promise<number[]> {
  const sent: number[] = [];
  const answers: Promise<unknown>[] = [];
  for (let n = 0; n < KEYS; n += 1) {
    sent.push(performance.timeOrigin + performance.now());
    answers.push(...pressKey(session, TEXT.charAt(n % TEXT.length)));
    await pause((n + 1) % STRETCH === 0 ? THOUGHT : PACE);
  }
  await Promise.all(answers);
  await page.waitForFunction((count) => window.keysPainted?.length === count, KEYS);
  const painted = await page.evaluate(() => window.keysPainted?.splice(0) ?? []);
  return painted.map((time, n) => time - (sent[n] ?? time));
}

function pressKey(session: CDPSession, letter: string): Promise<unknown>[] {
  const code = letter === " " ? "Space" : `Key${letter.toUpperCase()}`;
  const key = { key: letter, code, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
  return [
    session.send("Input.dispatchKeyEvent", { type: "keyDown", text: letter, ...key }),
    session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }),
  ];
}

/** Runs in the window. */
function watchKeys(): void {
  const painted: number[] = [];
  window.keysPainted = painted;
  window.addEventListener(
    "keydown",
    () => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => painted.push(performance.timeOrigin + performance.now());
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

async function newsroomWithLongStory(workplace: Workplace): Promise<string> {
  const folder = await workplace.newsroom({ stories: OTHERS });
  const library = Library.open(folder);
  const story = makeStory(OTHERS, PARAGRAPHS, generator(3));
  // The desk lists the newest first: this one is what is opened.
  library.insert({ ...story, date: "2030-01-01" });
  library.close();
  return folder;
}
