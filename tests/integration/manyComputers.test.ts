import fc from "fast-check";
import { describe, it } from "vitest";
import { steps } from "./manyComputers/steps.ts";
import { play } from "./manyComputers/table.ts";

/** Games with each kind of site; `TWINPRESS_GAMES=N` plays others, and as many. */
const given = Number(process.env.TWINPRESS_GAMES);
const GAMES = given > 0 ? { numRuns: given } : { numRuns: 25, seed: 20_111_116 };

describe("two or three computers that do anything in any order lose nothing and come to agree", () => {
  for (const [name, hasSwitch] of [
    ["file by file", false],
    ["at a stroke", true],
  ] as const) {
    it(`where a site changes ${name}`, { timeout: 3_600_000 }, async () => {
      const computers = fc.integer({ min: 2, max: 3 });
      const game = fc.asyncProperty(computers, steps, (count, taken) =>
        play({ computers: count, game: taken, hasSwitch }),
      );
      await fc.assert(game, GAMES);
    });
  }
});
