import { build } from "vite";
import { mainConfig, preloadConfig, rendererConfig } from "../vite.config.ts";

/** Builds the app into `dist/`: the window, the main process with the publisher, and the preload script. */
export async function buildApp(): Promise<void> {
  for (const config of [rendererConfig, mainConfig, preloadConfig]) {
    await build({ ...config, logLevel: "warn" });
  }
}

if (import.meta.main) await buildApp();
