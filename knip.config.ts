import type { KnipConfig } from "knip";

const config: KnipConfig = {
  entry: [
    "electron/main.ts",
    "electron/preload.ts",
    "electron/publisherProcess.ts",
    "electron/backgroundProcess.ts",
    "electron/errandProcess.ts",
    "scripts/*.ts",
    "tests/bench/*.ts",
    "renderer/index.html",
    "tests/integration/libraryWriter.ts",
  ],
  project: ["{electron,renderer,shared,scripts,tests}/**/*.{ts,tsx}"],
  ignoreExportsUsedInFile: true,
  // Their files are read, not imported.
  ignoreDependencies: ["dictionary-en", "dictionary-en-gb"],
  // They come from the system (scripts/system-packages.ts, tests/servers/needs.ts).
  ignoreBinaries: ["Xvfb", "openssl", "ssh-keygen"],
};

export default config;
