import { expect, test } from "vitest";
import { folderError, readingError } from "../../electron/library/fileErrors.ts";

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
