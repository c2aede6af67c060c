import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ElectronApplication, _electron as electron, type Page } from "@playwright/test";
import { type ElectronRuntime, electronRuntime } from "../../scripts/electron-runtime.ts";

/** What the app is started with. */
export interface AppOptions {
  /** The app's own folder, made here; it remembers nothing but the newsroom that was open. */
  home: string;
  newsroom: string;
  /** Chromium's switches. */
  switches?: readonly string[];
}

/** Puts the settings of somebody who has used the app before into `home`. */
export async function settle({ home, newsroom }: AppOptions): Promise<void> {
  await mkdir(join(home, "settings"), { recursive: true });
  const settings = { language: "en", theme: "light", lastFolder: newsroom };
  await writeFile(join(home, "settings", "settings.json"), JSON.stringify(settings));
}

/** Starts the built app with its last newsroom; gives its window as soon as there is one. */
export async function startApp(options: AppOptions): Promise<{ app: ElectronApplication; page: Page }> {
  const runtime = await electronRuntime(() => undefined);
  return startElectron(runtime, options.home, options.switches);
}

/** Starts an Electron with a home folder of its own. */
export async function startElectron(
  runtime: ElectronRuntime,
  home: string,
  switches: readonly string[] = [],
): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await electron.launch({
    executablePath: runtime.executable,
    args: [
      ...runtime.args,
      "--no-sandbox",
      `--user-data-dir=${join(home, "settings")}`,
      "--lang=en-US",
      "--force-device-scale-factor=1",
      ...switches,
    ],
    env: { ...definedEnv(), HOME: home, LANG: "C.UTF-8" },
  });
  return { app, page: await app.firstWindow() };
}

/** Memory of all the app's processes in MB, as the system counts what is resident. */
export async function memoryOf(app: ElectronApplication): Promise<number> {
  const kilobytes = await app.evaluate(({ app: running }) =>
    running.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  );
  return kilobytes / 1024;
}

function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
