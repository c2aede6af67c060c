import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { Database } from "../../../electron/library/database.ts";
import { BESIDE_A_WINDOW, BY_ITSELF, inSlices } from "../../../electron/library/memory/slices.ts";
import { temporaryFolder } from "../support.ts";

/** How many transactions 500 steps are. */
async function transactionsOf(pace: typeof BY_ITSELF): Promise<number> {
  const database = Database.open(join(temporaryFolder(), "a.db"), []);
  const spy = vi.spyOn(database, "transaction");
  let steps = 0;
  const step = () => {
    steps += 1;
    return steps < 500;
  };
  await inSlices(database, step, undefined, pace);
  expect(steps).toBe(500);
  database.close();
  return spy.mock.calls.length;
}

test("work gives way after a few steps beside a window, and after many where it is by itself", async () => {
  expect(await transactionsOf(BESIDE_A_WINDOW)).toBeGreaterThanOrEqual(10);
  expect(await transactionsOf({ ...BY_ITSELF, slice: Number.POSITIVE_INFINITY })).toBe(1);
});
