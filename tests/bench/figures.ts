/** What one measurement gives. */
export interface Figure {
  /** For the table. */
  label: string;
  /** The median of the runs. */
  value: number;
  unit: "×" | "ms" | "s" | "MB" | "KB" | "pages";
  /** How often it was measured. */
  runs: number;
  /** The most it should be, where there is an aim. */
  atMost?: number;
}

/** Figures by name, in the order of the report. */
export type Figures = Record<string, Figure>;

/** The middle of some numbers; of an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value that `percent` of the numbers don't exceed, between two of them by proportion. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = ((sorted.length - 1) * percent) / 100;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) throw new Error("There is nothing to take the median of.");
  return low + (high - low) * (place - Math.floor(place));
}

/** Seconds that `work` takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** `measure()` so many times, one after the other. */
export async function repeat<T>(runs: number, measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await measure());
  return results;
}
