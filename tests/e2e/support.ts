import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, type ElectronApplication, _electron as electron, type Page } from "@playwright/test";
import { electronRuntime } from "../../scripts/electron-runtime.ts";
import type { Language } from "../../shared/language.ts";

/** A running app and its window. */
export interface RunningApp {
  app: ElectronApplication;
  page: Page;
}

/** What a launch may ask for. */
export interface LaunchOptions {
  /** The app's own folder: its settings, and the home that newsrooms go into. */
  home: string;
  /** The window's inner size in pixels. */
  size?: { width: number; height: number };
  /** The language that the system asks for. */
  systemLanguage?: Language;
}

/** Starts the built app in a home folder of its own and waits for its first screen. */
export async function launchApp({ home, size, systemLanguage = "en" }: LaunchOptions): Promise<RunningApp> {
  const runtime = await electronRuntime(() => undefined);
  const lang = systemLanguage === "en" ? "en-US" : "zh-CN";
  const app = await electron.launch({
    executablePath: runtime.executable,
    args: [
      ...runtime.args,
      "--no-sandbox",
      `--user-data-dir=${join(home, "settings")}`,
      `--lang=${lang}`,
      "--force-device-scale-factor=1",
    ],
    env: {
      ...definedEnv(),
      HOME: home,
      XDG_CONFIG_HOME: join(home, ".config"),
      LANGUAGE: lang,
      LANG: "C.UTF-8",
    },
  });
  const page = await app.firstWindow();
  if (size) await resize(app, size);
  await page.locator("[data-screen]").waitFor();
  return { app, page };
}

/** Sets the window's inner size. */
export async function resize(
  app: ElectronApplication,
  size: { width: number; height: number },
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
}

function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

interface Fixtures {
  /** A folder of this test's own, gone afterwards. */
  home: string;
  /** The app, started in `home`. */
  running: RunningApp;
}

/** Playwright's test with an app of its own for each. */
export const test = base.extend<Fixtures>({
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

export { expect } from "@playwright/test";
