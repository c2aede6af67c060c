import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../database.ts";

/** How work gives way to others. */
export interface Pace {
  /** How long it may keep others waiting, in milliseconds. */
  slice: number;
  /** And how long it gives way then: another process that waits to write looks only now and then whether it can. */
  breath: number;
  /**
   * Steps at once, however short. What is written is put into the full-text indexes when a slice ends, and they
   * are put in order then, which takes the longer the more was removed (64 rows are as much as 64 pages of text).
   */
  steps: number;
}

/** For work that nobody waits for, on a thread that a window waits for. */
export const BESIDE_A_WINDOW: Pace = { slice: 15, breath: 20, steps: 50 };
/** For work that somebody waits for, in a process of its own: the window's saves still get their turn. */
export const BY_ITSELF: Pace = { slice: 100, breath: 10, steps: 1000 };

/**
 * Calls `step` until it says that nothing is left, or until `signal` stops it: for a moment at a time,
 * each a transaction of its own, so that whatever else is asked for gets its turn between.
 */
export async function inSlices(
  database: Database,
  step: () => boolean,
  signal?: AbortSignal,
  { slice, breath, steps: most }: Pace = BESIDE_A_WINDOW,
): Promise<void> {
  let isMore = true;
  while (isMore && !signal?.aborted) {
    isMore = database.transaction(() => {
      const end = performance.now() + slice;
      for (let steps = 1; step(); steps += 1) {
        if (steps === most || performance.now() > end) return true;
      }
      return false;
    });
    await pause(breath);
  }
}
