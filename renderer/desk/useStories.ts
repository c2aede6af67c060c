import { useCallback, useEffect, useRef, useState } from "react";
import type { DeskFacets } from "../../shared/ipc.ts";
import type { StoryPage, StoryQuery, StorySummary } from "../../shared/story/summary.ts";
import { request, useEvent } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";

/** What the desk narrows the list by. */
export type Filters = Omit<StoryQuery, "offset" | "limit">;

/** Stories asked for at once: a screenful and a half on a tall window. */
const WINDOW = 60;

/** The matching stories: how many, and those that have been asked for so far, by their place. */
export interface StoryList {
  total: number;
  rows: ReadonlyMap<number, StorySummary>;
  /** Null until the first answer. */
  filters: Filters | null;
}

interface Stories {
  list: StoryList;
  facets: DeskFacets | null;
  /** Makes sure that the rows from `first` to `last` are there. */
  need(first: number, last: number): void;
  refresh(): Promise<void>;
}

const NONE: StoryList = { total: 0, rows: new Map(), filters: null };

/**
 * The stories that match, window by window. The shown list stays until the next one is there, and
 * an answer that a later question has overtaken is dropped.
 */
export function useStories(filters: Filters): Stories {
  const { showError } = useNotices();
  const [list, setList] = useState<StoryList>(NONE);
  const [facets, setFacets] = useState<DeskFacets | null>(null);
  const asked = useRef({ generation: 0, windows: new Set<number>(), first: 0, last: 0 });

  const load = useCallback(async () => {
    const { first, last } = asked.current;
    const generation = asked.current.generation + 1;
    const windows = windowsOf(first, last);
    asked.current = { generation, windows: new Set(windows), first, last };
    try {
      const [counts, ...pages] = await Promise.all([
        request("stories.facets", {}),
        ...windows.map((window) => requestWindow(filters, window)),
      ]);
      if (asked.current.generation !== generation) return;
      const rows = new Map(pages.flatMap((page) => numbered(page)));
      setFacets(counts);
      setList({ total: pages[0]?.total ?? 0, rows, filters });
    } catch (error) {
      if (asked.current.generation === generation) showError(error);
    }
  }, [filters, showError]);

  const need = useCallback(
    (first: number, last: number) => {
      Object.assign(asked.current, { first, last });
      const { generation, windows } = asked.current;
      for (const window of windowsOf(first, last)) {
        if (windows.has(window)) continue;
        windows.add(window);
        requestWindow(filters, window).then(
          (page) => {
            if (asked.current.generation !== generation) return;
            setList((shown) => ({ ...shown, rows: new Map([...shown.rows, ...numbered(page)]) }));
          },
          (error: unknown) => {
            // It is asked for again when it is next seen.
            windows.delete(window);
            showError(error);
          },
        );
      }
    },
    [filters, showError],
  );

  // An action that was begun before the list was narrowed otherwise reads it anew as it is narrowed now.
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
    Object.assign(asked.current, { first: 0, last: 0 });
    void load();
  }, [load]);
  const refresh = useCallback(() => latest.current(), []);
  useEvent("stories.changed", () => void refresh());
  return { list, facets, need, refresh };
}

/** The windows that the rows from `first` to `last` are in. */
function windowsOf(first: number, last: number): number[] {
  const from = Math.floor(first / WINDOW);
  const to = Math.floor(Math.max(first, last) / WINDOW);
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

function requestWindow(filters: Filters, window: number): Promise<StoryPage> {
  return request("stories.query", { ...filters, offset: window * WINDOW, limit: WINDOW });
}

/** The rows of a window with their places. */
function numbered({ rows, offset }: StoryPage): [number, StorySummary][] {
  return rows.map((row, index) => [offset + index, row]);
}
