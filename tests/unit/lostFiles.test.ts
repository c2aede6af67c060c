import { expect, test } from "vitest";
import { sha256 } from "../../electron/publishing/digest.ts";
import { lostFiles } from "../../electron/publishing/lostFiles.ts";
import type { Host } from "../../shared/publish/host.ts";

/** A host with these files, that takes so long to say what is in a few folders. */
function hostOf(files: ReadonlyMap<string, Uint8Array>, ms: number) {
  const asked: string[] = [];
  const host: Pick<Host, "width" | "present" | "get"> = {
    width: 8,
    present: async (paths) => {
      asked.push(...paths);
      await new Promise((resolve) => setTimeout(resolve, ms));
      return new Map(
        paths.flatMap((path) => {
          const bytes = files.get(path);
          return bytes ? [[path, bytes.byteLength]] : [];
        }),
      );
    },
    get: async (path) => files.get(path) ?? null,
  };
  return { host: host as Host, asked };
}

const bytes = new TextEncoder().encode("page");
const site = Array.from({ length: 3000 }, (_, index) => `en/news/${index}/index.html`);
const expected = site.map((path) => ({ path, sha256: sha256(bytes), bytes: bytes.byteLength }));

test("on a large site some folders are looked at each time, and what is gone or cut off is found in the end", async () => {
  const files = new Map(site.map((path) => [path, bytes]));
  const [gone = "", cut = ""] = site.slice(1500);
  files.delete(gone);
  files.set(cut, bytes.subarray(1));
  const found = new Set<string>();
  let most = 0;
  while (found.size < 2) {
    const { host, asked } = hostOf(files, 1);
    for (const path of await lostFiles(host, expected)) found.add(path);
    most = Math.max(most, asked.length);
  }
  expect([...found].sort()).toEqual([gone, cut].sort());
  expect(most).toBeLessThan(site.length);
});

test("a host that is slow to answer is asked about a few folders only", async () => {
  const { host, asked } = hostOf(new Map(site.map((path) => [path, bytes])), 60);
  expect(await lostFiles(host, expected)).toEqual(new Set());
  expect(asked).toHaveLength(8);
});
