/** Runs of rows that are named one by one. */
const MOST = 20;

/** Rows of a table as a person reads them, neighbours as one: `2–15, 18`. */
export function rowRanges(rows: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && row === run.last + 1) run.last = row;
    else runs.push({ first: row, last: row });
  }
  const named = runs
    .slice(0, MOST)
    .map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
  return [...named, ...(runs.length > MOST ? ["…"] : [])].join(", ");
}
