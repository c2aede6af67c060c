import { join } from "node:path";
import { build } from "vite";
import { mainConfig, preloadConfig, rendererConfig } from "../vite.config.ts";
import { buildDictionary } from "./dictionary.ts";
import { copySpelling } from "./spelling.ts";

/** Builds the app into `dist/`: window, main process with the publisher, preload script, dictionaries. */
export async function buildApp(): Promise<void> {
  for (const config of [rendererConfig, mainConfig, preloadConfig]) {
    await build({ ...config, logLevel: "warn" });
  }
  const helps = join(import.meta.dirname, "../dist/helps");
  buildDictionary(helps);
  copySpelling(helps);
}

if (import.meta.main) await buildApp();
