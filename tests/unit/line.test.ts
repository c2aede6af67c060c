import { expect, test } from "vitest";
import { Line } from "../../electron/publishing/line.ts";

test("few bytes are on their way at once, and what fails makes room too", async () => {
  const line = new Line();
  const ends: (() => void)[] = [];
  let underWay = 0;
  let most = 0;
  const send = (bytes: number, fails = false) =>
    line
      .carry(bytes, async () => {
        underWay += bytes;
        most = Math.max(most, underWay);
        await new Promise<void>((end) => ends.push(end));
        underWay -= bytes;
        if (fails) throw new Error("lost");
      })
      .catch(() => undefined);
  const all = [100, 100, 100, 900, 10].map((kilobytes, index) => send(kilobytes * 1024, index === 1));
  for (let left = all.length; left > 0; left -= 1) {
    await expect.poll(() => ends.length).toBeGreaterThan(0);
    // The line carries nothing to speak of while the test waits for nothing.
    if (left === all.length) expect(underWay).toBe(210 * 1024);
    ends.shift()?.();
    await Promise.resolve();
  }
  await Promise.all(all);
  expect(underWay).toBe(0);
  expect(most).toBeGreaterThanOrEqual(900 * 1024);
});
