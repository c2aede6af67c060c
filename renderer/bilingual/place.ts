import { LANGUAGES, type Language, type Localized, localized } from "../../shared/language.ts";
import type { Row } from "./linkActions.ts";
import { type Geometry, LINE } from "./useGeometry.ts";

/** The gutter's, in pixels. */
export const WIDTH = 48;
export const MIDDLE = WIDTH / 2;
/** How near to the gutter's edges a mark may come, in pixels from its middle. */
const EDGE = 14;

/** Where a row is in the gutter, in pixels from its top left corner. */
export interface PlacedRow {
  row: Row;
  /** The heights of its parts at each side. */
  ends: Localized<number[]>;
  /** Of its mark. */
  x: number;
  y: number;
}

/** A row's place in the gutter; null where nothing of it is seen. */
export function inGutter(row: Row, geometry: Geometry): PlacedRow | null {
  const ends = localized((side) => endsOf(row, side, geometry));
  const all = LANGUAGES.flatMap((side) => ends[side]);
  const seen = all.filter((end) => end > -EDGE && end < geometry.height + EDGE);
  if (seen.length === 0) return null;
  const heads = LANGUAGES.flatMap((side) => ends[side][0] ?? []);
  const seenHeads = heads.filter((end) => seen.includes(end));
  // Where one side is far away, the mark stays with the other one.
  const [first = 0, second = first] = seenHeads.length > 0 ? seenHeads : seen;
  const isWhole = ends.en.length > 0 && ends["zh-Hans"].length > 0;
  const alone = ends.en.length > 0 ? EDGE : WIDTH - EDGE;
  return { row, ends, x: isWhole ? MIDDLE : alone, y: (first + second) / 2 };
}

/** How far apart the middles of marks are at least, in pixels: a mark and a little air. */
const APART = 23;

/** Moves marks down that would lie over others, as those of links that cross do. */
export function keptApart(rows: readonly PlacedRow[]): PlacedRow[] {
  let free = Number.NEGATIVE_INFINITY;
  const heights = new Map<PlacedRow, number>();
  for (const row of [...rows].sort((a, b) => a.y - b.y)) {
    const y = Math.max(row.y, free);
    heights.set(row, y);
    free = y + APART;
  }
  return rows.map((row) => ({ ...row, y: heights.get(row) ?? row.y }));
}

/** Beside each part's first line; beside the first one that is seen of a part that begins above. */
function endsOf({ segment, language, part }: Row, side: Language, { places, scroll }: Geometry): number[] {
  const ids = segment ? segment.parts[side].map(({ id }) => id) : side === language ? [part.id] : [];
  return ids.flatMap((id) => {
    const place = places[side].get(id);
    if (!place) return [];
    const half = Math.min(place.height, LINE) / 2;
    const top = place.top - scroll[side];
    return Math.max(top + half, Math.min(EDGE, top + place.height - half));
  });
}
