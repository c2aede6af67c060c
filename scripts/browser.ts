import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * A Chromium to read the published site with: the one in `CHROMIUM`, the system's, or Playwright's.
 *
 * @throws Error with the command to run when there is none.
 */
export function browserPath(): string {
  const candidates = [process.env.CHROMIUM, ...INSTALLED, chromium.executablePath()];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error("This needs a Chromium. Install one with:\n  npx playwright install chromium");
  return found;
}
