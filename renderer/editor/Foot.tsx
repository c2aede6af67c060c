import type { ReactElement } from "react";
import type { Progress } from "../../shared/bilingual/progress.ts";
import { LANGUAGES, type Language, type Localized } from "../../shared/language.ts";
import type { Work } from "../bilingual/useBilingual.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import styles from "./EditorScreen.module.css";
import { type SaveStates, useSaveState } from "./saving/SaveStates.ts";
import type { OpenStory } from "./saving/useStory.ts";
import { type Counts, useCount } from "./useCounts.ts";

interface FootProps {
  open: OpenStory;
  counts: Counts;
  progress: Localized<Progress>;
  onGoTo(work: Work): void;
}

/** Under the sheets: whether all is saved, how long the versions are and how far they have come. */
export function Foot({ open, counts, progress, onGoTo }: FootProps): ReactElement {
  const t = useTexts();
  const untranslated = LANGUAGES.reduce(
    (sum, each) => sum + progress[each].total - progress[each].translated,
    0,
  );
  const stale = LANGUAGES.reduce((sum, each) => sum + progress[each].stale, 0);
  return (
    <footer className={styles.foot}>
      <SaveStatus saving={open.saving} />
      <span className={styles.work}>
        {untranslated > 0 ? (
          <Button onPress={() => onGoTo("untranslated")}>
            {t("links:untranslated", { count: untranslated })}
          </Button>
        ) : null}
        {stale > 0 ? (
          <Button onPress={() => onGoTo("stale")}>{t("links:stale", { count: stale })}</Button>
        ) : null}
      </span>
      <span className={styles.counts}>
        {LANGUAGES.map((language) => (
          <span key={language} className={styles.count}>
            <Length counts={counts} language={language} />
            <ProgressBar progress={progress[language]} language={language} />
          </span>
        ))}
      </span>
    </footer>
  );
}

/** Changes with every pause in typing, so it is drawn by itself. */
function SaveStatus({ saving }: { saving: SaveStates }): ReactElement {
  const t = useTexts();
  const state = useSaveState(saving);
  return (
    // Said aloud only where it fails.
    <span
      role={state === "failed" ? "alert" : undefined}
      data-save-state={state}
      className={state === "failed" ? styles.failed : undefined}
    >
      {t(state === "failed" ? "editor:save-failed" : `editor:${state}`)}
    </span>
  );
}

/** How long a version is; it changes with every word. */
function Length({ counts, language }: { counts: Counts; language: Language }): ReactElement {
  const t = useTexts();
  const count = useCount(counts, language);
  return <>{t(language === "en" ? "editor:words" : "editor:characters", { count })}</>;
}
