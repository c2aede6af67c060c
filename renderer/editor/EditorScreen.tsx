import { ArrowLeft, Languages, PanelRight } from "lucide-react";
import {
  Fragment,
  type ReactElement,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { COVER_ALT_PART, COVER_CAPTION_PART } from "../../shared/bilingual/parts.ts";
import { confirmLinks } from "../../shared/bilingual/staleness.ts";
import type { MenuCommand, OpenNewsroom } from "../../shared/ipc.ts";
import { keyLabel } from "../../shared/keys.ts";
import { LANGUAGES, type Language } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { useIsMac } from "../app/AppContext.tsx";
import { request, useEvent } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import type { Place } from "../app/place.ts";
import { Gutter } from "../bilingual/Gutter.tsx";
import { InTextHelps } from "../bilingual/inText/InTextHelps.tsx";
import { runBilingual } from "../bilingual/keys.ts";
import type { LinkAction, Row } from "../bilingual/linkActions.ts";
import { TranslationPanel } from "../bilingual/TranslationPanel.tsx";
import { TypographyDialog } from "../bilingual/TypographyDialog.tsx";
import { useBilingual } from "../bilingual/useBilingual.ts";
import { useFindings } from "../bilingual/useFindings.ts";
import { useTerms } from "../bilingual/useSuggestions.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { PublishButton } from "../publish/PublishButton.tsx";
import { Button, IconButton, IconToggle } from "../ui/Button.tsx";
import type { BodyHandle } from "./BodyEditor.tsx";
import { moveBlocks } from "./blocks.ts";
import styles from "./EditorScreen.module.css";
import { Foot } from "./Foot.tsx";
import { Inspector } from "./Inspector.tsx";
import { RevisionsDialog } from "./RevisionsDialog.tsx";
import { Sheet } from "./Sheet.tsx";
import { type OpenStory, useStory } from "./saving/useStory.ts";
import { Toolbar } from "./toolbar/Toolbar.tsx";
import { useCaretInTime } from "./useCaretInTime.ts";
import { useCounts } from "./useCounts.ts";
import { isCovered, useEditorKeys } from "./useEditorKeys.ts";
import { usePlace } from "./usePlace.ts";
import { type View, ViewSwitch } from "./ViewSwitch.tsx";

interface EditorScreenProps {
  /** Which story, and where in it to begin. */
  place: Place;
  newsroom: OpenNewsroom;
  onClose(): void;
  onOpen(story: string): void;
  /** Something else wrote the story: it is to be loaded anew, with the caret where it is. */
  onNewer(place: Place): void;
  onPublish(host?: string): void;
}

/** A story in both languages, side by side. */
export function EditorScreen(props: EditorScreenProps): ReactElement {
  const t = useTexts();
  const caret = useRef(props.place);
  const open = useStory(props.place.story, () => props.onNewer(caret.current));
  const { story, isMissing } = open;
  if (story) return <Workplace {...props} open={open} story={story} caret={caret} />;
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

type WorkplaceProps = EditorScreenProps & { open: OpenStory; story: Story; caret: RefObject<Place> };

function Workplace(props: WorkplaceProps): ReactElement {
  const { open, story, place, newsroom, caret, onClose, onOpen, onPublish } = props;
  const t = useTexts();
  const isMac = useIsMac();
  const { showError } = useNotices();
  const [view, setView] = useState<View>("both");
  const [active, setActive] = useState<Language>(props.place.language ?? props.story.sourceLanguage);
  const [aside, setAside] = useState<Aside | null>(() => (window.innerWidth >= 1400 ? "details" : null));
  const [isTidying, setTidying] = useState(false);
  const [isLinking, setLinking] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const [handles, setHandles] = useState<Partial<Record<Language, BodyHandle>>>({});
  const [elements, setElements] = useState<Partial<Record<Language, HTMLElement>>>({});
  const { counts, recount } = useCounts(handles);
  const isNarrow = useIsNarrow();
  // One sheet at a time where two have no room.
  const shown: View = view === "both" && isNarrow ? active : view;

  const show = useCallback((next: View) => {
    setView(next);
    if (next !== "both") setActive(next);
  }, []);
  const toggle = (which: Aside) => setAside((known) => (known === which ? null : which));
  const bilingual = useBilingual({
    open,
    handles,
    elements,
    onShow: (language, part) => {
      if (part === COVER_ALT_PART || part === COVER_CAPTION_PART) setAside("details");
      else if (isNarrow || view !== "both") show(language);
    },
  });
  useEffect(() => {
    if (!bilingual.active) return;
    const { language, part } = bilingual.active;
    caret.current = { story: story.id, language, block: part };
  }, [bilingual.active, caret, story.id]);
  // The same function at each drawing: lengths are counted while one types, and the gutter stays as it is.
  const latestAct = useRef(bilingual.act);
  useEffect(() => {
    latestAct.current = bilingual.act;
  });
  const onAct = useCallback((row: Row, action: LinkAction) => latestAct.current(row, action), []);
  usePlace(place, story, Object.keys(handles).length === LANGUAGES.length, bilingual, elements);
  const findings = useFindings(open);
  const matcher = useTerms();
  /** Nothing is left behind that is not on the disk; until it is, the foot says so. */
  const saveThen = (work: () => void) =>
    void open.flush().then((isSaved) => {
      if (isSaved) work();
    });
  const create = () =>
    saveThen(() => {
      request("stories.create", { section: story.section }).then((made) => onOpen(made.story.id), showError);
    });
  const run = (command: MenuCommand) => {
    if (command === "save") void open.flush();
    // What is over the editor is answered first.
    if (isCovered()) return;
    if (command === "desk") saveThen(onClose);
    if (command === "publish") saveThen(() => onPublish());
    if (command === "new-story") create();
    if (command === "link") setLinking(true);
    if (command === "toggle-inspector") toggle("details");
    if (command === "toggle-translation") toggle("translation");
    if (command === "tidy-typography") setTidying(true);
    if (command === "confirm-all") bilingual.linking.relink((whole) => confirmLinks(whole).links);
    if (command === "show-both") show("both");
    if (command === "show-en") show("en");
    if (command === "show-zh") show("zh-Hans");
    const editor = handles[active]?.editor;
    if (editor && command === "move-up") moveBlocks(editor, "up");
    if (editor && command === "move-down") moveBlocks(editor, "down");
    runBilingual(bilingual, command);
  };
  useCaretInTime();
  useEditorKeys(run);
  useEvent("menu.command", ({ command }) => run(command));
  const onElement = useCallback((language: Language, element: HTMLElement | null) => {
    if (element)
      setElements((known) => (known[language] === element ? known : { ...known, [language]: element }));
  }, []);
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
          <Toolbar editor={handles[active]?.editor ?? null} isLinking={isLinking} onLinking={setLinking} />
        </div>
        <ViewSwitch view={shown} onView={show} isNarrow={isNarrow} />
        <IconToggle
          label={t("links:panel")}
          shortcut={keyLabel("toggle-translation", isMac)}
          icon={<Languages aria-hidden />}
          isSelected={aside === "translation"}
          onChange={() => toggle("translation")}
        />
        <IconToggle
          label={t("editor:details")}
          shortcut={keyLabel("toggle-inspector", isMac)}
          icon={<PanelRight aria-hidden />}
          isSelected={aside === "details"}
          onChange={() => toggle("details")}
        />
        <PublishButton hosts={newsroom.hosts} onPublish={(host) => saveThen(() => onPublish(host))} />
      </header>
      <div className={styles.middle}>
        <div className={shown === "both" ? styles.sheets : `${styles.sheets} ${styles.single}`}>
          {LANGUAGES.map((language) => (
            <Fragment key={language}>
              {language === "zh-Hans" && shown === "both" ? (
                <Gutter
                  linking={bilingual.linking}
                  sheets={bilingual.sheets}
                  active={bilingual.active}
                  onGeometry={bilingual.onGeometry}
                  onAct={onAct}
                />
              ) : null}
              <Sheet
                language={language}
                story={story}
                open={open}
                bilingual={bilingual}
                isHidden={shown !== "both" && shown !== language}
                onElement={onElement}
                onReady={onReady}
                onFocus={setActive}
                onChange={(changed) => {
                  open.touch();
                  recount(changed);
                }}
              />
            </Fragment>
          ))}
        </div>
        {aside === "details" ? (
          <Inspector
            story={story}
            newsroom={newsroom}
            change={open.change}
            onCaret={bilingual.onCaret}
            onRevisions={() => saveThen(() => setLooking(true))}
          />
        ) : null}
        {aside === "translation" ? (
          <TranslationPanel open={open} bilingual={bilingual} findings={findings} matcher={matcher} />
        ) : null}
      </div>
      {isLooking ? (
        <RevisionsDialog
          story={open.snapshot() ?? story}
          onClose={() => setLooking(false)}
          onOpen={(made) => saveThen(() => onOpen(made.story.id))}
        />
      ) : null}
      {isTidying && handles["zh-Hans"] ? (
        <TypographyDialog open={open} handle={handles["zh-Hans"]} onClose={() => setTidying(false)} />
      ) : null}
      <InTextHelps
        handles={handles}
        bilingual={bilingual}
        matcher={matcher}
        words={newsroom.settings.words ?? NO_WORDS}
        english={story.versions.en}
      />
      <Foot open={open} counts={counts} progress={bilingual.linking.progress} onGoTo={bilingual.goToNext} />
    </main>
  );
}

const NO_WORDS: readonly string[] = [];

/** What is shown beside the sheets. */
type Aside = "details" | "translation";

const NARROW = window.matchMedia("(max-width: 1099px)");

function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      NARROW.addEventListener("change", changed);
      return () => NARROW.removeEventListener("change", changed);
    },
    () => NARROW.matches,
  );
}
