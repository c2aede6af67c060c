import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { importBundles } from "../../electron/bundles/import.ts";
import { Library } from "../../electron/library/library.ts";
import { build } from "../../electron/publishing/build.ts";
import { servePreview } from "../../electron/publishing/previewServer.ts";
import { browserPath } from "../browser.ts";
import { log } from "../log.ts";

const SAMPLE = join(import.meta.dirname, "../../assets/sample");

/** A page of every kind; those of a language begin with its folder. */
const PAGES = {
  start: "",
  home: "en/",
  "home-zh": "zh/",
  section: "en/brief-news/",
  year: "zh/projects/2011/",
  story: "en/brief-news/2011/global-perspective-2011/",
  "story-zh": "zh/projects/2010/fengkou-poshang-qianzhu-xinsong/",
  "story-hant": "zh-hant/projects/2010/fengkou-poshang-qianzhu-xinsong/",
  missing: "404.html",
};

const WIDTHS = [375, 1280];

/**
 * The sample's published site: every kind of page on a phone and a desk, light and dark, and two
 * of them as they are printed.
 */
export async function photographSite(folder: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), "twinpress-site-"));
  const server = await servePreview({ dir: await buildSample(work), port: 0 });
  const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
  try {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of WIDTHS) {
        const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
        for (const [name, path] of Object.entries(PAGES)) {
          await page.goto(`${server.url}${path}`);
          await loadPictures(page);
          const file = join(folder, `site-${name}-${colorScheme}-${width}.png`);
          await page.screenshot({ path: file, fullPage: true });
          log(file);
        }
        await page.close();
      }
    }
    for (const name of ["story", "story-zh"] as const) {
      await print(browser, `${server.url}${PAGES[name]}`, join(folder, `site-${name}.pdf`));
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(work, { recursive: true, force: true });
  }
}

async function buildSample(work: string): Promise<string> {
  const library = Library.create(join(work, "newsroom"), {
    name: { en: "", "zh-Hans": "" },
    timeZone: "Asia/Shanghai",
    baseUrl: "https://www.example.org",
  });
  try {
    await importBundles(library, SAMPLE);
    library.saveNewsroom({ ...library.newsroom(), traditional: { enabled: true, exceptions: [] } });
    const target = join(work, "www");
    await build(library, target);
    return target;
  } finally {
    library.close();
  }
}

/** Has every picture there, also those that a reader would have to scroll to. */
async function loadPictures(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      [...document.images].map((image) => {
        image.loading = "eager";
        return image.decode();
      }),
    ),
  );
}

/** A page as it comes out of a printer. */
async function print(browser: Browser, url: string, file: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.pdf({ path: file, format: "A4" });
  await page.close();
  log(file);
}
