import fc from "fast-check";
import { describe, it } from "vitest";
import { play, type Step, steps } from "./manyComputers.ts";

/** Games played with each kind of site; `TWINPRESS_THOROUGH=1` asks for many. */
const RUNS = process.env.TWINPRESS_RUNS
  ? Number(process.env.TWINPRESS_RUNS)
  : process.env.TWINPRESS_THOROUGH === "1"
    ? 1000
    : 25;
const SEED = process.env.TWINPRESS_SEED ? Number(process.env.TWINPRESS_SEED) : 20111116;

describe("two or three computers that do anything in any order lose nothing and come to agree", () => {
  for (const [name, hasSwitch] of [
    ["file by file", false],
    ["at a stroke", true],
  ] as const) {
    it(`where a site changes ${name}`, { timeout: 3_600_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 2, max: 3 }), steps, (computers, game: Step[]) =>
          play({ computers, game, hasSwitch }),
        ),
        {
          numRuns: RUNS,
          seed: SEED,
          ...(process.env.FCPATH ? { path: process.env.FCPATH } : {}),
          endOnFailure: process.env.NOSHRINK === "1",
          interruptAfterTimeLimit: 400_000,
          markInterruptAsFailure: false,
        },
      );
    });
  }
});
