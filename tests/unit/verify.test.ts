import fc from "fast-check";
import { expect, test } from "vitest";
import type { Expected } from "../../electron/publishing/lostFiles.ts";
import { sampleOf } from "../../electron/publishing/verify.ts";

function files(sizes: readonly number[]): Expected[] {
  return sizes.map((bytes, index) => ({ path: `${index}`, sha256: "", bytes }));
}

test("what is read back is spread over all of it, the first and the last with it", () => {
  const sample = sampleOf(files(Array.from({ length: 1000 }, () => 4000)));
  expect(sample).toHaveLength(12);
  expect(sample.map(({ path }) => path)).toEqual(expect.arrayContaining(["0", "999"]));
});

test("big pictures are left out where they would take long, and something is read back always", () => {
  const picture = 5_000_000;
  const sample = sampleOf(files([picture, 4000, picture, 4000]));
  expect(sample.map(({ bytes }) => bytes)).toEqual([4000, 4000]);
  expect(sampleOf(files([picture]))).toHaveLength(1);
  fc.assert(
    fc.property(fc.array(fc.nat(10_000_000)), (sizes) => {
      const taken = sampleOf(files(sizes));
      expect(taken.length > 0).toBe(sizes.length > 0);
      expect(new Set(taken.map(({ path }) => path)).size).toBe(taken.length);
      const read = taken.slice(1).reduce((sum, { bytes }) => sum + bytes, 0);
      const all = sizes.reduce((sum, bytes) => sum + bytes, 0);
      expect(read).toBeLessThanOrEqual(Math.max(512 * 1024, all / 20));
    }),
  );
});
