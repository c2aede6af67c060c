import { Fragment, type ReactElement, useMemo } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { wordDiff } from "../../shared/bilingual/wordDiff.ts";
import { mediaUrl } from "../../shared/channels.ts";
import type { Block } from "../../shared/document/model.ts";
import { blockText } from "../../shared/document/text.ts";
import type { Language } from "../../shared/language.ts";
import type { Side } from "../../shared/publish/mergeBodies.ts";
import { MarkedText } from "../bilingual/DiffText.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./ConflictDialog.module.css";
import type { ConflictRow } from "./conflictRows.ts";

interface ConflictTableProps {
  rows: readonly ConflictRow[];
  by: string;
  sides: Readonly<Record<string, Side>>;
  onChoose(key: string, side: Side): void;
}

/** What the two sides differ in, beside each other, with a choice of side for each. */
export function ConflictTable({ rows, by, sides, onChoose }: ConflictTableProps): ReactElement {
  const t = useTexts();
  return (
    <div className={styles.rows}>
      <div className={`${styles.row} ${styles.head}`} aria-hidden>
        <span>{t("publish:conflict-mine")}</span>
        <span>{t("publish:conflict-theirs", { by })}</span>
      </div>
      {rows.map((row, index) => (
        <Fragment key={row.key}>
          {index === 0 || rows[index - 1]?.language !== row.language ? (
            <h4 className={styles.language}>{t(headingOf(row.language))}</h4>
          ) : null}
          <Row row={row} side={sides[row.key] ?? null} onChoose={(side) => onChoose(row.key, side)} />
        </Fragment>
      ))}
    </div>
  );
}

function headingOf(language: Language | null) {
  if (language === null) return "publish:conflict-shared";
  return language === "en" ? "desk:english" : "desk:chinese";
}

interface RowProps {
  row: ConflictRow;
  side: Side | null;
  onChoose(side: Side): void;
}

function Row({ row, side, onChoose }: RowProps): ReactElement {
  const t = useTexts();
  const { stretch, part } = row;
  if (stretch?.kind === "same") {
    return <p className={styles.same}>{t("publish:conflict-same", { count: stretch.blocks.length })}</p>;
  }
  const name = t(`publish:conflict-part-${part}`);
  const choices: readonly Side[] = part === "body" ? ["mine", "theirs", "both"] : ["mine", "theirs"];
  return (
    <section className={styles.difference}>
      <RadioGroup
        className={styles.choice ?? ""}
        aria-label={name}
        orientation="horizontal"
        value={side}
        onChange={(value) => onChoose(value as Side)}
      >
        <span className={styles.part}>{name}</span>
        {choices.map((one) => (
          <Radio key={one} value={one} className={styles.radio ?? ""}>
            {t(`publish:conflict-side-${one}`)}
          </Radio>
        ))}
      </RadioGroup>
      <div className={styles.row}>
        <Cell row={row} one="mine" side={side} />
        <Cell row={row} one="theirs" side={side} />
      </div>
      {stretch && looksTheSame(stretch.mine, stretch.theirs) ? (
        <p className={styles.same}>{t("publish:conflict-form")}</p>
      ) : null}
    </section>
  );
}

/** One side of a row: its text with what only this side says marked, and its pictures. */
function Cell({
  row,
  one,
  side,
}: {
  row: ConflictRow;
  one: "mine" | "theirs";
  side: Side | null;
}): ReactElement {
  const t = useTexts();
  const { language } = row;
  const [mine, theirs] = [textOf(row, "mine"), textOf(row, "theirs")];
  const text = one === "mine" ? mine : theirs;
  const pictures = picturesOf(row, one);
  const isChosen = side === one || side === "both";
  const isText = language !== null && row.part !== "status";
  const runs = useMemo(
    () => (isText && mine !== "" && theirs !== "" ? wordDiff(mine, theirs, language) : null),
    [isText, mine, theirs, language],
  );
  return (
    <div
      className={isChosen ? `${styles.cell} ${styles.chosen}` : (styles.cell ?? "")}
      {...(isText ? { lang: language } : {})}
    >
      {pictures.map((media) => (
        <img key={media} className={styles.picture} src={mediaUrl(media, 480)} alt="" />
      ))}
      {runs ? <MarkedText runs={runs} but={one === "mine" ? "added" : "removed"} /> : text}
      {text === "" && pictures.length === 0 ? (
        <span className={styles.nothing}>{t("publish:conflict-nothing")}</span>
      ) : null}
    </div>
  );
}

function textOf(row: ConflictRow, one: "mine" | "theirs"): string {
  if (row.stretch?.kind === "differs") return row.stretch[one].map(blockText).join("\n");
  // A cover's row begins with its picture.
  return row.part === "cover" ? row[one].split("\n").slice(1).join("\n") : row[one];
}

function picturesOf(row: ConflictRow, one: "mine" | "theirs"): string[] {
  if (row.part === "cover") return row[one].split("\n").slice(0, 1).filter(Boolean);
  if (row.stretch?.kind !== "differs") return [];
  return row.stretch[one].flatMap((block) => (block.type === "image" ? [block.media] : []));
}

/** The words and pictures are the same, so that it is their form that differs. */
function looksTheSame(mine: readonly Block[], theirs: readonly Block[]): boolean {
  const look = (blocks: readonly Block[]) =>
    JSON.stringify(blocks.map((block) => [blockText(block), block.type === "image" ? block.media : ""]));
  return look(mine) === look(theirs);
}
