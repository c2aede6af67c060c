import type { ReactElement } from "react";
import { LANGUAGES } from "../../shared/language.ts";
import { formatDate } from "../../shared/story/dates.ts";
import type { StorySummary } from "../../shared/story/summary.ts";
import { useApp } from "../app/AppContext.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./Desk.module.css";
import { StandingMark } from "./StandingMark.tsx";

/** Pixels. */
export const ROW_HEIGHT = 68;

/** The id of a row's element. */
export function rowId(index: number): string {
  return `story-row-${index}`;
}

interface StoryRowProps {
  story: StorySummary | undefined;
  index: number;
  total: number;
  sectionName: string;
  isSelected: boolean;
  isActive: boolean;
  onSelect(event: { shiftKey: boolean; toggle: boolean }): void;
  onOpen(): void;
}

/** A story in the list: both titles, where and when, where each version stands. */
export function StoryRow(props: StoryRowProps): ReactElement {
  const { story, index, total, isSelected, isActive, onSelect, onOpen } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all of its rows.
    // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names the active row.
    <div
      id={rowId(index)}
      role="option"
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={isActive ? `${styles.row} ${styles.active}` : styles.row}
      style={{ top: index * ROW_HEIGHT, height: ROW_HEIGHT }}
      onClick={(event) => onSelect({ shiftKey: event.shiftKey, toggle: event.ctrlKey || event.metaKey })}
      onDoubleClick={onOpen}
    >
      {story ? <RowContent story={story} sectionName={props.sectionName} /> : null}
    </div>
  );
}

function RowContent({ story, sectionName }: { story: StorySummary; sectionName: string }): ReactElement {
  const t = useTexts();
  const { state } = useApp();
  const language = state.language ?? state.systemLanguage;
  const title = (tongue: "en" | "zh-Hans", className: string | undefined) => {
    const text = story.versions[tongue].title.trim();
    if (text === "") return <span className={`${className} ${styles.missing}`}>{t("desk:untitled")}</span>;
    return (
      <span className={className} lang={tongue}>
        {text}
      </span>
    );
  };
  return (
    <>
      <span className={styles.titles}>
        {title("en", styles.title)}
        {title("zh-Hans", styles.titleZh)}
      </span>
      <span className={styles.place}>
        {sectionName}
        <time dateTime={story.date}>{formatDate(story.date, language)}</time>
      </span>
      <span className={styles.marks}>
        {LANGUAGES.map((tongue) => (
          <StandingMark key={tongue} version={story.versions[tongue]} language={tongue} />
        ))}
      </span>
    </>
  );
}
