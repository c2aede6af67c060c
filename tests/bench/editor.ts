import type { Locator, Page } from "@playwright/test";

/** Opens the desk's first story with the keyboard; gives the English body with the caret in it. */
export async function openEditor(page: Page): Promise<Locator> {
  // Until the rows are there, Enter would have nothing to open.
  await page.getByRole("option").first().locator("time").waitFor();
  await page.getByRole("listbox").press("Enter");
  const body = page.locator('[contenteditable="true"][lang="en"]');
  await body.focus();
  return body;
}
