import { isBesidePart } from "../../shared/bilingual/parts.ts";
import { type Language, otherLanguage } from "../../shared/language.ts";
import { type LinkAction, looseRow, type Row, rowOf } from "./linkActions.ts";
import type { Correspondence, PartPlace } from "./useLinking.ts";

/** The row of a part; null where there is none, as for an empty line that nothing is linked with. */
export function rowAt(linking: Correspondence, active: PartPlace | null): Row | null {
  if (!active) return null;
  const { language, part } = active;
  const segment = linking.segments.find(({ link }) => link[language].includes(part));
  if (segment) return rowOf(segment, language);
  const loose = linking.loose[language].find(({ id }) => id === part);
  return loose ? looseRow(loose, language) : null;
}

/** A row with its place in a version's reading order, counted from 0. */
interface OrderedRow {
  row: Row;
  place: number;
}

/** Every row in a version's reading order; what only the other version has follows what stands before it there. */
export function rowsInOrder({ segments, loose, order }: Correspondence, language: Language): OrderedRow[] {
  const other = otherLanguage(language);
  const answers = new Map(segments.flatMap(({ link }) => link[other].map((id) => [id, link[language]])));
  const between = new Map<string, number>();
  let last = -1;
  for (const id of order[other].keys()) {
    for (const answer of answers.get(id) ?? []) last = order[language].get(answer) ?? last;
    between.set(id, last + 0.5);
  }
  const rows = [
    ...segments.flatMap((segment) => rowOf(segment, language) ?? []),
    ...loose[language].map((part) => looseRow(part, language)),
    ...loose[other].map((part) => looseRow(part, other)),
  ];
  const placeOf = ({ language: side, part }: Row) =>
    (side === language ? order[language] : between).get(part.id) ?? Number.MAX_SAFE_INTEGER;
  return rows.map((row) => ({ row, place: placeOf(row) })).sort((a, b) => a.place - b.place);
}

/** What to say when a key asks for what a row's menu would not offer; null where nothing is left to do. */
export function refusalOf({ mark, part }: Row, action: LinkAction) {
  if (isBesidePart(part.id)) return null;
  if (mark === "omitted") return "links:is-omitted" as const;
  if (mark === "missing") return "links:not-yet" as const;
  return action === "copy-across" || action === "omit" ? ("links:not-here" as const) : null;
}
