import type { ReactElement } from "react";
import type { Progress } from "../../shared/bilingual/progress.ts";
import type { Language } from "../../shared/language.ts";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./ProgressBar.module.css";

/** How far a version has come: reviewed, translated, out of date, and what is left. */
export function ProgressBar({
  progress,
  language,
}: {
  progress: Progress;
  language: Language;
}): ReactElement | null {
  const t = useTexts();
  const { total, translated, stale, reviewed } = progress;
  if (total === 0) return null;
  const plain = translated - stale - reviewed;
  const share = (count: number) => ({ width: `${(100 * count) / total}%` });
  const name = t(language === "en" ? "desk:english" : "desk:chinese");
  const label = `${name}: ${t("links:progress", { translated, total, stale, reviewed })}`;
  return (
    <span className={styles.bar} role="img" aria-label={label} title={label}>
      <span className={styles.reviewed} style={share(reviewed)} />
      <span className={styles.translated} style={share(Math.max(0, plain))} />
      <span className={styles.stale} style={share(stale)} />
    </span>
  );
}
