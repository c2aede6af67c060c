import { join } from "node:path";
import { SERVER_NEEDS } from "../tests/servers/needs.ts";
import { buildApp } from "./build.ts";
import { electronRuntime } from "./electron-runtime.ts";
import { fail, log } from "./log.ts";
import { run } from "./run.ts";
import { BROWSER_NEEDS, ensureSystem, WINDOW_NEEDS } from "./system-packages.ts";

const BIN = join(import.meta.dirname, "../node_modules");

/**
 * `npm test`: rules and real files in Vitest, then the real app and the published site in
 * Playwright. Words given after `--` go to Playwright alone, to run some of its tests.
 */
async function test(only: readonly string[]): Promise<void> {
  await ensureSystem([...WINDOW_NEEDS, ...BROWSER_NEEDS, ...SERVER_NEEDS], log);
  await electronRuntime(log);
  if (only.length === 0) await run(process.execPath, [join(BIN, "vitest/vitest.mjs"), "run"]);
  await buildApp();
  await run(process.execPath, [join(BIN, "@playwright/test/cli.js"), "test", ...only]);
}

test(process.argv.slice(2)).then(() => process.exit(0), fail);
