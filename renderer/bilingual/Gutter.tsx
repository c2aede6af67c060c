import { Check, CircleDashed, Minus, Pencil, Plus, RefreshCw } from "lucide-react";
import { memo, type ReactElement, useEffect, useMemo } from "react";
import { Button as AriaButton, MenuTrigger } from "react-aria-components";
import { LANGUAGES, type Localized } from "../../shared/language.ts";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./Gutter.module.css";
import { LinkMenu } from "./LinkMenu.tsx";
import { type LinkAction, looseRow, type Mark, type Row, rowOf } from "./linkActions.ts";
import { inGutter, keptApart, MIDDLE, type PlacedRow, WIDTH } from "./place.ts";
import { type Geometry, type Sheets, useGeometry } from "./useGeometry.ts";
import { type Correspondence, nameOf, type PartPlace } from "./useLinking.ts";

interface GutterProps {
  linking: Correspondence;
  sheets: Sheets;
  /** Tells where the parts are, whenever that changes. */
  onGeometry(geometry: Geometry): void;
  active: PartPlace | null;
  onAct(row: Row, action: LinkAction): void;
}

/** Between the sheets: lines from each part to its counterparts, with a mark for how the link stands. */
export const Gutter = memo(function Gutter(props: GutterProps): ReactElement {
  const { linking, sheets, active, onGeometry, onAct } = props;
  const geometry = useGeometry(sheets, linking);
  useEffect(() => onGeometry(geometry), [onGeometry, geometry]);
  const { height } = geometry;
  const t = useTexts();
  const all = useMemo(() => rowsOf(linking), [linking]);
  const rows = keptApart(all.flatMap((row) => inGutter(row, geometry) ?? []));
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are no fields of a form.
    <div className={styles.gutter} style={{ width: WIDTH }} role="group" aria-label={t("links:gutter")}>
      <svg className={styles.lines} width={WIDTH} height={height} aria-hidden>
        {rows.map((placed) => (
          <path
            key={placed.row.key}
            d={linesOf(placed)}
            data-mark={placed.row.mark}
            data-active={isActive(placed.row, active)}
          />
        ))}
      </svg>
      {rows.map(({ row, x, y }) => (
        <div key={row.key} className={styles.place} style={{ top: y, left: x }}>
          <LinkButton row={row} isActive={isActive(row, active)} onAct={onAct} />
        </div>
      ))}
    </div>
  );
});

interface LinkButtonProps {
  row: Row;
  isActive: boolean;
  onAct(row: Row, action: LinkAction): void;
}

/** A mark with its menu. Only its place changes while one scrolls and types, so that it is not drawn again. */
const LinkButton = memo(function LinkButton(props: LinkButtonProps): ReactElement {
  const { row, isActive: isCurrent, onAct } = props;
  const t = useTexts();
  return (
    <MenuTrigger>
      <AriaButton
        className={styles.mark ?? ""}
        data-mark={row.mark}
        data-active={isCurrent}
        aria-label={`${t(`links:mark-${row.mark}`)}: ${nameOf(row.part)}`}
        // From the text, the tab key leads to the mark of the part with the caret, not to hundreds.
        excludeFromTabOrder={!isCurrent}
      >
        <MarkIcon mark={row.mark} />
      </AriaButton>
      <LinkMenu row={row} onAct={(action) => onAct(row, action)} />
    </MenuTrigger>
  );
});

const ICONS = {
  missing: Plus,
  omitted: Minus,
  draft: CircleDashed,
  translated: Pencil,
  reviewed: Check,
  stale: RefreshCw,
} as const satisfies Record<Mark, unknown>;

/** The sign of a link's state. */
export function MarkIcon({ mark }: { mark: Mark }): ReactElement {
  const Icon = ICONS[mark];
  return <Icon aria-hidden />;
}

function rowsOf({ segments, loose }: Correspondence): Row[] {
  return [
    ...segments.flatMap((segment) => rowOf(segment, "en") ?? []),
    ...LANGUAGES.flatMap((language) => loose[language].map((part) => looseRow(part, language))),
  ];
}

/** From each part at both sides to the mark. */
function linesOf({ ends, x, y }: PlacedRow): string {
  const from = (side: keyof Localized, edge: number) =>
    ends[side].map((end) => {
      const bend = (edge + MIDDLE) / 2;
      return `M${edge} ${end} C${bend} ${end} ${bend} ${y} ${x} ${y}`;
    });
  return [...from("en", 0), ...from("zh-Hans", WIDTH)].join(" ");
}

function isActive({ segment, language, part }: Row, active: PartPlace | null): boolean {
  if (!active) return false;
  if (segment) return segment.link[active.language].includes(active.part);
  return active.language === language && active.part === part.id;
}
