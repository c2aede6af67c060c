import { Check, CircleDashed, Minus, Pencil, Plus, RefreshCw } from "lucide-react";
import { memo, type ReactElement, useEffect, useMemo } from "react";
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { LANGUAGES, type Localized } from "../../shared/language.ts";
import { useTexts } from "../i18n/useTexts.ts";
import menuStyles from "../ui/Menu.module.css";
import styles from "./Gutter.module.css";
import { actionsOf, type LinkAction, looseRow, type Mark, type Row, rowOf } from "./linkActions.ts";
import { type Geometry, type Sheets, useGeometry } from "./useGeometry.ts";
import type { Correspondence, PartPlace } from "./useLinking.ts";

/** Pixels. */
const WIDTH = 44;

interface GutterProps {
  linking: Correspondence;
  sheets: Sheets;
  /** Tells where the parts are, whenever that changes. */
  onGeometry(geometry: Geometry): void;
  active: PartPlace | null;
  onAct(row: Row, action: LinkAction): void;
}

/** Between the sheets: a line from each part to its counterpart, with a mark for how the link stands. */
export const Gutter = memo(function Gutter(props: GutterProps): ReactElement {
  const { linking, sheets, active, onGeometry, onAct } = props;
  const geometry = useGeometry(sheets, linking);
  useEffect(() => onGeometry(geometry), [onGeometry, geometry]);
  const { height } = geometry;
  const t = useTexts();
  const all = useMemo(() => rowsOf(linking), [linking]);
  const rows = all.flatMap((row) => {
    const ends = endsOf(row, geometry);
    const [from, to] = [ends.en ?? ends["zh-Hans"] ?? 0, ends["zh-Hans"] ?? ends.en ?? 0];
    const isShown = Math.max(from, to) > -20 && Math.min(from, to) < height + 20;
    return isShown ? [{ row, from, to, isWhole: ends.en !== null && ends["zh-Hans"] !== null }] : [];
  });
  return (
    <div className={styles.gutter} style={{ width: WIDTH }} role="toolbar" aria-label={t("links:gutter")}>
      <svg className={styles.lines} width={WIDTH} height={height} aria-hidden>
        {rows.map(({ row, from, to, isWhole }) => (
          <path
            key={row.key}
            d={isWhole ? curve(from, to) : stub(from, row.language === "en")}
            data-mark={row.mark}
            data-active={isActive(row, active)}
          />
        ))}
      </svg>
      {rows.map(({ row, from, to, isWhole }) => (
        <div
          key={row.key}
          className={styles.place}
          style={{
            top: (from + to) / 2,
            left: isWhole ? WIDTH / 2 : row.language === "en" ? WIDTH * 0.36 : WIDTH * 0.64,
          }}
        >
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
        aria-label={`${t(`links:mark-${row.mark}`)}: ${row.part.text.slice(0, 40)}`}
        excludeFromTabOrder
      >
        <MarkIcon mark={row.mark} />
      </AriaButton>
      <Popover className={menuStyles.popover ?? ""} placement="bottom">
        <p className={styles.state}>{t(`links:mark-${row.mark}`)}</p>
        <Menu
          className={menuStyles.menu ?? ""}
          aria-label={t("links:actions")}
          onAction={(key) => {
            const action = actionsOf(row).find((each) => each === key);
            if (action) onAct(row, action);
          }}
        >
          {actionsOf(row).map((action) => (
            <MenuItem key={action} id={action} className={menuStyles.item ?? ""}>
              {t(`links:${action}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
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

/** The height of a row's line at each side; null for a side that it does not reach. */
function endsOf({ segment, language, part }: Row, { places, scroll }: Geometry): Localized<number | null> {
  const at = (side: keyof Localized): number | null => {
    const id = segment ? segment.parts[side][0]?.id : side === language ? part.id : undefined;
    const place = id === undefined ? undefined : places[side].get(id);
    return place ? place.top - scroll[side] + place.height / 2 : null;
  };
  return { en: at("en"), "zh-Hans": at("zh-Hans") };
}

function curve(from: number, to: number): string {
  return `M0 ${from} C${WIDTH * 0.45} ${from} ${WIDTH * 0.55} ${to} ${WIDTH} ${to}`;
}

function stub(at: number, isLeft: boolean): string {
  return isLeft ? `M0 ${at} H${WIDTH * 0.36}` : `M${WIDTH} ${at} H${WIDTH * 0.64}`;
}

function isActive({ segment, language, part }: Row, active: PartPlace | null): boolean {
  if (!active) return false;
  if (segment) return segment.link[active.language].includes(active.part);
  return active.language === language && active.part === part.id;
}
