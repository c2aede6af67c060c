import type { Language } from "../../language.ts";
import { untidyMarks } from "../typography/tidyRuns.ts";
import type { Problem } from "./model.ts";
import type { PairRule } from "./readPair.ts";
import { listed } from "./spans.ts";

/** Chinese punctuation, but for that of a Chinese name in brackets; and full-width letters and digits. */
const IN_ENGLISH =
  /(?<!\p{Script=Han})[，。、；：？！（）《》〈〉「」『』【】～](?!\p{Script=Han})|……|[Ａ-Ｚａ-ｚ０-９]+/gu;

/** Marks of the other script's typography: in Chinese, those that tidying its typography would change. */
export const checkTypography: PairRule = ({ en, "zh-Hans": zh }) => [
  ...problem("en", en.plain.match(IN_ENGLISH) ?? []),
  ...problem("zh-Hans", untidyMarks(zh.text)),
];

function problem(language: Language, found: readonly string[]): Problem[] {
  if (found.length === 0) return [];
  const key = language === "en" ? "bilingual-typography-en" : "bilingual-typography-zh";
  return [{ rule: "typography", language, key, params: { values: listed(found) } }];
}
