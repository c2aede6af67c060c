import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { importBundles } from "../../electron/bundles/import.ts";
import { Library } from "../../electron/library/library.ts";
import { build } from "../../electron/publishing/build.ts";
import { servePreview } from "../../electron/publishing/previewServer.ts";

/** The sample newsroom's site, built once for each worker and served on this computer. */
export interface ServedSite {
  url: string;
  folder: string;
}

/** Pages of each kind, in both languages. */
export const PAGES = {
  choice: "",
  home: "en/",
  "home in Chinese": "zh/",
  section: "en/projects/",
  year: "zh/brief-news/2011/",
  story: "en/brief-news/2012/open-books/",
  "story in Chinese": "zh/brief-news/2011/quanqiu-shijiao-2011/",
  "no page": "en/nothing-here/",
} as const;

/** Playwright's test with the sample's site. */
export const test = base.extend<object, { site: ServedSite }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const home = await mkdtemp(join(tmpdir(), "twinpress-site-"));
      const library = Library.create(join(home, "newsroom"), {
        name: { en: "Sample", "zh-Hans": "示例" },
        timeZone: "Asia/Shanghai",
      });
      await importBundles(library, join(import.meta.dirname, "../../assets/sample"));
      const folder = join(home, "site");
      await build(library, folder);
      library.close();
      const server = await servePreview({ dir: folder, port: 0 });
      await use({ url: server.url, folder });
      await server.close();
      await rm(home, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
