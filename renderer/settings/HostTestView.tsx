import { CircleCheck, CircleX } from "lucide-react";
import type { ReactElement } from "react";
import { errorText } from "../../shared/i18n/translator.ts";
import { type HostReport, limitsOf } from "../../shared/publish/hostReport.ts";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./SettingsDialog.module.css";

/** What came of trying a host, step by step. */
export function HostTestView({ report }: { report: HostReport | "running" }): ReactElement {
  const t = useTexts();
  if (report === "running") {
    return (
      <p className={styles.soft} role="status">
        {t("app:host-testing")}
      </p>
    );
  }
  const isGood = report.steps.every(({ error }) => error === null);
  return (
    <div className={styles.report} role={isGood ? "status" : "alert"}>
      <ul>
        {report.steps.map(({ step, error }) => (
          <li key={step} className={error ? styles.failed : styles.passed}>
            {error ? <CircleX aria-hidden /> : <CircleCheck aria-hidden />}
            <span>
              {t(`publish:test-${step}`)}
              {error ? <span className={styles.reason}>{errorText(t, error)}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {isGood ? <p>{t("app:host-works")}</p> : null}
      {isGood
        ? limitsOf(report).map((limit) => (
            <p key={limit} className={styles.soft}>
              {t(`app:host-${limit}`)}
            </p>
          ))
        : null}
    </div>
  );
}
