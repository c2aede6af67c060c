import { join } from "node:path";
import { type ElectronApplication, _electron as electron, type Page } from "@playwright/test";
import type { Language } from "../shared/language.ts";
import { electronRuntime } from "./electron-runtime.ts";

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
  /** Surroundings, such as the display to open on; the process's own where absent. */
  env?: NodeJS.ProcessEnv;
}

/** Starts the built app in a home folder of its own and waits for its first screen. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const { home, size, systemLanguage = "en", env = process.env } = options;
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
      ...defined(env),
      HOME: home,
      XDG_CONFIG_HOME: join(home, ".config"),
      LANGUAGE: lang,
      LANG: "C.UTF-8",
    },
  });
  const page = await app.firstWindow();
  await page.locator("[data-screen]").waitFor();
  if (size) await resize(app, size);
  return { app, page };
}

/** Sets the window's inner size. */
async function resize(app: ElectronApplication, size: { width: number; height: number }): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
}

function defined(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
