import { History } from "lucide-react";
import type { ReactElement } from "react";
import type { Language } from "../../shared/language.ts";
import type { VersionSummary } from "../../shared/story/summary.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import styles from "./Desk.module.css";

/** Where a version stands, in words and colour, and whether the other language has left it behind. */
export function StandingMark({
  version,
  language,
}: {
  version: VersionSummary;
  language: Language;
}): ReactElement {
  const t = useTexts();
  const name = version.empty ? t("desk:not-started") : t(`desk:standing-${version.standing}`);
  return (
    <span className={`${styles.mark} ${styles[version.standing]}`}>
      <span className={styles.tongue} aria-hidden>
        {language === "en" ? "EN" : "中"}
      </span>
      <span className="visually-hidden">{t(language === "en" ? "desk:english" : "desk:chinese")}: </span>
      <span className={styles.dot} aria-hidden />
      {name}
      {version.stale ? (
        <span className={styles.stale} title={t("desk:stale-hint")}>
          <History aria-hidden />
          <span className="visually-hidden">{t("desk:stale")}</span>
        </span>
      ) : null}
      {version.progress && !version.empty ? (
        <ProgressBar progress={version.progress} language={language} />
      ) : null}
    </span>
  );
}
