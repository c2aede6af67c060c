import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { FolderTree } from "../../electron/hosts/folder.ts";
import { TreeHost } from "../../electron/hosts/treeHost.ts";
import { removeBase } from "./ending.ts";
import type { TestServer } from "./site.ts";

/** The file system, which is a folder host's server. */
export async function startFolder(): Promise<TestServer> {
  const base = mkdtempSync(join(tmpdir(), "twinpress-folder-"));
  let count = 0;
  return {
    newSite: async () => {
      count += 1;
      const path = join(base, `site-${count}`);
      const config = { kind: "folder", id: "live", name: "Live", path } as const;
      return {
        config,
        secret: null,
        open: () => new TreeHost(config.name, new FolderTree(path)),
        files: async () => filesBelow(path),
        write: async (file, text) => writeBelow(path, file, text),
      };
    },
    stop: async () => removeBase(base),
  };
}

/** Every file below a folder, by its path. */
export function filesBelow(root: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(file.slice(root.length + 1), readFileSync(file, "utf8"));
  }
  return files;
}

/** Writes a file below a folder, which need not be there. */
export function writeBelow(root: string, path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
