import { defineConfig } from "@playwright/test";
import { browserPath } from "./scripts/browser.ts";

/** The real app in Electron (`app`) and the site it publishes in a browser (`site`). */
export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  timeout: 90_000,
  // Costs nothing where all is well; on a loaded machine, what was started takes its time.
  expect: { timeout: 15_000 },
  // A window on a machine that does other work too may lose a frame, a key or its focus, and one test
  // in hundreds with it. The list names it as flaky. Tests of what must never be lost have no second try.
  retries: process.env.CI ? 1 : 0,
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
