import { AxeBuilder } from "@axe-core/playwright";
import { expect, PAGES, test } from "./support.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on any kind of page, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    for (const path of PAGES) {
      await page.goto(path);
      for (const summary of await page.locator("summary").all()) await summary.click();
      const { violations, passes } = await new AxeBuilder({ page })
        .options({ rules: { "target-size": { enabled: true } } })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      const found = violations.map(
        ({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join("\n")}`,
      );
      expect(found).toEqual([]);
      expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(["color-contrast", "target-size"]));
    }
  });
}

test("the keyboard skips to the text, opens the panels and reaches the other language", async ({ page }) => {
  await page.goto("en/");
  for (const name of ["Skip to the text", "Set Homepage", "Favorite", "中文"]) {
    await page.keyboard.press("Tab");
    await expect(page.locator(":focus")).toHaveText(name);
    await expect(page.locator(":focus")).toBeInViewport();
  }
  await page.locator("summary", { hasText: "Favorite" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("details[open]").getByRole("link", { name: "Atom" })).toBeVisible();
  await page.getByRole("link", { name: "Skip to the text" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});
