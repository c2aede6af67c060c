import { checkClosing } from "./closing.ts";
import { checkConsistency } from "./consistency.ts";
import { checkDates } from "./dates.ts";
import { checkDoubled } from "./doubled.ts";
import { checkGlossary } from "./glossary.ts";
import { checkLength } from "./lengths.ts";
import { CHECK_RULES, type CheckContext, type Pair, type PairFinding, type Problem } from "./model.ts";
import { checkNumbers } from "./numbers.ts";
import { checkParity } from "./parity.ts";
import { checkQuotes } from "./quotes.ts";
import { type PairRule, type ReadPair, readPair } from "./readPair.ts";
import { checkScript, isAllHan, isUntranslated } from "./script.ts";
import { checkTraditional } from "./traditional.ts";
import { checkTypography } from "./typography.ts";
import { checkUrls } from "./urls.ts";

const RULES: readonly PairRule[] = [
  checkScript,
  checkNumbers,
  checkDates,
  checkUrls,
  checkClosing,
  checkQuotes,
  checkTraditional,
  checkGlossary,
  checkConsistency,
  checkParity,
  checkLength,
  checkDoubled,
  checkTypography,
];

/** What there is to say of two texts that are to say the same, in the order of {@link CHECK_RULES}. */
export function checkPair(pair: Pair, context: CheckContext): PairFinding[] {
  if (pair.en.trim() === "" || pair["zh-Hans"].trim() === "") return [];
  const read = readPair(pair);
  return problemsOf(read, context).map((problem) => ({
    ...problem,
    severity: "warn",
    en: pair.en,
    zh: pair["zh-Hans"],
  }));
}

/** The problems of a pair that was read before. */
function problemsOf(pair: ReadPair, context: CheckContext): Problem[] {
  // A side in the wrong language is wrong in every other way too.
  const rules = isUntranslated(pair) || isAllHan(pair) ? [checkScript] : RULES;
  return rules.flatMap((rule) => rule(pair, context));
}

/** Orders findings by rule. */
export function byRule(a: { rule: Problem["rule"] }, b: { rule: Problem["rule"] }): number {
  return CHECK_RULES.indexOf(a.rule) - CHECK_RULES.indexOf(b.rule);
}
