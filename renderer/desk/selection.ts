import type { StorySummary } from "../../shared/story/summary.ts";

/** The rows that are known, by their place. */
type Rows = ReadonlyMap<number, Pick<StorySummary, "id">>;

/**
 * Which stories of the list are chosen: by their ids, so that a list which changes under them can
 * never make an action hit another story. Only `active` and `anchor` are places.
 */
export interface Selection {
  /** The row that the keys act from. */
  active: number;
  /** The story in it. */
  activeId: string | null;
  /** Where a range began. */
  anchor: number;
  ids: ReadonlySet<string>;
}

/** Nothing chosen yet; the first row is where the keys begin. */
export const NONE: Selection = { active: 0, activeId: null, anchor: 0, ids: new Set() };

/** One row alone. */
export function only(index: number, rows: Rows): Selection {
  const id = rows.get(index)?.id ?? null;
  return { active: index, activeId: id, anchor: index, ids: new Set(id === null ? [] : [id]) };
}

/** Everything that is known from where the range began to a row. */
export function rangeTo({ anchor }: Selection, index: number, rows: Rows): Selection {
  const [first, last] = anchor < index ? [anchor, index] : [index, anchor];
  const ids = new Set<string>();
  for (const [place, { id }] of rows) if (place >= first && place <= last) ids.add(id);
  return { active: index, activeId: rows.get(index)?.id ?? null, anchor, ids };
}

/** A row added to the chosen ones, or taken out of them. */
export function toggled({ ids }: Selection, index: number, rows: Rows): Selection {
  const id = rows.get(index)?.id ?? null;
  const next = new Set(ids);
  if (id !== null && !next.delete(id)) next.add(id);
  return { active: index, activeId: id, anchor: index, ids: next };
}

/** Everything that is known. */
export function all(selection: Selection, rows: Rows): Selection {
  return { ...selection, ids: new Set([...rows.values()].map(({ id }) => id)) };
}

/**
 * The selection after the list was read anew: stories that are gone are no longer chosen, the keys
 * go on from the same story, or from the row that took its place.
 */
export function settled(selection: Selection, rows: Rows, total: number): Selection {
  const places = new Map([...rows].map(([place, { id }]) => [id, place]));
  const ids = new Set([...selection.ids].filter((id) => places.has(id)));
  const here = selection.activeId === null ? undefined : places.get(selection.activeId);
  const active = here ?? Math.max(0, Math.min(selection.active, total - 1));
  if (ids.size === 0) return only(active, rows);
  return {
    active,
    activeId: rows.get(active)?.id ?? null,
    anchor: here === undefined ? active : selection.anchor,
    ids,
  };
}

/** Where a key leads in a list of `total` rows, `page` of which are seen; null for another key. */
export function moveBy(key: string, active: number, total: number, page: number): number | null {
  const target = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: total - 1 }[key];
  const paged = { PageDown: active + page, PageUp: active - page }[key];
  const wanted = target ?? paged;
  return wanted === undefined ? null : Math.max(0, Math.min(total - 1, wanted));
}
