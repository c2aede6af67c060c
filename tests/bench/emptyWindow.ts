import { copyFile, link, mkdir, readdir, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type ElectronRuntime, electronRuntime } from "../../scripts/electron-runtime.ts";

const EMPTY_APP = join(import.meta.dirname, "empty-window");

/**
 * The same Electron as the app's, to start the empty window with. The stand-in looks for its app
 * beside itself, so it gets a second folder of links, with the empty window in it.
 */
export async function emptyWindowRuntime(folder: string): Promise<ElectronRuntime> {
  const runtime = await electronRuntime(() => undefined);
  if (!runtime.isFallback) return { ...runtime, args: [EMPTY_APP] };
  const original = dirname(runtime.executable);
  const name = basename(runtime.executable);
  await mkdir(join(folder, "resources"), { recursive: true });
  await symlink(EMPTY_APP, join(folder, "resources", "app"));
  // Electron finds its files from where its executable really is, so that one is not a symbolic link.
  await link(runtime.executable, join(folder, name)).catch(() =>
    copyFile(runtime.executable, join(folder, name)),
  );
  for (const entry of await readdir(original)) {
    if (entry !== name && entry !== "resources") await symlink(join(original, entry), join(folder, entry));
  }
  return { ...runtime, executable: join(folder, name) };
}
