import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { asFolderError, folderError, readingError, writingError } from "../../electron/library/fileErrors.ts";
import { makeFolder } from "../../electron/library/makeFolder.ts";
import { UserError } from "../../shared/errors.ts";

test.each([
  ["ENOENT", "source-missing"],
  ["EISDIR", "source-missing"],
  ["EACCES", "file-not-readable"],
  ["EBUSY", "file-not-readable"],
  ["EIO", "file-not-readable"],
])("a file that can't be read for %s is named", (code, expected) => {
  const error = Object.assign(new Error(code), { code });
  expect(readingError("/a.csv", error)).toMatchObject({ code: expected, params: { path: "/a.csv" } });
});

test.each([
  ["ENOENT", "file-not-writable"],
  ["EISDIR", "file-not-writable"],
  ["ENOTDIR", "file-not-writable"],
  ["EACCES", "folder-not-writable"],
  ["ENOSPC", "disk-full"],
])("a file that can't be written for %s is named", (code, expected) => {
  const error = Object.assign(new Error(code), { code });
  expect(writingError("/a.csv", error)).toMatchObject({ code: expected, params: { path: "/a.csv" } });
});

test("what is no fault of the file stays what it is", () => {
  const error = new TypeError("a bug");
  expect(readingError("/a.csv", error)).toBe(error);
});

test.each(["EACCES", "EROFS", "EEXIST", "ENOTDIR"])("a folder that can't be one for %s is named", (code) => {
  const error = Object.assign(new Error(code), { code });
  expect(folderError("/site", error)).toMatchObject({
    code: "folder-not-writable",
    params: { path: "/site" },
  });
});

test("a folder is made with those above it, and is refused where there can be none", () => {
  const home = mkdtempSync(join(tmpdir(), "twinpress-folders-"));
  try {
    const folder = join(home, "a", "b");
    makeFolder(folder);
    makeFolder(folder);
    expect(statSync(folder).isDirectory()).toBe(true);
  } finally {
    rmSync(home, { recursive: true });
  }
  // Where there is no /proc, the root of the disk may be written to by nobody else either.
  expect(() => asFolderError("/proc/a/b", () => makeFolder("/proc/a/b"))).toThrow(UserError);
});
