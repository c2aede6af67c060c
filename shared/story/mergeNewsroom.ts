import type { Newsroom, Section, TraditionalSettings } from "./newsroom.ts";

type Tree = { readonly [key: string]: unknown };

/**
 * A newsroom's settings with a colleague's changes taken in, value by value: who alone changed one
 * is right; where both did, this computer's stays.
 *
 * @param isUsed tells whether stories are filed in a section, which then is not taken away
 */
export function mergeNewsroom(
  base: Newsroom | null,
  mine: Newsroom,
  theirs: Newsroom,
  isUsed: (section: string) => boolean,
): Newsroom {
  const { sections: mySections, traditional: myTraditional, words: myWords = [], ...myRest } = mine;
  const {
    sections: theirSections,
    traditional: theirTraditional,
    words: theirWords = [],
    ...theirRest
  } = theirs;
  const { sections: baseSections, traditional: baseTraditional, ...baseRest } = base ?? { sections: [] };
  // The merge of two trees of the same shape has that shape.
  const rest = mergeTrees(baseRest, myRest, theirRest) as typeof myRest;
  const traditional = mergeTraditional(baseTraditional, myTraditional, theirTraditional);
  // Words are only ever added.
  const words = inOrder(base?.words ?? [], myWords, theirWords);
  return {
    ...rest,
    ...(words.length > 0 ? { words } : {}),
    sections: mergeSections(baseSections, mySections, theirSections, isUsed),
    ...(traditional ? { traditional } : {}),
  };
}

/** The switch as any value; exceptions one by one, each by its Simplified word. */
function mergeTraditional(
  base: TraditionalSettings | undefined,
  mine: TraditionalSettings | undefined,
  theirs: TraditionalSettings | undefined,
): TraditionalSettings | undefined {
  if (!mine || !theirs) return mine ?? theirs;
  const wordsOf = (settings: TraditionalSettings | undefined) =>
    new Map((settings?.exceptions ?? []).map(({ from, to }) => [from, to]));
  const [was, here, there] = [wordsOf(base), wordsOf(mine), wordsOf(theirs)];
  const exceptions = inOrder([...was.keys()], [...here.keys()], [...there.keys()]).flatMap((from) => {
    const to = here.get(from) === was.get(from) ? there.get(from) : here.get(from);
    return to === undefined ? [] : [{ from, to }];
  });
  return { enabled: mine.enabled === base?.enabled ? theirs.enabled : mine.enabled, exceptions };
}

/** All of both, each once, in the order of who changed it: two computers never turn it round in turn. */
function inOrder(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const isMine = JSON.stringify(mine) !== JSON.stringify(base);
  return [...new Set(isMine ? [...mine, ...theirs] : [...theirs, ...mine])];
}

function mergeTrees(base: Tree, mine: Tree, theirs: Tree): Tree {
  return Object.fromEntries(
    Object.keys(mine).map((key) => {
      const [was, here, there] = [base[key], mine[key], theirs[key]];
      if (isTree(here) && isTree(there)) return [key, mergeTrees(isTree(was) ? was : {}, here, there)];
      return [key, here === was && there !== undefined ? there : here];
    }),
  );
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mergeSections(
  base: readonly Section[],
  mine: readonly Section[],
  theirs: readonly Section[],
  isUsed: (section: string) => boolean,
): Section[] {
  const find = (sections: readonly Section[], id: string) => sections.find((section) => section.id === id);
  const ids = (sections: readonly Section[]) => sections.map(({ id }) => id);
  const merged = inOrder(ids(base), ids(mine), ids(theirs)).flatMap((id) => {
    const [was, here, there] = [find(base, id), find(mine, id), find(theirs, id)];
    if (here && there) return [mergeTrees(was ?? {}, here, there) as Section];
    // It is on one side only: it was added there, or taken away on the other.
    const only = here ?? there;
    return only && (!was || isUsed(id)) ? [only] : [];
  });
  // Each may have taken away what the other kept, and a newsroom has one at least.
  return merged.length > 0 ? merged : [...mine];
}
