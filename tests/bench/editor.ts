import type { Locator, Page } from "@playwright/test";

/** Opens the desk's first story with the keyboard; gives the English body with the caret in it. */
export async function openEditor(page: Page): Promise<Locator> {
  await page.getByRole("grid").getByRole("row").first().press("Enter");
  const body = page.locator('[contenteditable="true"][lang="en"]');
  await body.focus();
  return body;
}
