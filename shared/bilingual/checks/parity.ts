import { type Localized, localized } from "../../language.ts";
import type { FindingKey, Problem } from "./model.ts";
import { hasUnpaired } from "./quotes.ts";
import type { PairRule, ReadPair } from "./readPair.ts";
import { linkCounts } from "./urls.ts";

/** Links, pictures, footnote marks and quotations that one side has more of. */
export const checkParity: PairRule = (pair) => [
  ...different("bilingual-parity-links", linkCounts(pair)),
  ...different(
    "bilingual-parity-pictures",
    localized((language) => pair[language].pictures),
  ),
  ...different(
    "bilingual-parity-notes",
    localized((language) => pair[language].plain.match(FOOTNOTE)?.length ?? 0),
  ),
  ...quotations(pair),
];

/**
 * [1], ¹ and ①: superscripts behind a unit are its power, and a circled number behind a space or
 * a mark numbers a list.
 */
const FOOTNOTE =
  /\[\d{1,3}\]|〔\d{1,3}〕|(?<!(?:\b|\d)[kcdm]?m|米|里)[¹²³⁴-⁹⁰]+|(?<=[\p{L}\p{N}”」》）)])[①-⑳]|(?<=\p{P})[①-⑳](?=$|\n)/gu;

function different(key: FindingKey, { en, "zh-Hans": zh }: Localized<number>): Problem[] {
  return en === zh ? [] : [{ rule: "parity", key, params: { en, zh } }];
}

/** How many passages a side quotes: at least, and at most. */
interface Quotations {
  least: number;
  most: number;
}

/**
 * Chinese sets names and coined words in quotation marks where English has none, so that only passages count for certain
 * in it: those with a clause's mark in them, as names have not. What English quotes, Chinese quotes too, or it is the
 * title of a work. A speech with “he said” in its middle is one or two.
 */
function quotations({ en, "zh-Hans": zh }: ReadPair): Problem[] {
  // Where marks don't pair up, that is the matter; what they quote can't be counted.
  if (hasUnpaired(en.plain) || hasUnpaired(zh.plain)) return [];
  const [english, chinese] = [
    quotationsIn(en.plain, () => true),
    quotationsIn(
      zh.plain,
      (quoted) => CLAUSE.test(quoted) && (quoted.match(HAN)?.length ?? 0) >= MIN_PASSAGE,
    ),
  ];
  if (english.least <= chinese.most && chinese.least <= english.most) return [];
  const params = { en: english.most, zh: chinese.most };
  return [{ rule: "parity", key: "bilingual-parity-quotations", params }];
}

const QUOTED =
  /“([^“”]{1,2000})”|「([^「」]{1,2000})」|"([^"]{1,2000})"|(?<![\p{Script=Latin}\d])[‘'](?!\d\ds?\b|n['’]|t(?:is|was)\b|em\b)((?:[^‘']|(?<=\p{Script=Latin})'(?=\p{Script=Latin})){1,2000}?)[’'](?!\p{Script=Latin})|《([^《》]{1,200})》/gu;
/** “said the old teacher to them,” between two parts of a speech: one clause, and no new speaker. */
const ATTRIBUTION = /^(?=.*\p{L})(?!\s*(?:and|but|while|then)\b)[^.。:：!！?？“]{1,40}[.。]?\s?$/iu;
const CLAUSE = /[,.!?;，。！？；…]/u;
/** A clause's mark at the end of what is quoted: “We waited,” he said. */
const PAUSE = /[,.!?;，。！？；…—][\p{P}\s]{1,3}$/u;
const HAN = /\p{Script=Han}/gu;
/** Fewer Han may be an exclamation that is somebody's name. */
const MIN_PASSAGE = 5;

function quotationsIn(plain: string, isCertain: (quoted: string) => boolean): Quotations {
  let [least, most, end] = [0, 0, 0];
  for (const { index, 0: whole } of plain.matchAll(QUOTED)) {
    most += 1;
    const goesOn = end > 0 && ATTRIBUTION.test(plain.slice(end, index));
    if (!goesOn && !whole.startsWith("《") && isCertain(whole)) least += 1;
    end = goesOn || PAUSE.test(whole) ? index + whole.length : 0;
  }
  return { least, most };
}
