import { expect, newStory, openSample, openStory, placeCaret, saved, test, violations } from "./support.ts";

test("what was written over is seen again, and had back as a story of its own", async ({ running }) => {
  await openSample(running);
  const { page } = running;
  await openStory(running, /Open Books/);
  const text = page.getByLabel("Text in English");
  await expect(text).toContainText("Thirty organisations");
  const before = await text.innerText();
  await placeCaret(running, text);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("All new.");
  await saved(running);
  await page.keyboard.press("F9");
  await page.getByRole("button", { name: "Earlier states…" }).click();
  const dialog = page.getByRole("dialog", { name: "Earlier states" });
  await expect(dialog.getByRole("tab")).toHaveCount(1);
  await expect(dialog.locator("mark").first()).toHaveText(/^Thirty organisations/);
  expect(await violations(running)).toEqual([]);
  await dialog.getByRole("button", { name: "Open as a new story" }).click();
  await expect(dialog).toBeHidden();
  await expect(text).toContainText("Thirty organisations");
  await expect.poll(() => text.innerText()).toBe(before);
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
  await newStory(running);
  await page.keyboard.press("F9");
  await page.getByRole("button", { name: "Earlier states…" }).click();
  const dialog = page.getByRole("dialog", { name: "Earlier states" });
  await expect(dialog.getByText(/^Nothing is kept of this story yet/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Open as a new story" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
