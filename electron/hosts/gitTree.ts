import type { TreeEntry } from "isomorphic-git";
import { UserError } from "../../shared/errors.ts";
import type { GitRepository } from "./gitRepository.ts";

/** Changes below a folder: what a file becomes (null: it goes), and changes of folders in it. */
interface Changes {
  files: Map<string, string | null>;
  folders: Map<string, Changes>;
}

/**
 * A folder with some files written and others removed; all others stay. Only folders on the way to a
 * change are read and written, and one that is left empty goes.
 *
 * @param tree the folder as it is, or null
 * @param staged what each path becomes: a blob's name, or null for nothing
 * @param name the host's name, for messages
 * @returns the new folder, or null where nothing is left in it
 * @throws UserError `host-file-foreign` where somebody else's file is in the way
 */
export async function changedTree(
  repository: GitRepository,
  tree: string | null,
  staged: ReadonlyMap<string, string | null>,
  name: string,
): Promise<string | null> {
  const root: Changes = { files: new Map(), folders: new Map() };
  for (const [path, oid] of staged) {
    const folders = path.split("/");
    const file = folders.pop() ?? "";
    let at = root;
    for (const folder of folders) {
      const below: Changes = at.folders.get(folder) ?? { files: new Map(), folders: new Map() };
      at.folders.set(folder, below);
      at = below;
    }
    at.files.set(file, oid);
  }
  const change = async (at: string | null, { files, folders }: Changes, path: string) => {
    const entries = new Map(at === null ? [] : await repository.readTree(at));
    const foreign = (file: string) => new UserError("host-file-foreign", { name, path: `${path}${file}` });
    // First what goes: a folder may take the name of a file that went, and the other way about.
    for (const [file, oid] of files) {
      if (oid === null && entries.get(file)?.type === "blob") entries.delete(file);
    }
    for (const [folder, below] of folders) {
      const found = entries.get(folder);
      if (found && found.type !== "tree") {
        if (writesAny(below)) throw foreign(folder);
        continue;
      }
      const oid = await change(found?.oid ?? null, below, `${path}${folder}/`);
      if (oid === null) entries.delete(folder);
      else entries.set(folder, { mode: "040000", path: folder, oid, type: "tree" });
    }
    for (const [file, oid] of files) {
      if (oid === null) continue;
      if ((entries.get(file)?.type ?? "blob") !== "blob") throw foreign(file);
      entries.set(file, { mode: "100644", path: file, oid, type: "blob" });
    }
    return entries.size === 0 ? null : repository.write("tree", treeBytes([...entries.values()]));
  };
  return change(tree, root, "");
}

/** A commit's bytes (git-scm.com/docs/git-commit-tree, "Commit Information"). */
export function commitBytes(tree: string, parent: string | null, message: string): Uint8Array {
  const person = `Twinpress <twinpress@localhost> ${Math.floor(Date.now() / 1000)} +0000`;
  const lines = [
    `tree ${tree}`,
    ...(parent === null ? [] : [`parent ${parent}`]),
    `author ${person}`,
    `committer ${person}`,
    "",
    message,
    "",
  ];
  return new TextEncoder().encode(lines.join("\n"));
}

/** A folder's bytes: sorted as bytes, a folder's name as if it ended with a slash (git's base_name_compare). */
function treeBytes(entries: readonly TreeEntry[]): Uint8Array {
  const keyed = entries.map((entry) => ({
    entry,
    key: Buffer.from(entry.type === "tree" ? `${entry.path}/` : entry.path),
  }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  return Buffer.concat(
    keyed.flatMap(({ entry: { mode, path, oid } }) => [
      Buffer.from(`${mode.replace(/^0/, "")} ${path}\0`),
      Buffer.from(oid, "hex"),
    ]),
  );
}

function writesAny({ files, folders }: Changes): boolean {
  return [...files.values()].some((oid) => oid !== null) || [...folders.values()].some(writesAny);
}
