import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, type CDPSession, type Locator, type Page } from "@playwright/test";
import { type Display, openDisplay } from "../../scripts/display.ts";
import { launchApp, type RunningApp } from "../../scripts/launch.ts";

interface WorkerFixtures {
  /** A display of this worker's own: the window of a test beside it would take the focus. */
  display: Display;
}

interface Fixtures {
  /** A folder of this test's own, gone afterwards. */
  home: string;
  /** The app, started in `home`. */
  running: RunningApp;
}

/** Playwright's test with an app of its own for each. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const display = await openDisplay();
      // Windows that a test opens by itself come up there too.
      Object.assign(process.env, display.env);
      await use(display);
      display.close();
    },
    { scope: "worker", auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), "twinpress-e2e-"));
    await use(home);
    // Processes that a test killed may still be writing there.
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },
  running: async ({ home }, use) => {
    const running = await launchApp({ home });
    await use(running);
    await running.app.close();
  },
});

/** Composes as a pinyin input method does: letters under way, then the characters that they become. */
export class InputMethod {
  private readonly session: CDPSession;

  private constructor(session: CDPSession) {
    this.session = session;
  }

  static async on(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  async compose(text: string): Promise<void> {
    await this.session.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  async commit(text: string): Promise<void> {
    await this.session.send("Input.insertText", { text });
  }

  async cancel(): Promise<void> {
    await this.session.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  }

  /** A key that the input method takes: the page is told of it as UI Events says, by 229. */
  async key(key: string, held: { ctrl?: boolean; shift?: boolean } = {}): Promise<void> {
    const modifiers = (held.ctrl ? 2 : 0) + (held.shift ? 8 : 0);
    const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key;
    for (const type of ["rawKeyDown", "keyUp"] as const) {
      await this.session.send("Input.dispatchKeyEvent", {
        type,
        key,
        code,
        modifiers,
        windowsVirtualKeyCode: 229,
      });
    }
  }
}

/** Opens the sample newsroom from the first screen and waits for its stories. */
export async function openSample({ page }: RunningApp): Promise<void> {
  await page.getByRole("button", { name: /Open the sample newsroom|打开示例编辑部/ }).click();
  await page.getByRole("option").first().waitFor();
}

/** Opens a story of the list, and waits until it can be written in. */
export async function openStory(running: RunningApp, name: RegExp): Promise<void> {
  await running.page.getByRole("option", { name }).dblclick();
  await editing(running);
}

/** Begins a story, and waits until it can be written in. */
export async function newStory(running: RunningApp): Promise<void> {
  await running.page.getByRole("button", { name: "New story" }).click();
  await editing(running);
}

/** Waits until the editor has put the focus where one begins: until then it takes it from what is clicked. */
async function editing({ page }: RunningApp): Promise<void> {
  await page.locator("[data-screen=editor] :focus").waitFor();
}

/**
 * Waits until the window was drawn, and all that comes with a frame is over: a new selection is told then,
 * which Lexical knows of only by that, and the focus is given back where a menu closes.
 */
export async function drawn({ page }: Pick<RunningApp, "page">): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}

/** Puts the caret where a click in a text puts it, and waits until the editor knows. */
export async function placeCaret(running: Pick<RunningApp, "page">, place: Locator): Promise<void> {
  await place.click();
  await drawn(running);
}

/** Everything that axe finds on the screen, by rule and place, once nothing on it moves or fades any more. */
export async function violations({ page }: Pick<RunningApp, "page">): Promise<string[]> {
  await page.evaluate(async () => {
    const ends = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ends.map(({ finished }) => finished));
  });
  // Electron has one window; the usual mode opens a page of its own to merge results in.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** Waits until the editor says that everything is saved. */
export async function saved({ page }: RunningApp): Promise<void> {
  await page.locator("[data-save-state=saved]").waitFor();
}

export { expect } from "@playwright/test";
export { launchApp, type RunningApp } from "../../scripts/launch.ts";
