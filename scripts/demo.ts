import { spawn } from "node:child_process";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { browserPath } from "./browser.ts";
import { buildApp } from "./build.ts";
import { DemoNewsroom } from "./demo/newsroom.ts";
import { readSeed } from "./demo/seed.ts";
import { openDisplay } from "./display.ts";
import { electronRuntime } from "./electron-runtime.ts";
import { launchApp } from "./launch.ts";
import { fail, log } from "./log.ts";
import { BROWSER_NEEDS, ensureSystem, WINDOW_NEEDS } from "./system-packages.ts";

/** Minutes that the published site stays served after the demo has ended. */
const SERVED = 10;

/**
 * `npm run demo`: the main job, done by itself in the real app: the sample newsroom, one story typed
 * in both languages, published with the toolbar's button, read on the site.
 */
async function demo(): Promise<void> {
  await ensureSystem([...WINDOW_NEEDS, ...BROWSER_NEEDS], log);
  await electronRuntime(log);
  log("Building the app…");
  await buildApp();
  const display = await openDisplay();
  if (display.isVirtual) log("There is no display here: the app runs on a virtual one.");
  const home = await mkdtemp(join(tmpdir(), "twinpress-demo-"));
  const pictures = join(home, "screenshots");
  await mkdir(pictures);
  const screenshots: string[] = [];
  const shot = (name: string) => {
    const file = join(pictures, `${screenshots.length + 1}-${name}.png`);
    screenshots.push(file);
    return file;
  };

  const running = await launchApp({ home, size: { width: 1280, height: 800 }, env: display.env });
  const newsroom = new DemoNewsroom(running, log, shot);
  await newsroom.openSample();
  const seed = await readSeed();
  await newsroom.moveToTrash(seed.en.title);
  await newsroom.write(seed);
  const published = await newsroom.publish();
  const stories = await newsroom.countStories();
  await running.app.close();

  const url = await serve(published.folder);
  log(`Reading the published story at ${url}`);
  const browser = await chromium.launch({
    executablePath: browserPath(),
    headless: display.isVirtual,
    args: ["--no-sandbox", "--disable-background-networking"],
    env: Object.fromEntries(
      Object.entries(display.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  for (const language of ["en", "zh"] as const) {
    const path = published.paths[language];
    const answer = await page.goto(url + path);
    const heading = await page.getByRole("heading", { level: 1 }).textContent();
    const title = language === "en" ? seed.en.title : seed.zh.title;
    if (!answer?.ok() || heading !== title) throw new Error(`${url}${path} does not show “${title}”.`);
    await page.screenshot({ path: shot(`site-${language}`), fullPage: true });
    log(`  ${heading}  ${url}${path}`);
  }
  await browser.close();
  display.close();
  log(`Screenshots: ${pictures}`);
  log(`The site stays served at ${url} for ${SERVED} minutes.`);
  const site = url.replace(/\/$/, "");
  process.stdout.write(
    `${JSON.stringify({ ok: true, stories, pages: published.pages, site, screenshots })}\n`,
  );
}

/** Serves the site in a process of its own, which ends by itself. */
async function serve(folder: string): Promise<string> {
  const server = spawn(
    process.execPath,
    [join(import.meta.dirname, "serve-for.ts"), folder, String(SERVED)],
    {
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", () => reject(new Error("The site could not be served.")));
    server.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  server.stdout.destroy();
  server.unref();
  return url;
}

demo().then(() => process.exit(0), fail);
