import { type Localized, localized } from "../../language.ts";
import type { Link, Story } from "../../story/model.ts";
import { makeLink, partsById } from "../links.ts";
import { isBesidePart, type Part } from "../parts.ts";
import { costOf, lengthRatio, STEPS, type Traits, traitsOf } from "./alignCost.ts";

/** Pairs of blocks that are weighed at most; what is longer is left to be linked by kind and order. */
const MOST_PAIRS = 40_000;

/**
 * Links for a story that has none yet, as a guess: all of them are drafts. Bodies of the same shape
 * are linked block by block; others by the lengths of their blocks and what these have in common.
 */
export function alignStory(story: Story): Link[] {
  const parts = partsById(story);
  const written = localized((language) => [...parts[language].values()].filter(({ hash }) => hash !== ""));
  const beside = written.en
    .filter(({ id }) => isBesidePart(id) && parts["zh-Hans"].get(id)?.hash)
    .map(({ id }) => ({ en: [id], "zh-Hans": [id] }));
  const blocks = localized((language) => written[language].filter(({ block }) => block !== null));
  return [...beside, ...alignBlocks(blocks)].map((sides) => makeLink(sides, "draft", parts));
}

/** The ids of blocks that say the same, in order; blocks without a counterpart are left out. */
export function alignBlocks(blocks: Localized<readonly Part[]>): Localized<string[]>[] {
  const { en, "zh-Hans": zh } = blocks;
  const hasSameShape = en.length === zh.length && en.every(({ kind }, index) => kind === zh[index]?.kind);
  if (hasSameShape)
    return en.map(({ id }, index) => ({ en: [id], "zh-Hans": idsOf(zh.slice(index, index + 1)) }));
  if (en.length * zh.length > MOST_PAIRS) return [];
  return cheapestPath(localized((language) => blocks[language].map((part) => traitsOf(part, language))));
}

/**
 * The alignment with the least cost in all, by dynamic programming: `cost` holds what it takes to
 * come to each pair of places, `steps` the last step of the way there.
 */
function cheapestPath({ en, "zh-Hans": zh }: Localized<Traits[]>): Localized<string[]>[] {
  const ratio = lengthRatio(en, zh);
  const width = zh.length + 1;
  const cost = new Float64Array((en.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const steps = new Uint8Array(cost.length);
  cost[0] = 0;
  for (let i = 0; i <= en.length; i += 1) {
    for (let j = 0; j <= zh.length; j += 1) {
      for (const [index, { step, cost: prior }] of STEPS.entries()) {
        const [a, b] = [i - step.en, j - step["zh-Hans"]];
        const before = a < 0 || b < 0 ? Number.POSITIVE_INFINITY : (cost[a * width + b] ?? 0);
        if (before === Number.POSITIVE_INFINITY) continue;
        const total = before + prior + costOf(en.slice(a, i), zh.slice(b, j), ratio);
        const at = i * width + j;
        if (total >= (cost[at] ?? 0)) continue;
        cost[at] = total;
        steps[at] = index;
      }
    }
  }
  return wayBack(en, zh, steps);
}

function wayBack(en: readonly Traits[], zh: readonly Traits[], steps: Uint8Array): Localized<string[]>[] {
  const found: Localized<string[]>[] = [];
  let [i, j] = [en.length, zh.length];
  while (i > 0 || j > 0) {
    const step = STEPS[steps[i * (zh.length + 1) + j] ?? 0]?.step;
    if (!step) break;
    const [a, b] = [i - step.en, j - step["zh-Hans"]];
    const ids = (traits: readonly Traits[]) => idsOf(traits.map(({ part }) => part));
    if (step.en > 0 && step["zh-Hans"] > 0)
      found.push({ en: ids(en.slice(a, i)), "zh-Hans": ids(zh.slice(b, j)) });
    [i, j] = [a, b];
  }
  return found.reverse();
}

function idsOf(parts: readonly Part[]): string[] {
  return parts.map(({ id }) => id);
}
