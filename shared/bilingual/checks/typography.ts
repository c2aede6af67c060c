import type { Language } from "../../language.ts";
import type { Problem } from "./model.ts";
import type { PairRule } from "./readPair.ts";
import { listed } from "./spans.ts";

const HAN = "[\\p{Script=Han}》」』”’）】]";
const PATTERNS = [
  // Latin punctuation beside Han (GB/T 15834-2011); a stop also ends abbreviations, so Han stands before it.
  `(?<=${HAN}) ?[,;:!?]|[,;:!?](?= ?\\p{Script=Han})`,
  `(?<=[\\p{Script=Han}》」』）】])\\.(?!\\.)`,
  `(?<=\\p{Script=Han}) ?[()]|[()](?= ?\\p{Script=Han})`,
  `(?<=\\p{Script=Han})["']|["'](?=\\p{Script=Han})`,
  // An ellipsis is six dots, a dash is two em wide.
  `(?<=${HAN}) ?\\.{3,6}|\\.{3,6}(?= ?\\p{Script=Han})|(?<=${HAN})…(?!…)|(?<!…)…(?=\\p{Script=Han})`,
  `(?<=${HAN}) ?-{2,3}|(?<!-)-{2,3}(?= ?\\p{Script=Han})`,
  // Full-width letters and digits.
  "[Ａ-Ｚａ-ｚ０-９]+",
];
const IN_CHINESE = new RegExp(PATTERNS.join("|"), "gu");
/** Chinese punctuation, but for that of a Chinese name in brackets; and full-width letters and digits. */
const IN_ENGLISH =
  /(?<!\p{Script=Han})[，。、；：？！（）《》〈〉「」『』【】～](?!\p{Script=Han})|……|[Ａ-Ｚａ-ｚ０-９]+/gu;

/** Marks of the other script's typography. Spaces between Han and Latin are a matter of taste. */
export const checkTypography: PairRule = ({ en, "zh-Hans": zh }) => [
  ...problem("en", en.plain.match(IN_ENGLISH)),
  ...problem("zh-Hans", zh.plain.match(IN_CHINESE)),
];

function problem(language: Language, found: readonly string[] | null): Problem[] {
  if (!found) return [];
  const key = language === "en" ? "bilingual-typography-en" : "bilingual-typography-zh";
  return [{ rule: "typography", language, key, params: { values: listed(found) } }];
}
