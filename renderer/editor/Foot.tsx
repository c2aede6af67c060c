import type { ReactElement } from "react";
import type { Progress } from "../../shared/bilingual/progress.ts";
import { LANGUAGES, type Language, type Localized } from "../../shared/language.ts";
import type { Work } from "../bilingual/useBilingual.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import styles from "./EditorScreen.module.css";
import { useSaveState } from "./saving/SaveStates.ts";
import type { OpenStory } from "./saving/useStory.ts";

interface FootProps {
  open: OpenStory;
  counts: Partial<Record<Language, number>>;
  progress: Localized<Progress>;
  onGoTo(work: Work): void;
}

/** Under the sheets: whether all is saved, how long the versions are and how far they have come. */
export function Foot({ open, counts, progress, onGoTo }: FootProps): ReactElement {
  const t = useTexts();
  const saveState = useSaveState(open.saving);
  const text = t(saveState === "failed" ? "editor:save-failed" : `editor:${saveState}`);
  const untranslated = LANGUAGES.reduce(
    (sum, each) => sum + progress[each].total - progress[each].translated,
    0,
  );
  const stale = LANGUAGES.reduce((sum, each) => sum + progress[each].stale, 0);
  const length: Localized = {
    en: t("editor:words", { count: counts.en ?? 0 }),
    "zh-Hans": t("editor:characters", { count: counts["zh-Hans"] ?? 0 }),
  };
  return (
    <footer className={styles.foot}>
      {/* Said aloud only where it fails: it changes with every pause in typing. */}
      <span
        role={saveState === "failed" ? "alert" : undefined}
        data-save-state={saveState}
        className={saveState === "failed" ? styles.failed : undefined}
      >
        {text}
      </span>
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
            {length[language]}
            <ProgressBar progress={progress[language]} language={language} />
          </span>
        ))}
      </span>
    </footer>
  );
}
