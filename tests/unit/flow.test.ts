import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Flow } from "../../electron/publishing/flow.ts";

const KB = 1024;

describe("what is underway", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Sends files 16 at a time over a line of so many bytes a second, and gives what was underway at most. */
  async function send(
    sizes: readonly number[],
    bytesPerSecond: number,
  ): Promise<{ most: number; seconds: number }> {
    const flow = new Flow();
    const started = performance.now();
    let [next, underway, most, freeAt] = [0, 0, 0, performance.now()];
    const lane = async () => {
      while (next < sizes.length) {
        const size = sizes[next++] ?? 0;
        await flow.enter(size);
        underway += size;
        most = Math.max(most, underway);
        freeAt = Math.max(freeAt, performance.now()) + (size / bytesPerSecond) * 1000;
        await new Promise((resolve) => setTimeout(resolve, freeAt - performance.now()));
        underway -= size;
        flow.leave(size, true);
      }
    };
    const all = Promise.all(Array.from({ length: 16 }, lane));
    await vi.runAllTimersAsync();
    await all;
    return { most, seconds: (performance.now() - started) / 1000 };
  }

  it("is little on a slow line, and the line is never idle for it", async () => {
    const { most, seconds } = await send(Array<number>(40).fill(300 * KB), 32 * KB);
    expect(most).toBeLessThanOrEqual(600 * KB);
    expect(seconds).toBeCloseTo((40 * 300) / 32, 0);
  });

  it("is as much as there are hands on a fast line", async () => {
    const { most } = await send(Array<number>(200).fill(300 * KB), 20_000 * KB);
    expect(most).toBe(16 * 300 * KB);
  });

  it("is one file that is larger than all that may be, and small ones side by side", async () => {
    expect((await send([5000 * KB, 5000 * KB], 30 * KB)).most).toBe(5000 * KB);
    expect((await send(Array<number>(100).fill(4 * KB), 30 * KB)).most).toBe(16 * 4 * KB);
  });
});
