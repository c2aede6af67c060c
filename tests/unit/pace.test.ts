import { expect, test } from "vitest";
import { Pace } from "../../electron/publishing/pace.ts";

/** Asks again and again while files of one size go up, each taking so many milliseconds. */
function upload(
  pace: Pace,
  at: number,
  sent: { files: number; bytes: number },
  plan: { count: number; bytes: number; ms: number },
  total: { files: number; bytes: number },
): { at: number; told: number | null } {
  let told: number | null = null;
  for (let n = 0; n < plan.count; n += 1) {
    at += plan.ms;
    sent.files += 1;
    sent.bytes += plan.bytes;
    told = pace.secondsLeft(sent, total, at);
  }
  return { at, told };
}

test("nothing is said before a second has passed", () => {
  const pace = new Pace();
  pace.begin(0);
  expect(pace.secondsLeft({ files: 1, bytes: 1000 }, { files: 10, bytes: 10_000 }, 900)).toBeNull();
  expect(pace.secondsLeft({ files: 0, bytes: 0 }, { files: 10, bytes: 10_000 }, 5000)).toBeNull();
  expect(pace.secondsLeft({ files: 5, bytes: 5000 }, { files: 10, bytes: 10_000 }, 5000)).toBe(5);
});

test("small files after large ones over a long line are not taken for nothing", () => {
  const pace = new Pace();
  pace.begin(0);
  // Ten pictures of a megabyte, a second each; then 300 pages of 2 KB, 100 ms each: half a minute.
  const total = { files: 310, bytes: 10_000_000 + 300 * 2000 };
  const sent = { files: 0, bytes: 0 };
  const pictures = upload(pace, 0, sent, { count: 10, bytes: 1_000_000, ms: 1000 }, total);
  // By bytes alone it would be half a second.
  expect(pictures.told).toBeGreaterThan(4);
  const some = upload(pace, pictures.at, sent, { count: 160, bytes: 2000, ms: 100 }, total);
  expect(Math.abs((some.told ?? 0) - 14)).toBeLessThan(3);
  const rest = upload(pace, some.at, sent, { count: 130, bytes: 2000, ms: 100 }, total);
  expect(rest.told).toBe(1);
});
