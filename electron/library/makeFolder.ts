import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "../../shared/errors.ts";

/**
 * Makes a folder and those above it that are not there.
 *
 * Node's own way to do so never ends where a file system says of a new folder that it is not there, as
 * Linux's /proc does and may network drives.
 *
 * @throws UserError `folder-not-writable` in such a place; what the file system refuses otherwise
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (isFolder(path)) return;
    const isNowhere = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw isNowhere ? new UserError("folder-not-writable", { path }, error) : error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
