import { counterparts } from "./counterparts.ts";
import { readMoments } from "./dates.ts";
import { quantitiesOf } from "./moment.ts";
import { unmatched } from "./quantity.ts";
import type { PairRule } from "./readPair.ts";

/** Numbers that only one side has, compared as values; those of dates are the dates' matter. */
export const checkNumbers: PairRule = (pair) => {
  const { en, "zh-Hans": zh } = readMoments(pair);
  return counterparts("numbers", {
    en: unmatched(en.numbers, [...zh.numbers, ...quantitiesOf(zh.moments)]),
    "zh-Hans": unmatched(zh.numbers, [...en.numbers, ...quantitiesOf(en.moments)]),
  });
};
