import { LANGUAGES, type Language, otherLanguage } from "../../language.ts";
import { comparable, inconsistent, isWorthwhile, sourcesOf } from "./consistency.ts";
import type { Pair, Problem } from "./model.ts";

/** Texts of one story that are translated in more than one way, by the id that each pair is given with. */
export function inconsistencies(pairs: readonly (readonly [string, Pair])[]): Map<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const language of LANGUAGES) {
    for (const group of groupsOf(pairs, language)) {
      for (const [id, elsewhere] of othersIn(group, otherLanguage(language))) {
        found.set(id, [...(found.get(id) ?? []), inconsistent(otherLanguage(language), elsewhere)]);
      }
    }
  }
  return found;
}

type Entry = readonly [string, Pair];

/** Pairs that say the same in a language. */
function groupsOf(pairs: readonly Entry[], language: Language): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of pairs) {
    const [, pair] = entry;
    if (!sourcesOf(pair).includes(language) || !isWorthwhile(pair, language)) continue;
    const key = comparable(pair[language]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** For each pair of a group, the first text of another one that differs from its own. */
function othersIn(group: readonly Entry[], language: Language): [string, string][] {
  return group.flatMap(([id, pair]): [string, string][] => {
    const own = comparable(pair[language]);
    const different = group.find(([, other]) => comparable(other[language]) !== own);
    return different ? [[id, different[1][language]]] : [];
  });
}
