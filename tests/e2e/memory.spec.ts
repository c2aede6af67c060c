import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { TMX_FOOT, tmxHead, tmxUnit } from "../../shared/bilingual/memory/tmx.ts";
import { expect, newStory, openSample, placeCaret, type RunningApp, saved, test } from "./support.ts";

const dialog = (page: Page) => page.getByRole("dialog");

/** A file of so many pairs, which every file dialog of the app chooses from now on. */
async function choosing({ app }: RunningApp, path: string, pairs: number): Promise<void> {
  const units = Array.from({ length: pairs }, (_, n) =>
    tmxUnit({
      text: {
        en: `Village ${n} kept its ${n.toString(26)} boats ready.`,
        "zh-Hans": `第${n}村备好了${n.toString(26)}船。`,
      },
      changedAt: "2011-11-16T00:00:00.000Z",
    }),
  );
  writeFileSync(path, tmxHead() + units.join("") + TMX_FOOT);
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: `${file}.out` });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
  }, path);
}

async function openMemory(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByRole("tab", { name: "Memory" }).click();
}

test("a memory of another program comes in while one writes, can be stopped, and taken out", async ({
  running,
  home,
}) => {
  const { page } = running;
  await openSample(running);
  const path = join(home, "partner.tmx");
  await choosing(running, path, 40_000);
  await openMemory(page);
  await dialog(page).getByRole("button", { name: "Import…" }).click();
  await expect(dialog(page)).toContainText("You can go on working");
  // Away and back again: what is under way is still told.
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await newStory(running);
  await placeCaret(running, page.getByLabel("Text in English"));
  await page.keyboard.type("Village 7 kept its 7 boats ready.");
  await saved(running);
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await openMemory(page);
  await expect(dialog(page).getByRole("progressbar")).toBeVisible();
  await dialog(page).getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Nothing of the file is in the memory")).toBeVisible({ timeout: 60_000 });
  await expect(dialog(page).getByRole("progressbar")).toHaveCount(0);
  await expect(dialog(page)).not.toContainText("partner.tmx");

  await choosing(running, path, 1200);
  await dialog(page).getByRole("button", { name: "Import…" }).click();
  await expect(dialog(page)).toContainText("1,200 added");
  await expect(dialog(page).getByRole("listitem").filter({ hasText: "partner.tmx" })).toContainText("1,200");
  await dialog(page).getByRole("button", { name: "Export…" }).click();
  await expect(dialog(page)).toContainText("partner.tmx.out");
  expect(readFileSync(`${path}.out`, "utf8")).toContain("Village 1199 kept");

  await dialog(page).getByRole("button", { name: "Take “partner.tmx” out" }).click();
  await dialog(page).getByRole("button", { name: "Take 1,200 pairs out" }).click();
  await expect(dialog(page)).not.toContainText("partner.tmx");
});

test("a memory that is damaged is refused, and nothing of it comes in", async ({ running, home }) => {
  const { page } = running;
  await openSample(running);
  const path = join(home, "broken.tmx");
  await choosing(running, path, 100);
  writeFileSync(path, readFileSync(path, "utf8").replace(TMX_FOOT, "<tu><tuv"));
  await openMemory(page);
  await dialog(page).getByRole("button", { name: "Import…" }).click();
  await expect(page.getByRole("alert")).toContainText("is damaged or incomplete");
  await expect(dialog(page)).not.toContainText("broken.tmx");
});
