import { CircleCheck, CircleX } from "lucide-react";
import type { ReactElement } from "react";
import { errorText } from "../../shared/i18n/translator.ts";
import type { HostReport } from "../../shared/publish/hostReport.ts";
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
      {isGood ? <Limits report={report} /> : null}
    </div>
  );
}

/** What a host can't do for two who publish at once. */
function Limits({ report }: { report: HostReport }): ReactElement | null {
  const t = useTexts();
  const { capabilities } = report;
  if (!capabilities || capabilities.compareAndSwap) return null;
  return (
    <p className={styles.soft}>{t(capabilities.exclusiveCreate ? "app:host-no-swap" : "app:host-no-lock")}</p>
  );
}
