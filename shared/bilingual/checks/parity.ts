import type { Language } from "../../language.ts";
import type { FindingKey, Problem } from "./model.ts";
import { hasUnpaired } from "./quotes.ts";
import type { PairRule, ReadPair } from "./readPair.ts";

/** Links, pictures, footnote marks and quotations that one side has more of. */
export const checkParity: PairRule = (pair) => [
  ...different(pair, "bilingual-parity-links", ({ targets }) => targets.length),
  ...different(pair, "bilingual-parity-pictures", ({ pictures }) => pictures),
  ...different(pair, "bilingual-parity-notes", ({ plain }) => plain.match(FOOTNOTE)?.length ?? 0),
  ...quotations(pair),
];

/**
 * [1], ¹ and ①: superscripts behind a unit are its power, and a circled number behind a space or
 * a mark numbers a list.
 */
const FOOTNOTE =
  /\[\d{1,3}\]|〔\d{1,3}〕|(?<!(?:\b|\d)[kcdm]?m|米|里)[¹²³⁴-⁹⁰]+|(?<=[\p{L}\p{N}”」》）)])[①-⑳]|(?<=\p{P})[①-⑳](?=$|\n)/gu;

function different(pair: ReadPair, key: FindingKey, count: (side: ReadPair[Language]) => number): Problem[] {
  const [en, zh] = [count(pair.en), count(pair["zh-Hans"])];
  return en === zh ? [] : [{ rule: "parity", key, params: { en, zh } }];
}

/** How many passages a side quotes: at least, and at most. */
interface Quotations {
  least: number;
  most: number;
}

/**
 * Quoted words may stand without marks in the other language, so only passages count for certain: long ones that have
 * a clause's mark in them, as names of organisations have not. A speech with “he said” in its middle is one or two.
 */
function quotations({ en, "zh-Hans": zh }: ReadPair): Problem[] {
  // Where marks don't pair up, that is the matter; what they quote can't be counted.
  if (hasUnpaired(en.plain) || hasUnpaired(zh.plain)) return [];
  const [english, chinese] = [
    quotationsIn(en.plain, 6, /\p{L}+/gu),
    quotationsIn(zh.plain, 10, /\p{Script=Han}/gu),
  ];
  if (english.least <= chinese.most && chinese.least <= english.most) return [];
  const params = { en: english.most, zh: chinese.most };
  return [{ rule: "parity", key: "bilingual-parity-quotations", params }];
}

const QUOTED =
  /“([^“”]{1,2000})”|「([^「」]{1,2000})」|"([^"]{1,2000})"|(?<![\p{L}\d])[‘']((?:[^‘']|(?<=\p{L})'(?=\p{L})){1,2000}?)[’'](?!\p{L})|《([^《》]{1,200})》/gu;
/** “said the old teacher to them,” between two parts of a speech: one clause, and no new speaker. */
const ATTRIBUTION = /^(?!\s*(?:and|but|while|then)\b)[^.。:：!！?？“]{1,40}[.。]?\s?$/iu;
const CLAUSE = /[,.!?;，。！？；…]/u;

function quotationsIn(plain: string, enough: number, unit: RegExp): Quotations {
  let [least, most, end] = [0, 0, 0];
  for (const { index, 0: whole } of plain.matchAll(QUOTED)) {
    most += 1;
    const isLong = (whole.match(unit)?.length ?? 0) >= enough;
    const isPassage = isLong && !whole.startsWith("《") && CLAUSE.test(whole);
    const goesOn = end > 0 && ATTRIBUTION.test(plain.slice(end, index));
    if (isPassage && !goesOn) least += 1;
    if (isPassage || goesOn) end = index + whole.length;
  }
  return { least, most };
}
