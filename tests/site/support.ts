import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { type PreviewServer, servePreview } from "../../electron/publishing/previewServer.ts";
import { buildSpecimen, MOUNT, SPECIMEN } from "./specimen.ts";

/** A page of every kind, in both languages. */
export const PAGES: readonly string[] = [
  "",
  "404.html",
  ...["en", "zh"].flatMap((language) => [
    `${language}/`,
    `${language}/brief-news/`,
    `${language}/notices/`,
    `${language}/projects/2011/`,
    `${language}/${SPECIMEN.everything}`,
  ]),
  "en/tags/water/",
  "zh/tags/shui/",
  `en/${SPECIMEN.englishOnly}`,
];

/** Playwright's test with the specimen served once a worker, and paths that start at its root. */
export const test = base.extend<object, { site: PreviewServer }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), "twinpress-site-"));
      const server = await servePreview({ dir: await buildSpecimen(folder), port: 0 });
      await use(server);
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(`${site.url}${MOUNT}/`),
});

export { expect } from "@playwright/test";
