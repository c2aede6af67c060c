import { ArrowLeft, PanelRight, Send } from "lucide-react";
import { type ReactElement, useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { OpenNewsroom } from "../../shared/ipc.ts";
import { LANGUAGES, type Language } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { request, useEvent } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button, IconButton, IconToggle } from "../ui/Button.tsx";
import type { BodyHandle } from "./BodyEditor.tsx";
import styles from "./EditorScreen.module.css";
import { Inspector } from "./Inspector.tsx";
import { Sheet } from "./Sheet.tsx";
import { useSaveState } from "./saving/SaveStates.ts";
import { type OpenStory, useStory } from "./saving/useStory.ts";
import { Toolbar } from "./toolbar/Toolbar.tsx";
import { useCounts } from "./useCounts.ts";

interface EditorScreenProps {
  storyId: string;
  newsroom: OpenNewsroom;
  /** The sheet to begin in. */
  language?: Language;
  onClose(): void;
  onOpen(story: string): void;
  onPublish(): void;
}

/** Which sheets are on the screen. */
type View = "both" | Language;

/** A story in both languages, side by side. */
export function EditorScreen(props: EditorScreenProps): ReactElement {
  const t = useTexts();
  const open = useStory(props.storyId);
  const { story, isMissing } = open;
  if (story) return <Workplace {...props} open={open} story={story} />;
  return (
    <main className={`${styles.screen} ${styles.message}`} data-screen={isMissing ? "editor" : "loading"}>
      <p role="status">{t(isMissing ? "editor:missing-title" : "editor:loading")}</p>
      {isMissing ? (
        <Button look="outline" onPress={props.onClose}>
          {t("editor:back")}
        </Button>
      ) : null}
    </main>
  );
}

type WorkplaceProps = EditorScreenProps & { open: OpenStory; story: Story };

function Workplace(props: WorkplaceProps): ReactElement {
  const { open, story, newsroom, onClose, onOpen, onPublish } = props;
  const t = useTexts();
  const { showError } = useNotices();
  const [view, setView] = useState<View>("both");
  const [active, setActive] = useState<Language>(props.language ?? "en");
  const [hasInspector, setInspector] = useState(() => window.innerWidth >= 1400);
  const [handles, setHandles] = useState<Partial<Record<Language, BodyHandle>>>({});
  const { counts, recount } = useCounts(handles);
  const isNarrow = useIsNarrow();
  // One sheet at a time where two have no room.
  const shown: View = view === "both" && isNarrow ? active : view;

  const show = useCallback((next: View) => {
    setView(next);
    if (next !== "both") setActive(next);
  }, []);
  /** Nothing is left behind that is not on the disk; until it is, the foot says so. */
  const saveThen = (work: () => void) =>
    void open.flush().then((isSaved) => {
      if (isSaved) work();
    });
  const create = () =>
    saveThen(() => {
      request("stories.create", { section: story.section }).then((made) => onOpen(made.story.id), showError);
    });
  useEvent("menu.command", ({ command }) => {
    if (command === "save") void open.flush();
    if (command === "desk") saveThen(onClose);
    if (command === "publish") saveThen(onPublish);
    if (command === "new-story") create();
    if (command === "toggle-inspector") setInspector((isOn) => !isOn);
    if (command === "show-both") show("both");
    if (command === "show-en") show("en");
    if (command === "show-zh") show("zh-Hans");
  });
  useEffect(() => {
    for (const language of LANGUAGES) if (handles[language]) recount(language);
  }, [handles, recount]);
  const onReady = (language: Language, handle: BodyHandle) => {
    open.setBodySource(language, handle.read);
    setHandles((known) => ({ ...known, [language]: handle }));
  };
  return (
    <main className={styles.screen} data-screen="editor">
      <header className={styles.top}>
        <IconButton
          label={t("editor:back")}
          icon={<ArrowLeft aria-hidden />}
          onPress={() => saveThen(onClose)}
        />
        <div className={styles.tools}>
          <Toolbar editor={handles[active]?.editor ?? null} />
        </div>
        <ViewSwitch view={shown} onView={show} isNarrow={isNarrow} />
        <IconToggle
          label={t("editor:details")}
          icon={<PanelRight aria-hidden />}
          isSelected={hasInspector}
          onChange={setInspector}
        />
        <Button look="primary" onPress={() => saveThen(onPublish)}>
          <Send aria-hidden />
          {t("editor:publish")}
        </Button>
      </header>
      <div className={styles.middle}>
        <div className={shown === "both" ? styles.sheets : `${styles.sheets} ${styles.single}`}>
          {LANGUAGES.map((language) => (
            <Sheet
              key={language}
              language={language}
              story={story}
              open={open}
              isHidden={shown !== "both" && shown !== language}
              onReady={onReady}
              onFocus={setActive}
              onChange={(changed) => {
                open.touch();
                recount(changed);
              }}
            />
          ))}
        </div>
        {hasInspector ? <Inspector story={story} newsroom={newsroom} change={open.change} /> : null}
      </div>
      <Foot open={open} counts={counts} />
    </main>
  );
}

interface ViewSwitchProps {
  view: View;
  isNarrow: boolean;
  onView(view: View): void;
}

function ViewSwitch({ view, isNarrow, onView }: ViewSwitchProps): ReactElement {
  const t = useTexts();
  return (
    <ToggleButtonGroup
      className={styles.views ?? ""}
      aria-label={t("editor:view")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        for (const key of ["both", ...LANGUAGES] as const) if (keys.has(key)) onView(key);
      }}
    >
      <ToggleButton id="en" className={styles.view ?? ""} aria-label={t("editor:view-en")}>
        EN
      </ToggleButton>
      {isNarrow ? null : (
        <ToggleButton id="both" className={styles.view ?? ""} aria-label={t("editor:view-both")}>
          EN 中
        </ToggleButton>
      )}
      <ToggleButton id="zh-Hans" className={styles.view ?? ""} aria-label={t("editor:view-zh")}>
        中文
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

function Foot({
  open,
  counts,
}: {
  open: OpenStory;
  counts: Partial<Record<Language, number>>;
}): ReactElement {
  const t = useTexts();
  const saveState = useSaveState(open.saving);
  const text = t(saveState === "failed" ? "editor:save-failed" : `editor:${saveState}`);
  return (
    <footer className={styles.foot}>
      <span
        role="status"
        data-save-state={saveState}
        className={saveState === "failed" ? styles.failed : undefined}
      >
        {text}
      </span>
      <span className={styles.counts}>
        <span>{t("editor:words", { count: counts.en ?? 0 })}</span>
        <span>{t("editor:characters", { count: counts["zh-Hans"] ?? 0 })}</span>
      </span>
    </footer>
  );
}

const NARROW = "(max-width: 1099px)";

function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => window.matchMedia(NARROW).matches,
  );
}
