import { join } from "node:path";
import { dialog, app as electronApp, type OpenDialogOptions, type SaveDialogOptions } from "electron";
import type { MemoryImport, MemoryProgress, MemoryState } from "../../shared/bilingual/memory/imports.ts";
import { UserError } from "../../shared/errors.ts";
import type { TwinpressApp } from "../app.ts";
import type { Library } from "../library/library.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `memory.${string}`>;

/** Milliseconds between two words on how far an import has come. */
const PROGRESS_EVERY = 100;

/** A file that is on its way into the memory. */
interface Running {
  library: Library;
  stop: AbortController;
  progress: MemoryProgress;
}

/** Requests about the translation memory of the open newsroom. */
export function memoryHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  let running: Running | null = null;
  const takeIn = async (path: string): Promise<MemoryImport | "stopped"> => {
    const library = requireLibrary(app);
    if (running) throw new UserError("memory-busy");
    const own: Running = { library, stop: new AbortController(), progress: { done: 0, total: 0 } };
    running = own;
    let told = 0;
    const tell = (progress: MemoryProgress) => {
      own.progress = progress;
      if (performance.now() - told < PROGRESS_EVERY) return;
      told = performance.now();
      app.emit("memory.progress", progress);
    };
    try {
      tell(own.progress);
      return await app.errands.run(
        "memory-import",
        { file: path },
        { stop: own.stop.signal, onProgress: tell },
      );
    } catch (error) {
      if (own.stop.signal.aborted || library.closing.aborted) return "stopped";
      throw error;
    } finally {
      running = null;
      app.emit("memory.progress", null);
    }
  };
  const state = (): MemoryState => {
    const library = requireLibrary(app);
    const { memory } = library;
    const importing = running?.library === library ? running.progress : null;
    return { learnt: memory.learnt(), files: memory.imports.list(), importing };
  };
  return {
    "memory.lookUp": (query) => app.background.ask("lookUp", query),
    "memory.search": ({ text }) => app.background.ask("search", { text }),
    "memory.state": state,
    "memory.import": async () => {
      const path = await chooseSource(app);
      return path === null ? null : takeIn(path);
    },
    "memory.cancelImport": () => {
      running?.stop.abort();
      return null;
    },
    "memory.removeImport": ({ id }) => {
      const library = requireLibrary(app);
      // Out of sight at once; nobody has to wait for the rest, which the next start does if need be.
      library.memory.imports.remove(id, library.closing).catch(() => undefined);
      return state();
    },
    "memory.export": async () => {
      requireLibrary(app);
      const path = await chooseTarget(app);
      return path === null ? null : { path, pairs: await app.errands.run("memory-export", { file: path }) };
    },
  };
}

async function chooseSource({ t, front }: TwinpressApp): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: t("memory:choose-import"),
    properties: ["openFile"],
    filters: [{ name: t("memory:files"), extensions: ["tmx"] }],
  };
  const chosen = front ? await dialog.showOpenDialog(front, options) : await dialog.showOpenDialog(options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

async function chooseTarget({ t, front }: TwinpressApp): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: t("memory:choose-export"),
    defaultPath: join(electronApp.getPath("documents"), `${t("memory:file-name")}.tmx`),
    filters: [{ name: t("memory:files"), extensions: ["tmx"] }],
  };
  const chosen = front ? await dialog.showSaveDialog(front, options) : await dialog.showSaveDialog(options);
  return chosen.canceled || chosen.filePath === "" ? null : chosen.filePath;
}
