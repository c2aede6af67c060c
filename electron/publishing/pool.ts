/** Runs `work` on each item, at most `width` at a time, in order of start; stops starting when one throws. */
export async function eachInParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const lane = async () => {
    while (!failed && next < items.length) {
      const item = items[next];
      next += 1;
      try {
        if (item !== undefined) await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const lanes = Array.from({ length: Math.min(width, items.length) }, lane);
  // Nothing is still on its way when this is over, whichever way it ends.
  const ends = await Promise.allSettled(lanes);
  const failure = ends.find((end) => end.status === "rejected");
  if (failure) throw failure.reason;
}
