import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Flow } from "../../electron/publishing/flow.ts";

const KB = 1024;

/** A line that all files share, or one that is slow for each file by itself. */
interface Line {
  bytesPerSecond: number;
  isShared: boolean;
}

describe("what is underway", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Sends files 16 at a time, and gives what was underway at most and how long it took. */
  async function send(sizes: readonly number[], { bytesPerSecond, isShared }: Line, fails = false) {
    const flow = new Flow();
    const started = performance.now();
    let [next, underway, most, freeAt] = [0, 0, 0, started];
    const lane = async () => {
      while (next < sizes.length) {
        const size = sizes[next] ?? 0;
        next += 1;
        await flow.enter(size);
        underway += size;
        most = Math.max(most, underway);
        const begins = isShared ? Math.max(freeAt, performance.now()) : performance.now();
        freeAt = begins + (size / bytesPerSecond) * 1000;
        await new Promise((resolve) => setTimeout(resolve, freeAt - performance.now()));
        underway -= size;
        flow.leave(size, !fails);
      }
    };
    const all = Promise.all(Array.from({ length: 16 }, lane));
    await vi.runAllTimersAsync();
    await all;
    return { most, seconds: (performance.now() - started) / 1000 };
  }

  it("is little on a slow line, and the line is never idle for it", async () => {
    const { most, seconds } = await send(Array<number>(40).fill(300 * KB), {
      bytesPerSecond: 32 * KB,
      isShared: true,
    });
    expect(most).toBeLessThanOrEqual(1024 * KB);
    expect(seconds).toBeCloseTo((40 * 300) / 32, 0);
  });

  it("is little for as long as nothing arrives", async () => {
    const { most } = await send(
      Array<number>(40).fill(200 * KB),
      { bytesPerSecond: 32 * KB, isShared: false },
      true,
    );
    expect(most).toBe(400 * KB);
  });

  it.each([
    { bytesPerSecond: 20_000 * KB, isShared: true },
    { bytesPerSecond: 32 * KB, isShared: false },
  ])("is as much as there are hands where that carries more: %j", async (line) => {
    const { most } = await send(Array<number>(200).fill(300 * KB), line);
    expect(most).toBe(16 * 300 * KB);
  });

  it("is one file that is larger than all that may be, and small ones side by side", async () => {
    const slow = { bytesPerSecond: 30 * KB, isShared: true };
    expect((await send([5000 * KB, 5000 * KB], slow)).most).toBe(5000 * KB);
    expect((await send(Array<number>(100).fill(4 * KB), slow)).most).toBe(16 * 4 * KB);
  });
});
