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

/** Every row of a story in a version's reading order; what only the other version has comes last. */
export function rowsInOrder({ segments, loose, order }: Correspondence, language: Language): Row[] {
  const other = otherLanguage(language);
  const rows = [
    ...segments.flatMap((segment) => rowOf(segment, language) ?? []),
    ...loose[language].map((part) => looseRow(part, language)),
    ...loose[other].map((part) => looseRow(part, other)),
  ];
  const place = (row: Row) => placeOf(row, { order }, language);
  return rows.sort((a, b) => place(a) - place(b));
}

/** Where a row stands in a version; what the version lacks comes after everything that it has. */
export function placeOf(row: Row, { order }: Pick<Correspondence, "order">, language: Language): number {
  if (row.language !== language) return Number.MAX_SAFE_INTEGER;
  return order[language].get(row.part.id) ?? 0;
}

/** What to say when a key asks for what a row's menu would not offer; null where nothing is left to do. */
export function refusalOf({ mark, part }: Row, action: LinkAction) {
  if (isBesidePart(part.id)) return null;
  if (mark === "omitted") return "links:is-omitted" as const;
  if (mark === "missing") return "links:not-yet" as const;
  return action === "copy-across" || action === "omit" ? ("links:not-here" as const) : null;
}
