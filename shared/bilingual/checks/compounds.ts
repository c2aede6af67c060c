import { HAN_NUMERAL, readHan } from "./hanNumerals.ts";
import type { Quantity } from "./quantity.ts";

const NUMBER = `\\d{1,4}|[${HAN_NUMERAL}]{1,4}`;
const FIRST = `(?<![\\d.${HAN_NUMERAL}])(?<first>${NUMBER})`;
const SECOND = `(?<second>${NUMBER})`;
/** 1米75, 三块五: behind what leaves its unit out nothing is counted with it. */
const ENDS = "(?=[以高深宽长的左右上]|[^\\d.\\p{Script=Han}]|$)";

/** Two measures that are one number, and how many of the second are one of the first. */
const COMPOUNDS: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`${FIRST}年[零又]?${SECOND}个月`, "gu"), 12],
  [new RegExp(`${FIRST}个?小时零?${SECOND}分钟?`, "gu"), 60],
  [new RegExp(`${FIRST}分钟?零?${SECOND}秒`, "gu"), 60],
  [new RegExp(`${FIRST}[元块]${SECOND}[角毛]`, "gu"), 10],
  [new RegExp(`${FIRST}米(?<second>\\d\\d)${ENDS}`, "gu"), 100],
  [new RegExp(`${FIRST}[米块](?<second>\\d|[一二三四五六七八九])${ENDS}`, "gu"), 10],
];

/** Most texts have none of these, which is seen faster. */
const HINT = /个月|小时|[秒角毛]|[米块][\d一二三四五六七八九]/u;

/** 一年六个月 is eighteen months, 1米75 is 1.75 metres: both numbers of each, and what they are together. */
export function compoundsIn(text: string): Quantity[] {
  if (!HINT.test(text)) return [];
  return COMPOUNDS.flatMap(([pattern, rate]) =>
    [...text.matchAll(pattern)].flatMap((match) => readCompound(match, rate)),
  );
}

function readCompound({ index, 0: written, groups = {} }: RegExpExecArray, rate: number): Quantity[] {
  const { first = "", second = "" } = groups;
  const [whole, rest] = [numberOf(first), numberOf(second)];
  if (whole === undefined || rest === undefined) return [];
  // 12块5 may also be 12 yuan 50.
  const together = [whole * rate + rest, whole + rest / rate, ...(rate === 10 ? [rest * rate] : [])];
  const quantity = (numeral: string, value: number): Quantity => ({
    start: index,
    end: index + written.length,
    written: numeral,
    values: [value, ...together],
    weight: /^\d/.test(numeral) && value > 1 ? "firm" : "weak",
  });
  return [quantity(first, whole), quantity(second, rest)];
}

function numberOf(numeral: string): number | undefined {
  return /^\d/.test(numeral) ? Number(numeral) : readHan(numeral)[0];
}
