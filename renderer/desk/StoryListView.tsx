import {
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useState,
} from "react";
import type { StorySummary } from "../../shared/story/summary.ts";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./Desk.module.css";
import { ROW_HEIGHT, rowId, StoryRow } from "./StoryRow.tsx";
import { all, moveBy, only, rangeTo, type Selection, toggled } from "./selection.ts";
import type { StoryList } from "./useStories.ts";

/** Rows drawn beyond what is seen, above and below. */
const MARGIN = 6;

interface StoryListViewProps {
  list: StoryList;
  selection: Selection;
  onSelection(selection: Selection): void;
  onNeed(first: number, last: number): void;
  onOpen(story: StorySummary): void;
  /** Keys that the list itself has no use for. */
  onKey(event: KeyboardEvent): void;
  sectionName(id: string): string;
  listRef: RefObject<HTMLDivElement | null>;
}

/** The list of stories: as long as they are many, with only those that are seen in the page. */
export function StoryListView(props: StoryListViewProps): ReactElement {
  const { list, selection, onSelection, onNeed, onOpen, listRef } = props;
  const t = useTexts();
  const { first, last, page } = useVisibleRows(listRef, list.total);

  useEffect(() => {
    if (list.total > 0) onNeed(first, last);
  }, [first, last, list.total, onNeed]);

  const open = (index: number) => {
    const story = list.rows.get(index);
    if (story) onOpen(story);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { active } = selection;
    const target = moveBy(event.key, active, list.total, page);
    if (target !== null && list.total > 0) {
      event.preventDefault();
      onSelection(event.shiftKey ? rangeTo(selection, target, list.rows) : only(target, list.rows));
      reveal(listRef.current, target);
    } else if (event.key === "Enter") {
      open(active);
    } else if (event.key === " ") {
      event.preventDefault();
      onSelection(toggled(selection, active, list.rows));
    } else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSelection(all(selection, list.rows));
    } else {
      props.onKey(event);
    }
  };
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  return (
    <div
      ref={listRef}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={t("desk:stories")}
      aria-multiselectable
      aria-activedescendant={list.total > 0 ? rowId(selection.active) : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: list.total * ROW_HEIGHT }}>
        {rows.map((index) => {
          const story = list.rows.get(index);
          return (
            <StoryRow
              key={index}
              story={story}
              index={index}
              total={list.total}
              sectionName={story ? props.sectionName(story.section) : ""}
              isSelected={story !== undefined && selection.ids.has(story.id)}
              isActive={selection.active === index}
              onSelect={({ shiftKey, toggle }) => {
                if (shiftKey) onSelection(rangeTo(selection, index, list.rows));
                else onSelection(toggle ? toggled(selection, index, list.rows) : only(index, list.rows));
              }}
              onOpen={() => open(index)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface VisibleRows {
  first: number;
  last: number;
  /** Rows that are seen at once. */
  page: number;
}

/** Which rows to draw, as the list is scrolled and the window changes. */
function useVisibleRows(listRef: RefObject<HTMLDivElement | null>, total: number): VisibleRows {
  const [place, setPlace] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const list = listRef.current;
    if (!list) return;
    const measure = () => {
      // Hidden behind the editor, it has no height and keeps its place.
      if (list.clientHeight > 0) setPlace({ top: list.scrollTop, height: list.clientHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(list);
    list.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener("scroll", measure);
    };
  }, [listRef]);
  const first = Math.max(0, Math.floor(place.top / ROW_HEIGHT) - MARGIN);
  const seen = Math.ceil(place.height / ROW_HEIGHT);
  return {
    first: Math.min(first, Math.max(0, total - 1)),
    last: Math.min(total - 1, first + seen + 2 * MARGIN),
    page: Math.max(1, seen - 1),
  };
}

/** Scrolls just as far as it takes to see a row. */
function reveal(list: HTMLDivElement | null, index: number): void {
  if (!list) return;
  const top = index * ROW_HEIGHT;
  const bottom = top + ROW_HEIGHT;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}
