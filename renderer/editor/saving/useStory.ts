import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { StaleLink } from "../../../shared/bilingual/staleness.ts";
import type { Body } from "../../../shared/document/model.ts";
import { type Language, localized } from "../../../shared/language.ts";
import type { Story, Version } from "../../../shared/story/model.ts";
import { request, useEvent } from "../../app/bridge.ts";
import { useNotices } from "../../app/Notices.tsx";
import { mergeSaved } from "./mergeSaved.ts";
import { SaveStates } from "./SaveStates.ts";
import { StorySaver } from "./StorySaver.ts";

/** Reads a sheet's body; `held` are the blocks that links hold. */
type BodySource = (held: ReadonlySet<string>) => Body;

/** A story that is open in the editor. */
export interface OpenStory {
  /** As it is in the window, but for the bodies: those are in their editors. Null until it is loaded. */
  story: Story | null;
  /** It could not be loaded. */
  isMissing: boolean;
  /** Follows where the story stands towards the disk; apart, since it changes with every pause in typing. */
  saving: SaveStates;
  /** Links with a side that was out of date at the last save. */
  stale: readonly StaleLink[];
  change(update: (story: Story) => Story): void;
  changeVersion(language: Language, part: Partial<Version>): void;
  /** A body changed in its editor. */
  touch(): void;
  /** Where a sheet's body is read from when it is saved. */
  setBodySource(language: Language, read: BodySource): void;
  /** Saves now. Gives whether the disk has everything. */
  flush(): Promise<boolean>;
  /** The whole story as it would be saved now. */
  snapshot(): Story | null;
}

/** Stories that an editor has left and is still saving. */
const leaving = new Map<string, Promise<unknown>>();

/** Loads a story, and saves it as it changes, before the window closes and when the editor is left. */
export function useStory(id: string): OpenStory {
  const { showError } = useNotices();
  const [story, setStory] = useState<Story | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [saving] = useState(() => new SaveStates());
  const [stale, setStale] = useState<readonly StaleLink[]>([]);
  const latest = useRef<Story | null>(null);
  const bodies = useRef<Partial<Record<Language, BodySource>>>({});
  const adoptions = useRef(0);

  const put = useCallback((next: Story) => {
    latest.current = next;
    setStory(next);
  }, []);
  const snapshot = useCallback((): Story | null => {
    const current = latest.current;
    if (!current) return null;
    const versions = localized((language) => {
      const version = current.versions[language];
      const held = new Set(current.links.flatMap((link) => link[language]));
      return { ...version, body: bodies.current[language]?.(held) ?? version.body };
    });
    return { ...current, versions };
  }, []);
  const saver = useMemo(
    () =>
      new StorySaver({
        write: async () => {
          const sent = snapshot();
          if (!sent) return;
          const saved = await request("stories.save", { story: sent, adoptions: adoptions.current });
          adoptions.current = saved.adoptions;
          if (latest.current) put(mergeSaved(latest.current, sent, saved));
          // The same links are out of date at nearly every save: the editor is not drawn anew for that.
          setStale((shown) => (isSame(shown, saved.stale) ? shown : saved.stale));
        },
        onState: (state) => saving.put(state),
        onError: showError,
      }),
    [put, saving, showError, snapshot],
  );

  useEffect(() => {
    let isGone = false;
    // What the editor before this one has yet to save comes first.
    const load = async () => {
      await leaving.get(id);
      return request("stories.get", { id });
    };
    load().then(
      (detail) => {
        if (isGone) return;
        adoptions.current = detail.adoptions;
        put(detail.story);
        setStale(detail.stale);
      },
      (error: unknown) => {
        showError(error);
        setMissing(true);
      },
    );
    return () => {
      isGone = true;
    };
  }, [id, put, showError]);
  useDirty(saving);
  useSaveOnLeave(id, saver);
  useEvent("stories.changed", ({ ids }) => {
    // A text that came in is loaded anew, by a new editor.
    if (ids.includes(id)) return;
    // Published elsewhere in the window: what the library knows of it now.
    request("stories.get", { id }).then(
      ({ story: saved }) => {
        if (latest.current) put(mergeSaved(latest.current, latest.current, saved));
      },
      () => undefined,
    );
  });

  return useMemo<OpenStory>(() => {
    const change = (update: (current: Story) => Story) => {
      if (!latest.current) return;
      put(update(latest.current));
      saver.touch();
    };
    return {
      story,
      isMissing,
      saving,
      stale,
      change,
      changeVersion: (language, part) =>
        change((current) => ({
          ...current,
          versions: { ...current.versions, [language]: { ...current.versions[language], ...part } },
        })),
      touch: () => saver.touch(),
      setBodySource: (language, read) => {
        bodies.current[language] = read;
      },
      flush: () => saver.flush(),
      snapshot,
    };
  }, [story, isMissing, saving, stale, put, saver, snapshot]);
}

function isSame(shown: readonly StaleLink[], next: readonly StaleLink[]): boolean {
  return JSON.stringify(shown) === JSON.stringify(next);
}

/** The main process asks before it closes a window that has unsaved changes. */
function useDirty(saving: SaveStates): void {
  useEffect(() => {
    let told: boolean | null = null;
    const tell = () => {
      const dirty = saving.current !== "saved";
      if (dirty === told) return;
      told = dirty;
      void request("app.setDirty", { dirty });
    };
    tell();
    return saving.subscribe(tell);
  }, [saving]);
}

/** Saves when the window loses the focus, is about to close, or shows something else. */
function useSaveOnLeave(id: string, saver: StorySaver): void {
  useEffect(() => {
    const save = () => void saver.flush();
    window.addEventListener("blur", save);
    return () => {
      window.removeEventListener("blur", save);
      const saving = saver.flush().finally(() => {
        if (leaving.get(id) === saving) leaving.delete(id);
      });
      leaving.set(id, saving);
    };
  }, [id, saver]);
  useEvent("app.closing", () => {
    void saver.flush().then((isSaved) => {
      if (isSaved) void request("app.closeReady", {});
    });
  });
}
