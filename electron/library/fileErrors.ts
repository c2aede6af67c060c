import { UserError } from "../../shared/errors.ts";

/** What the file system refused, as an error that names the path and says what to do. */
export function folderError(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOSPC" || code === "EDQUOT") return new UserError("disk-full", { path }, error);
  // The last two: there is a file of this name, or of a folder's above it.
  if (["EACCES", "EPERM", "EROFS", "EEXIST", "ENOTDIR"].includes(String(code))) {
    return new UserError("folder-not-writable", { path }, error);
  }
  return error;
}

/** Why a file can't be written under the name that a person chose, as an error that says what to do. */
export function writingError(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : "";
  const isPlace = code === "ENOENT" || code === "EISDIR" || code === "ENOTDIR";
  return isPlace ? new UserError("file-not-writable", { path }, error) : folderError(path, error);
}

/** Why a file that a person chose can't be read, as an error that names it and says what to do. */
export function readingError(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOENT" || code === "EISDIR" || code === "ENOTDIR") {
    return new UserError("source-missing", { path }, error);
  }
  // Windows lets nobody read what Excel has open.
  if (code === "EACCES" || code === "EPERM" || code === "EBUSY" || code === "EIO") {
    return new UserError("file-not-readable", { path }, error);
  }
  return error;
}

/** Runs `work`; what the file system refuses becomes a {@link folderError}. */
export function asFolderError<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw folderError(path, error);
  }
}
