import { setImmediate as turn } from "node:timers/promises";
import type { Database } from "../database.ts";

/** How long work that nobody waits for may keep others waiting, in milliseconds. */
const SLICE = 10;

/**
 * Calls `step` until it says that nothing is left, or until `signal` stops it: for a moment at a time,
 * each a transaction of its own, so that whatever else is asked for gets its turn between.
 */
export async function inSlices(database: Database, step: () => boolean, signal?: AbortSignal): Promise<void> {
  let isMore = true;
  while (isMore && !signal?.aborted) {
    isMore = database.transaction(() => {
      const end = performance.now() + SLICE;
      while (step()) if (performance.now() > end) return true;
      return false;
    });
    await turn();
  }
}
