import type { Block, Body } from "../document/model.ts";
import { canonicalJson } from "../json.ts";
import { newBlockId } from "../story/ids.ts";

/** A stretch of two bodies that are compared: the same in both, or different. */
export type Stretch =
  | { kind: "same"; blocks: readonly Block[] }
  | { kind: "differs"; mine: readonly Block[]; theirs: readonly Block[] };

/** Which side of a stretch goes into the merged text. */
export type Side = "mine" | "theirs" | "both";

/**
 * Two texts that came from one, side by side: blocks with the same id answer each other, and what
 * stands between them is what one side has and the other has not.
 */
export function compareBodies(mine: Body, theirs: Body): Stretch[] {
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  for (const [nextMine, nextTheirs] of [...commonIds(mine, theirs), [mine.length, theirs.length] as const]) {
    addDifference(stretches, mine.slice(i, nextMine), theirs.slice(j, nextTheirs));
    const [left, right] = [mine[nextMine], theirs[nextTheirs]];
    if (left && right) {
      if (canonicalJson(left) === canonicalJson(right)) addSame(stretches, left);
      else addDifference(stretches, [left], [right]);
    }
    [i, j] = [nextMine + 1, nextTheirs + 1];
  }
  return stretches;
}

/** The body that the chosen sides make; where both are kept, ours stands first. */
export function mergeBodies(stretches: readonly Stretch[], sides: readonly Side[]): Body {
  const taken = new Set<string>();
  return stretches.flatMap((stretch, index) => {
    const side = sides[index] ?? "mine";
    return blocksOf(stretch, side).map((block) => {
      const own = taken.has(block.id) ? { ...block, id: newBlockId() } : block;
      taken.add(own.id);
      return own;
    });
  });
}

function blocksOf(stretch: Stretch, side: Side): readonly Block[] {
  if (stretch.kind === "same") return stretch.blocks;
  if (side === "both") return [...stretch.mine, ...stretch.theirs];
  return stretch[side];
}

function addSame(stretches: Stretch[], block: Block): void {
  const last = stretches.at(-1);
  if (last?.kind === "same") stretches[stretches.length - 1] = { ...last, blocks: [...last.blocks, block] };
  else stretches.push({ kind: "same", blocks: [block] });
}

function addDifference(stretches: Stretch[], mine: readonly Block[], theirs: readonly Block[]): void {
  if (mine.length + theirs.length > 0) stretches.push({ kind: "differs", mine, theirs });
}

/** The places of the longest common run of ids, in order (Hunt and McIlroy's longest common subsequence). */
function commonIds(mine: Body, theirs: Body): [number, number][] {
  const width = theirs.length + 1;
  const lengths = new Uint16Array((mine.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = mine.length - 1; i >= 0; i -= 1) {
    for (let j = theirs.length - 1; j >= 0; j -= 1) {
      const isSame = mine[i]?.id === theirs[j]?.id;
      lengths[i * width + j] = isSame ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const places: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < mine.length && j < theirs.length) {
    if (mine[i]?.id === theirs[j]?.id) {
      places.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return places;
}
