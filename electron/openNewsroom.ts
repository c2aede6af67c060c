import { existsSync } from "node:fs";
import { join } from "node:path";
import type { OpenNewsroom } from "../shared/ipc.ts";
import { assetPath } from "./assets.ts";
import { Library, type NewNewsroom } from "./library/library.ts";
import type { Secrets } from "./settings/secrets.ts";

/** The id of the host that every newsroom starts with: its own folder, served on this computer. */
export const PREVIEW_HOST = "preview";

/** Opens the newsroom in a folder, which gets its preview host if it has none yet. */
export function openNewsroom(folder: string, previewName: string): Library {
  const library = Library.open(folder);
  ensurePreviewHost(library, previewName);
  return library;
}

/** Makes a newsroom in a folder. */
export function createNewsroom(folder: string, options: NewNewsroom, previewName: string): Library {
  const library = Library.create(folder, options);
  ensurePreviewHost(library, previewName);
  return library;
}

/** Opens the sample newsroom in a folder, written there from the app's own stories the first time. */
export async function openSample(folder: string, previewName: string): Promise<Library> {
  if (existsSync(folder)) return openNewsroom(folder, previewName);
  const library = createNewsroom(
    folder,
    { name: { en: "Sample", "zh-Hans": "示例" }, timeZone: "Asia/Shanghai" },
    previewName,
  );
  const { importBundles } = await import("./bundles/import.ts");
  await importBundles(library, assetPath("sample"));
  return library;
}

/** What a window is told of an open newsroom. */
export function describeNewsroom(library: Library, secrets: Secrets): OpenNewsroom {
  const hosts = library.hosts();
  return {
    folder: library.folder,
    settings: library.newsroom(),
    hosts,
    knownSecrets: hosts.map(({ id }) => id).filter((id) => secrets.has(id)),
  };
}

function ensurePreviewHost(library: Library, name: string): void {
  if (library.hosts().length > 0) return;
  library.saveHost({ kind: "folder", id: PREVIEW_HOST, name, path: join(library.folder, "site") });
}
