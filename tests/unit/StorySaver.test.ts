import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type SaveState, StorySaver } from "../../renderer/editor/saving/StorySaver.ts";

/** Writes that the test lets end one by one. */
class Disk {
  readonly states: SaveState[] = [];
  readonly errors: unknown[] = [];
  writes = 0;
  private ends: { resolve(): void; reject(error: Error): void }[] = [];
  readonly saver = new StorySaver({
    write: () => {
      this.writes += 1;
      return new Promise<void>((resolve, reject) => this.ends.push({ resolve, reject }));
    },
    onState: (state) => this.states.push(state),
    onError: (error) => this.errors.push(error),
  });

  async end(error?: Error): Promise<void> {
    const write = this.ends.shift();
    if (error) write?.reject(error);
    else write?.resolve();
    await vi.advanceTimersByTimeAsync(0);
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("saving", () => {
  it("begins well within a second of the last key", async () => {
    const disk = new Disk();
    disk.saver.touch();
    await vi.advanceTimersByTimeAsync(500);
    expect(disk.writes).toBe(1);
  });

  it("begins within a second of the first key, however long one types", async () => {
    const disk = new Disk();
    for (let time = 0; time < 1000; time += 50) {
      disk.saver.touch();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(disk.writes).toBe(1);
  });

  it("says saved only when the last change is on the disk", async () => {
    const disk = new Disk();
    disk.saver.touch();
    await vi.advanceTimersByTimeAsync(500);
    disk.saver.touch();
    await disk.end();
    expect(disk.states.at(-1)).not.toBe("saved");
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.writes).toBe(2);
    await disk.end();
    expect(disk.states.at(-1)).toBe("saved");
    expect(disk.saver.isDirty).toBe(false);
  });

  it("has one save on its way at a time", async () => {
    const disk = new Disk();
    disk.saver.touch();
    await vi.advanceTimersByTimeAsync(500);
    disk.saver.touch();
    await vi.advanceTimersByTimeAsync(5000);
    expect(disk.writes).toBe(1);
  });

  it("tells once of a save that failed, tries again by itself, and then says saved", async () => {
    const disk = new Disk();
    disk.saver.touch();
    await vi.advanceTimersByTimeAsync(500);
    await disk.end(new Error("disk full"));
    expect(disk.states.at(-1)).toBe("failed");
    await vi.advanceTimersByTimeAsync(2500);
    await disk.end(new Error("disk full"));
    expect(disk.errors).toHaveLength(1);
    expect(disk.states.at(-1)).toBe("failed");
    await vi.advanceTimersByTimeAsync(2500);
    await disk.end();
    expect(disk.states.at(-1)).toBe("saved");
  });

  it("two flushes at once are one save", async () => {
    const disk = new Disk();
    disk.saver.touch();
    await vi.advanceTimersByTimeAsync(500);
    disk.saver.touch();
    const flushed = Promise.all([disk.saver.flush(), disk.saver.flush()]);
    await disk.end();
    expect(disk.writes).toBe(2);
    await disk.end();
    expect(await flushed).toEqual([true, true]);
    expect(disk.writes).toBe(2);
  });

  it("flush says when the disk does not have everything", async () => {
    const disk = new Disk();
    disk.saver.touch();
    const flushed = disk.saver.flush();
    await disk.end(new Error("disk full"));
    expect(await flushed).toBe(false);
  });

  it("flush saves at once, and after a save that is on its way", async () => {
    const disk = new Disk();
    disk.saver.touch();
    await vi.advanceTimersByTimeAsync(500);
    disk.saver.touch();
    const flushed = disk.saver.flush();
    await disk.end();
    expect(disk.writes).toBe(2);
    await disk.end();
    await flushed;
    expect(disk.saver.isDirty).toBe(false);
  });
});
