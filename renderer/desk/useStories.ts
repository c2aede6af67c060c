import { useCallback, useEffect, useRef, useState } from "react";
import type { DeskFacets } from "../../shared/ipc.ts";
import type { StoryQuery, StorySummary } from "../../shared/story/summary.ts";
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
  const asked = useRef({ generation: 0, windows: new Set<number>(), from: 0 });

  const load = useCallback(async () => {
    const generation = asked.current.generation + 1;
    const start = Math.floor(asked.current.from / WINDOW);
    asked.current = { generation, windows: new Set([start]), from: asked.current.from };
    try {
      const [page, counts] = await Promise.all([
        request("stories.query", { ...filters, offset: start * WINDOW, limit: WINDOW }),
        request("stories.facets", {}),
      ]);
      if (asked.current.generation !== generation) return;
      setFacets(counts);
      setList({ total: page.total, rows: numbered(page.rows, page.offset), filters });
    } catch (error) {
      showError(error);
    }
  }, [filters, showError]);

  const need = useCallback(
    (first: number, last: number) => {
      asked.current.from = first;
      for (let window = Math.floor(first / WINDOW); window <= Math.floor(last / WINDOW); window += 1) {
        if (asked.current.windows.has(window)) continue;
        asked.current.windows.add(window);
        const { generation } = asked.current;
        request("stories.query", { ...filters, offset: window * WINDOW, limit: WINDOW })
          .then((page) => {
            if (asked.current.generation !== generation) return;
            setList((shown) => ({
              ...shown,
              total: page.total,
              rows: new Map([...shown.rows, ...numbered(page.rows, page.offset)]),
            }));
          })
          .catch(showError);
      }
    },
    [filters, showError],
  );

  useEffect(() => {
    asked.current.from = 0;
    void load();
  }, [load]);
  useEvent("stories.changed", () => void load());
  return { list, facets, need, refresh: load };
}

function numbered(rows: readonly StorySummary[], offset: number): Map<number, StorySummary> {
  return new Map(rows.map((row, index) => [offset + index, row]));
}
