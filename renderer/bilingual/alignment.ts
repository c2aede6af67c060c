import type { Language, Localized } from "../../shared/language.ts";

/** Where a link is in each sheet, in pixels from the top of what the sheet scrolls over. */
export type Anchor = Localized<number>;

/**
 * The anchors by which two sheets scroll together: those that stand in the same order in both, with
 * the tops and the ends of the sheets.
 */
export function steadyAnchors(anchors: readonly Anchor[], ends: Localized<number>): Anchor[] {
  const steady: Anchor[] = [{ en: 0, "zh-Hans": 0 }];
  for (const anchor of anchors.toSorted((a, b) => a.en - b.en)) {
    const last = steady.at(-1);
    const isAfter = last && anchor.en > last.en && anchor["zh-Hans"] > last["zh-Hans"];
    if (isAfter && anchor.en < ends.en && anchor["zh-Hans"] < ends["zh-Hans"]) steady.push(anchor);
  }
  return [...steady, ends];
}

/** The place in the other sheet that answers a place in this one; between two anchors in proportion. */
export function counterpartPlace(
  anchors: readonly Anchor[],
  from: Language,
  to: Language,
  place: number,
): number {
  const next = anchors.findIndex((anchor) => anchor[from] > place);
  const after = anchors[next] ?? anchors.at(-1);
  const before = anchors[next < 0 ? anchors.length - 2 : next - 1];
  if (!before || !after) return place;
  const span = after[from] - before[from];
  const share = span <= 0 ? 0 : Math.min(1, Math.max(0, (place - before[from]) / span));
  return before[to] + share * (after[to] - before[to]);
}
