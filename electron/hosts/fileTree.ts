import { UserError } from "../../shared/errors.ts";
import type { PutInfo } from "../../shared/publish/host.ts";

/**
 * The lock: making a folder is the one step that every kind of tree does for exactly one of many at
 * once. It is also where a file is written before it takes its place, so that what a publisher who
 * was cut off left behind goes with its lock.
 */
export const LOCK_FOLDER = ".twinpress-lock";

/** The lock, and what is written by way of it, is out of its place while another looks whose it is. */
export function isOutOfPlace(error: unknown): boolean {
  return error instanceof UserError && ["host-path-missing", "host-folder-missing"].includes(error.code);
}

/** Something in a folder. */
export interface TreeEntry {
  name: string;
  isFolder: boolean;
  /** A file's, in bytes; null where the list does not say. */
  size: number | null;
}

/**
 * A place of files and folders: what a disk, SFTP, FTP and WebDAV have in common. Paths are
 * relative to the site's root with `/`; "" is the root. Errors that a person can do something about
 * are UserErrors; others are passing faults, and the call may be made again.
 */
export interface FileTree {
  /** How many operations at once make it faster. */
  readonly width: number;
  /**
   * The folder in which a file is written before it takes its place, and to which one goes that is
   * removed. Whoever holds the lock has one of their own in it: it goes with the lock, so that one who
   * lost it unawares can neither write nor remove anything any more. Undefined once it is known that
   * the server moves no files: there no lock is taken from anyone either.
   */
  drafts: string | undefined;
  /** False once a file had to be moved away before another took its place; nothing is said before. */
  readonly replacesAtOnce?: boolean;
  /** Connects, signs in, and makes the site's folder where the one above it is there. */
  open(): Promise<void>;
  /** A file's bytes, or null where there is none. */
  read(path: string): Promise<Uint8Array | null>;
  /** Writes or replaces a file, whole or not at all, by way of {@link FileTree.drafts}. The folders are there. */
  write(path: string, bytes: Uint8Array, info?: PutInfo): Promise<void>;
  /** Replaces a file if it still is `expected` (null: if there is none); only where that is one step. */
  swap?(path: string, bytes: Uint8Array, expected: Uint8Array | null): Promise<boolean>;
  /** What is in a folder, or null where there is none. */
  list(path: string): Promise<TreeEntry[] | null>;
  /** What is at a path, or null for nothing; only where a list of its folder is slower, or tells no sizes. */
  look?(path: string): Promise<TreeEntry | null>;
  /** Makes a folder in one that is there. False where there is something of this name: of any number of callers one gets true. */
  makeFolder(path: string): Promise<boolean>;
  /** Renames a folder to a name that is free, as one step. False where it is not there. */
  moveFolder(from: string, to: string): Promise<boolean>;
  /**
   * Renames a file to a name that is free, as one step. False where there is no file.
   *
   * @throws UserError `host-path-missing` or `host-folder-missing` where the folder it is to go to is gone
   */
  moveFile(from: string, to: string): Promise<boolean>;
  /** Removes a file; one that is already gone is fine. */
  remove(path: string): Promise<void>;
  /** Removes a folder if it is empty, as one step. False where it is not, or can't be done as one step. */
  removeFolder(path: string): Promise<boolean>;
  /** Makes sure that what was written stays after a power cut, where that is not so already. */
  sync?(): Promise<void>;
  close(): Promise<void>;
}
