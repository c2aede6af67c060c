import type { LexicalEditor } from "lexical";
import { type ReactElement, useMemo, useRef } from "react";
import type { Body } from "../../shared/document/model.ts";
import { type Language, otherLanguage } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import type { Bilingual } from "../bilingual/useBilingual.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { BodyEditor, type BodyHandle } from "./BodyEditor.tsx";
import styles from "./Sheet.module.css";
import { StatusSwitch } from "./StatusSwitch.tsx";
import type { OpenStory } from "./saving/useStory.ts";
import { TitleFields } from "./TitleFields.tsx";

interface SheetProps {
  language: Language;
  story: Story;
  open: OpenStory;
  bilingual: Bilingual;
  isHidden: boolean;
  onElement(language: Language, element: HTMLElement | null): void;
  onReady(language: Language, handle: BodyHandle): void;
  onFocus(language: Language): void;
  onChange(language: Language): void;
}

/** One language of a story: status, title, address, summary, text. */
export function Sheet(props: SheetProps): ReactElement {
  const { language, story, open, bilingual, isHidden, onElement, onReady, onFocus, onChange } = props;
  const t = useTexts();
  const version = story.versions[language];
  const editorRef = useRef<LexicalEditor | null>(null);
  const stale = useStale(bilingual, language);
  const answers = useAnswers(bilingual, language);
  return (
    <section
      ref={(element) => onElement(language, element)}
      className={styles.sheet}
      lang={language}
      hidden={isHidden}
      tabIndex={-1}
      aria-label={t(language === "en" ? "editor:sheet-en" : "editor:sheet-zh")}
      onFocusCapture={() => onFocus(language)}
    >
      <div className={styles.page}>
        <div className={styles.head}>
          <span className={styles.tongue}>{t(language === "en" ? "editor:english" : "editor:chinese")}</span>
          <StatusSwitch
            language={language}
            status={version.status}
            onChange={(status) => open.changeVersion(language, { status })}
          />
        </div>
        <TitleFields
          language={language}
          version={version}
          stale={stale}
          onChange={(part) => open.changeVersion(language, part)}
          onCaret={(part) => bilingual.onCaret(language, part)}
          onEnterBody={() => editorRef.current?.focus(undefined, { defaultSelection: "rootStart" })}
        />
        <BodyEditor
          language={language}
          initial={version.body}
          stale={stale}
          answers={answers}
          onReady={(handle) => {
            editorRef.current = handle.editor;
            onReady(language, handle);
          }}
          onChange={() => onChange(language)}
          onBlocks={(before: Body, after: Body) => bilingual.linking.onBlocks(language, before, after)}
          onCaret={(block) => bilingual.onCaret(language, block)}
        />
      </div>
    </section>
  );
}

/** The parts of this language whose counterpart changed. */
function useStale({ linking }: Bilingual, language: Language): ReadonlySet<string> {
  const { segments } = linking;
  return useMemo(() => {
    const behind = segments.filter(({ stale }) => stale.includes(language));
    return new Set(behind.flatMap(({ link }) => link[language]));
  }, [segments, language]);
}

/** The parts of this language that answer the one with the caret on the other side. */
function useAnswers({ active, row }: Bilingual, language: Language): ReadonlySet<string> {
  const ids = active?.language === otherLanguage(language) ? row?.segment?.link[language] : undefined;
  const key = ids?.join(" ") ?? "";
  return useMemo(() => new Set(key === "" ? [] : key.split(" ")), [key]);
}
