import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { StaleLink } from "../../../shared/bilingual/staleness.ts";
import type { Body } from "../../../shared/document/model.ts";
import type { SavedStory } from "../../../shared/ipc.ts";
import { type Language, localized } from "../../../shared/language.ts";
import type { Story, Version } from "../../../shared/story/model.ts";
import { RequestError, request, useEvent } from "../../app/bridge.ts";
import { useNotices } from "../../app/Notices.tsx";
import { useTexts } from "../../i18n/useTexts.ts";
import { mergeSaved } from "./mergeSaved.ts";
import { isSettled, SaveStates } from "./SaveStates.ts";
import { StorySaver } from "./StorySaver.ts";
import { useNewerStory } from "./useNewerStory.ts";

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

/**
 * Loads a story, and saves it as it changes, before the window closes and when the editor is left.
 *
 * @param onNewer something else wrote it: a new editor is to load it
 */
export function useStory(id: string, onNewer: () => void): OpenStory {
  const t = useTexts();
  const { show, showError } = useNotices();
  const [story, setStory] = useState<Story | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [saving] = useState(() => new SaveStates());
  const [stale, setStale] = useState<readonly StaleLink[]>([]);
  const latest = useRef<Story | null>(null);
  const bodies = useRef<Partial<Record<Language, BodySource>>>({});
  /** What this editor has and the library had: the text, and its edition. */
  const known = useRef<{ edition: number; base: Story | null }>({ edition: 0, base: null });
  /** The newest edition that was heard of, and whether the person was told by somebody else why there is one. */
  const newest = useRef({ edition: 0, isTold: false });

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
          const saved = await save(sent, known.current);
          newest.current.edition = Math.max(newest.current.edition, saved.edition);
          if (saved.clashes > 0) showError(new RequestError({ code: "story-clash", params: {} }));
          // What came in is not in this editor: it goes on from its own text till another one takes its place.
          if (saved.brought) known.current.base = sent;
          else {
            known.current = { edition: saved.edition, base: mergeSaved(sent, sent, saved) };
            if (latest.current) put(mergeSaved(latest.current, sent, saved));
          }
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
        known.current = { edition: detail.edition, base: detail.story };
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
  const { touch, look } = useNewerStory({
    isBehind: () => latest.current !== null && newest.current.edition > known.current.edition,
    isDirty: () => saver.isDirty,
    onNewer: () => {
      if (!newest.current.isTold) show(t("editor:newer"));
      onNewer();
    },
  });
  useEffect(() => saving.subscribe(() => isSettled(saving.current) && look()), [saving, look]);
  useEvent("stories.written", ({ stories }) => {
    const written = stories.find((one) => one.id === id);
    if (written) newest.current.edition = Math.max(newest.current.edition, written.edition);
    if (written) look();
  });
  useEvent("stories.changed", ({ ids }) => {
    const isChanged = ids.includes(id);
    request("stories.get", { id }).then(
      ({ story: saved, edition }) => {
        if (isChanged) {
          newest.current = { edition: Math.max(newest.current.edition, edition), isTold: true };
          look();
        } else if (latest.current) {
          // Published elsewhere in the window: what the library knows of it now.
          put(mergeSaved(latest.current, latest.current, saved));
        }
      },
      () => undefined,
    );
  });

  return useMemo<OpenStory>(() => {
    const change = (update: (current: Story) => Story) => {
      if (!latest.current) return;
      put(update(latest.current));
      touch();
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
      touch: () => {
        touch();
        saver.touch();
      },
      setBodySource: (language, read) => {
        bodies.current[language] = read;
      },
      flush: () => saver.flush(),
      snapshot,
    };
  }, [story, isMissing, saving, stale, put, saver, snapshot, touch]);
}

/** Saves a story; where somebody else wrote it since, both changes are made. */
async function save(
  story: Story,
  { edition, base }: { edition: number; base: Story | null },
): Promise<SavedStory> {
  try {
    return await request("stories.save", { story, edition });
  } catch (error) {
    const isOther = error instanceof RequestError && error.data.code === "story-changed";
    if (!isOther || !base) throw error;
    // Only now: what was there before is sent along with no other save.
    return request("stories.save", { story, edition, base });
  }
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
