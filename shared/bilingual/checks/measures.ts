import type { Converted, Quantity } from "./quantity.ts";

const HOURS = /^个?小时/u;
const DAYS = /^[天日]/u;
const WEEKS = /^个?(?:周|星期|礼拜)/u;
const MONTHS = /^个?月/u;
const YEARS = /^周?年/u;
const MU = /^亩/u;

/** What English measures in, how many of what Chinese may count instead one of it is, and that. */
const TABLE: readonly (readonly [string, number, RegExp])[] = [
  ["minute minutes", 1 / 60, HOURS],
  ["hour hours", 60, /^分/u],
  ["hour hours", 1 / 24, DAYS],
  ["day days", 24, HOURS],
  ["day days", 1 / 7, WEEKS],
  ["day days", 1 / 30, MONTHS],
  ["week weeks", 7, DAYS],
  ["month months", 1 / 12, YEARS],
  ["month months", 1 / 3, /^个?季度/u],
  ["year years", 12, MONTHS],
  ["decade decades", 10, YEARS],
  ["century centuries", 100, YEARS],
  ["cent cents fen pence", 0.1, /^[角毛]/u],
  ["cent cents fen pence", 0.01, /^元/u],
  ["hectare hectares", 15, MU],
  ["acre acres", 6.07, MU],
  ["acre acres", 0.4047, /^公顷/u],
  ["mile miles", 1.609, /^(?:公里|千米)/u],
  ["foot feet", 0.3048, /^米/u],
  ["inch inches", 2.54, /^厘米/u],
  ["pound pounds", 0.4536, /^(?:公斤|千克)/u],
  ["kilogram kilograms kilo kilos kg", 2, /^斤/u],
  ["kilometre kilometres kilometer kilometers km", 2, /^华?里(?!面)/u],
];
const RATES = ratesByWord();
const BEHIND = /^(?: and a half)?[\s-](?<unit>[a-z]+)\b(?<half> and a half\b)?/i;

/**
 * A number of an English text with what stands behind it: twelve months are a year, an hour and a half is ninety minutes,
 * 2 dozen are 24, and two others are three with the one that is named.
 */
export function measured(number: Quantity, text: string): Quantity {
  const { unit = "", half } = BEHIND.exec(text.slice(number.end, number.end + 40))?.groups ?? {};
  const values = half === undefined ? number.values : number.values.map((value) => value + 0.5);
  const word = unit.toLowerCase();
  if (/^others?$/.test(word)) return { ...number, values: [...values, ...values.map((value) => value + 1)] };
  if (word === "dozen") return { ...number, values: values.map((value) => value * 12) };
  const rates = RATES.get(word);
  if (!rates) return number;
  const converted = values.flatMap((value) => rates.map((rate) => ({ ...rate, value: value * rate.value })));
  return { ...number, values, converted };
}

/** How much one of each word is, in each measure. */
function ratesByWord(): Map<string, Converted[]> {
  const rates = new Map<string, Converted[]>();
  for (const [words, value, measure] of TABLE) {
    for (const word of words.split(" ")) rates.set(word, [...(rates.get(word) ?? []), { value, measure }]);
  }
  return rates;
}
