import type { Neighbours } from "../../shared/bilingual/memory/learnt.ts";
import { type Language, otherLanguage } from "../../shared/language.ts";
import type { CurrentPart } from "./useCurrentPart.ts";
import type { PartPlace } from "./useLinking.ts";

/** A part with the language that it is to be translated into. */
export interface Direction {
  from: Language;
  to: Language;
  source: string;
  /** What is there already. */
  target: string;
  /** What stands around it in the language it is translated from. */
  neighbours: Neighbours;
}

/**
 * What is to be translated where the caret is: into the side that says nothing yet, or that is out
 * of date; else from the story's first language into the other one.
 */
export function directionOf(
  { segment, text, neighbours }: CurrentPart,
  active: PartPlace,
  sourceLanguage: Language,
): Direction {
  const sides = [active.language, otherLanguage(active.language)];
  const to =
    sides.find((side) => text[side].trim() === "") ?? segment?.stale[0] ?? otherLanguage(sourceLanguage);
  const from = otherLanguage(to);
  return { from, to, source: text[from], target: text[to], neighbours: neighbours[from] };
}
