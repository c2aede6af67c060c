import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../database.ts";

/** How long work that nobody waits for may keep others waiting, in milliseconds. */
const SLICE = 15;
/** And how long it gives way then: another process that waits to write looks only now and then whether it can. */
const BREATH = 20;
/**
 * Steps at once, however short. What is written is put into the full-text indexes when a slice ends, and they
 * are put in order then, which takes the longer the more was removed (64 rows are as much as 64 pages of text).
 */
const MOST_STEPS = 50;

/**
 * Calls `step` until it says that nothing is left, or until `signal` stops it: for a moment at a time,
 * each a transaction of its own, so that whatever else is asked for gets its turn between.
 */
export async function inSlices(database: Database, step: () => boolean, signal?: AbortSignal): Promise<void> {
  let isMore = true;
  while (isMore && !signal?.aborted) {
    isMore = database.transaction(() => {
      const end = performance.now() + SLICE;
      for (let steps = 1; step(); steps += 1) {
        if (steps === MOST_STEPS || performance.now() > end) return true;
      }
      return false;
    });
    await pause(BREATH);
  }
}
