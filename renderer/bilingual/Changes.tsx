import type { ReactElement } from "react";
import type { Segment } from "../../shared/bilingual/segments.ts";
import { wordDiff } from "../../shared/bilingual/wordDiff.ts";
import { LANGUAGES } from "../../shared/language.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { DiffText } from "./DiffText.tsx";
import styles from "./TranslationPanel.module.css";

/** What became of each side since the link was confirmed, word by word. */
export function Changes({ segment: { link, text } }: { segment: Segment }): ReactElement {
  const t = useTexts();
  return (
    <>
      {LANGUAGES.map((language) => {
        const earlier = link.was?.[language];
        if (earlier === undefined) return null;
        return (
          <section key={language} className={styles.section}>
            <h3>{t(language === "en" ? "links:changed-en" : "links:changed-zh")}</h3>
            <p className={styles.diff} lang={language}>
              <DiffText runs={wordDiff(earlier, text[language], language)} />
            </p>
          </section>
        );
      })}
    </>
  );
}
