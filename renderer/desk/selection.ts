/** Which rows of the list are chosen. Places, not stories: the list moves under them when it changes. */
export interface Selection {
  /** The row that the keys act on. */
  active: number;
  /** Where a range began. */
  anchor: number;
  /** Chosen rows; the active one when nothing else was chosen. */
  rows: ReadonlySet<number>;
}

/** The first row alone. */
export const FIRST: Selection = { active: 0, anchor: 0, rows: new Set([0]) };

/** One row alone. */
export function only(index: number): Selection {
  return { active: index, anchor: index, rows: new Set([index]) };
}

/** Everything from where the range began to a row. */
export function rangeTo({ anchor }: Selection, index: number): Selection {
  const [first, last] = anchor < index ? [anchor, index] : [index, anchor];
  return {
    active: index,
    anchor,
    rows: new Set(Array.from({ length: last - first + 1 }, (_, n) => first + n)),
  };
}

/** A row added to the chosen ones, or taken out of them. */
export function toggled({ rows }: Selection, index: number): Selection {
  const next = new Set(rows);
  if (!next.delete(index)) next.add(index);
  return { active: index, anchor: index, rows: next };
}

/** Where a key leads in a list of `total` rows, `page` of which are seen; null for another key. */
export function moveBy(key: string, active: number, total: number, page: number): number | null {
  const target = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: total - 1 }[key];
  const paged = { PageDown: active + page, PageUp: active - page }[key];
  const wanted = target ?? paged;
  return wanted === undefined ? null : Math.max(0, Math.min(total - 1, wanted));
}
