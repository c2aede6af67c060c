import { builtinModules } from "node:module";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type InlineConfig, type Plugin } from "vite";

const root = import.meta.dirname;

/** Left as imports: Electron itself, Node, and packages with binaries beside their code. */
const external = [
  "electron",
  "libsql",
  "@napi-rs/image",
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

/** Has the editor's files fetched and compiled with the window's first, though they run later. */
const editorPreload: Plugin = {
  name: "editor-preload",
  transformIndexHtml: {
    order: "post",
    handler: (html, { bundle = {} }) => {
      const editor = Object.values(bundle).find(
        (file) => file.type === "chunk" && file.isDynamicEntry && file.name === "EditorScreen",
      );
      if (editor?.type !== "chunk") return [];
      const files = [editor.fileName, ...editor.imports].filter((file) => !html.includes(file));
      return files.map((file) => ({
        tag: "link",
        attrs: { rel: "modulepreload", crossorigin: true, href: `./${file}` },
        injectTo: "head" as const,
      }));
    },
  },
};

/** The window: React, served by the app's own protocol. */
export const rendererConfig: InlineConfig = {
  configFile: false,
  root: join(root, "renderer"),
  base: "./",
  plugins: [react(), editorPreload],
  build: {
    outDir: join(root, "dist/renderer"),
    emptyOutDir: true,
    target: "chrome130",
    sourcemap: true,
    chunkSizeWarningLimit: 2000,
  },
};

/**
 * Native code that a library merely runs faster with is left out: it would have to be built for each
 * system. The libraries try to load it and go on without.
 */
const withoutNativeHelpers: Plugin = {
  name: "without-native-helpers",
  enforce: "pre",
  resolveId: (id) => (id === "cpu-features" || id.endsWith("sshcrypto.node") ? "\0no-native-helper" : null),
  load: (id) => (id === "\0no-native-helper" ? 'throw new Error("There is no native code.");' : null),
};

/**
 * What a start of the main process need not wait for. Chinese readings are read when the first address is
 * made of them: their library builds its dictionary as it is loaded. Settings are checked by our own
 * schemas: what electron-store would check them with is never called, as no store is given a schema.
 */
const quickStart: Plugin = {
  name: "quick-start",
  enforce: "pre",
  resolveId: (id) => QUICK_START[id] && `\0quick-start:${id}`,
  load: (id) => (id.startsWith("\0quick-start:") ? QUICK_START[id.slice("\0quick-start:".length)] : null),
};

const QUICK_START: Record<string, string> = {
  "pinyin-pro": `
    import { createRequire } from "node:module";
    const load = createRequire(import.meta.url);
    export const pinyin = (...words) => load("pinyin-pro").pinyin(...words);`,
  "ajv/dist/2020.js":
    "export class Ajv2020 { constructor() { throw new Error('A store was given a schema.'); } }",
  "ajv-formats": "export default {};",
};

/** The main process and the processes of its own, as ES modules for Electron's Node. */
export const mainConfig: InlineConfig = {
  configFile: false,
  root,
  ssr: { noExternal: true },
  plugins: [withoutNativeHelpers, quickStart],
  // Libraries that were written for CommonJS ask where they are.
  define: { __dirname: "import.meta.dirname", __filename: "import.meta.filename" },
  build: {
    ssr: true,
    outDir: join(root, "dist/main"),
    emptyOutDir: true,
    target: "node20.18",
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: join(root, "electron/main.ts"),
        publisher: join(root, "electron/publisherProcess.ts"),
        background: join(root, "electron/backgroundProcess.ts"),
        errand: join(root, "electron/errandProcess.ts"),
      },
      external,
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
};

/** The preload script: one CommonJS file, as sandboxed windows need. */
export const preloadConfig: InlineConfig = {
  configFile: false,
  root,
  ssr: { noExternal: true },
  build: {
    ssr: join(root, "electron/preload.ts"),
    outDir: join(root, "dist/preload"),
    emptyOutDir: true,
    target: "node20.18",
    rolldownOptions: { external, output: { format: "cjs", entryFileNames: "preload.cjs" } },
  },
};

export default defineConfig(rendererConfig);
