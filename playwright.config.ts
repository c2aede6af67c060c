import { defineConfig } from "@playwright/test";
import { browserPath } from "./scripts/browser.ts";

/** The real app in Electron (`app`) and the site it publishes in a browser (`site`). */
export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  timeout: 60_000,
  // Each test has its own app, home folder and newsroom, so they can share the machine.
  fullyParallel: true,
  workers: 2,
  reporter: [["list"]],
  projects: [
    { name: "app", testDir: "tests/e2e" },
    {
      name: "site",
      testDir: "tests/site",
      use: {
        browserName: "chromium",
        launchOptions: { executablePath: browserPath(), args: ["--no-sandbox", "--disable-quic"] },
      },
    },
  ],
});
