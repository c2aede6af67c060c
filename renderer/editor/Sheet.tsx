import type { LexicalEditor } from "lexical";
import { type ReactElement, useMemo, useRef } from "react";
import { confirmLinks } from "../../shared/bilingual/staleness.ts";
import type { Language } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { BodyEditor, type BodyHandle } from "./BodyEditor.tsx";
import styles from "./Sheet.module.css";
import { StatusSwitch } from "./StatusSwitch.tsx";
import type { OpenStory } from "./saving/useStory.ts";
import { TitleFields } from "./TitleFields.tsx";

interface SheetProps {
  language: Language;
  story: Story;
  open: OpenStory;
  isHidden: boolean;
  onReady(language: Language, handle: BodyHandle): void;
  onFocus(language: Language): void;
  onChange(language: Language): void;
}

/** One language of a story: status, title, address, summary, text. */
export function Sheet({
  language,
  story,
  open,
  isHidden,
  onReady,
  onFocus,
  onChange,
}: SheetProps): ReactElement {
  const t = useTexts();
  const version = story.versions[language];
  const editorRef = useRef<LexicalEditor | null>(null);
  const stale = useStale(open.stale, language);
  return (
    <section
      className={styles.sheet}
      lang={language}
      hidden={isHidden}
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
        {stale.links.size > 0 ? (
          <div className={styles.stale} role="status">
            {t("editor:stale", { count: stale.links.size })}
            <Button
              onPress={() => {
                const whole = open.snapshot();
                if (whole)
                  open.change((current) => ({ ...current, links: confirmLinks(whole, stale.links).links }));
              }}
            >
              {t("editor:stale-confirm")}
            </Button>
          </div>
        ) : null}
        <TitleFields
          language={language}
          version={version}
          onChange={(part) => open.changeVersion(language, part)}
          onEnterBody={() => editorRef.current?.focus(undefined, { defaultSelection: "rootStart" })}
        />
        <BodyEditor
          language={language}
          initial={version.body}
          stale={stale.blocks}
          onReady={(handle) => {
            editorRef.current = handle.editor;
            onReady(language, handle);
          }}
          onChange={() => onChange(language)}
          onFocus={() => onFocus(language)}
        />
      </div>
    </section>
  );
}

interface Stale {
  links: ReadonlySet<string>;
  blocks: ReadonlySet<string>;
}

/** The links in which this language is behind, and its blocks in them, as the library last saw them. */
function useStale(stale: OpenStory["stale"], language: Language): Stale {
  return useMemo(() => {
    const found = stale.filter(({ sides }) => sides.includes(language));
    return {
      links: new Set(found.map(({ link }) => link.id)),
      blocks: new Set(found.flatMap(({ link }) => link[language])),
    };
  }, [stale, language]);
}
