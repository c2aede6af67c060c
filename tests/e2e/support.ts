import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, type CDPSession, type Page } from "@playwright/test";
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
    await rm(home, { recursive: true, force: true });
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

/** Waits until the editor says that everything is saved. */
export async function saved({ page }: RunningApp): Promise<void> {
  await page.locator("[data-save-state=saved]").waitFor();
}

export { expect } from "@playwright/test";
export { launchApp, type RunningApp } from "../../scripts/launch.ts";
