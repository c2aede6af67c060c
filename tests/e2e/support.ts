import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { launchApp, type RunningApp } from "../../scripts/launch.ts";

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
