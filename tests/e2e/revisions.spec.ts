import AxeBuilder from "@axe-core/playwright";
import { expect, openSample, saved, test } from "./support.ts";

test("what was written over is seen again, and had back as a story of its own", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await page.getByRole("option", { name: /Open Books/ }).dblclick();
  const text = page.getByLabel("Text in English");
  const before = await text.innerText();
  await text.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("All new.");
  await saved(running);
  await page.keyboard.press("F9");
  await page.getByRole("button", { name: "Earlier states…" }).click();
  const dialog = page.getByRole("dialog", { name: "Earlier states" });
  await expect(dialog.getByRole("tab")).toHaveCount(1);
  await expect(dialog.locator("mark").first()).toHaveText(/^Thirty organisations/);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations).toEqual([]);
  await dialog.getByRole("button", { name: "Open as a new story" }).click();
  await expect(dialog).toBeHidden();
  await expect(text).toContainText("Thirty organisations");
  expect(await text.innerText()).toBe(before);
  await page.getByRole("button", { name: "Back to the desk" }).click();
  const both = page.getByRole("option", { name: /Open Books/ });
  await expect(both).toHaveCount(2);
  await expect(both.filter({ hasText: "Ready" })).toHaveCount(1);
  await both.filter({ hasText: "Ready" }).dblclick();
  await expect(text).toHaveText("All new.");
});

test("a story of which nothing is kept yet says when something is", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await page.getByRole("button", { name: "New story" }).click();
  await page.getByLabel("Text in English").waitFor();
  await page.keyboard.press("F9");
  await page.getByRole("button", { name: "Earlier states…" }).click();
  const dialog = page.getByRole("dialog", { name: "Earlier states" });
  await expect(dialog.getByText(/^Nothing is kept of this story yet/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Open as a new story" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
