import type { Page } from "@playwright/test";

const BODY = '[contenteditable="true"][lang="en"]';

/** Waits for an element as closely as the screen is drawn; Playwright's locators look less and less often. */
export async function drawn(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector, {
    polling: "raf",
  });
}

/** Waits for the desk with its stories. */
export function deskDrawn(page: Page): Promise<void> {
  return drawn(page, '[data-screen="desk"] [role="option"] time');
}

/** Opens the desk's first story with the keyboard and puts the caret into its English body. */
export async function openEditor(page: Page): Promise<void> {
  await focus(page, '[role="listbox"]');
  await page.keyboard.press("Enter");
  await drawn(page, BODY);
  await focus(page, BODY);
}

/** Types a letter and waits until it is seen. */
export async function typeLetter(page: Page, letter: string): Promise<void> {
  await page.keyboard.press(letter);
  await page.waitForFunction(
    ([selector, text]) => document.querySelector(selector)?.textContent?.includes(text) === true,
    [BODY, letter] as const,
    { polling: "raf" },
  );
}

/** In one step: a locator's own checks take longer than the app does. */
function focus(page: Page, selector: string): Promise<void> {
  return page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.focus(), selector);
}
