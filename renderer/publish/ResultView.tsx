import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import { errorText } from "../../shared/i18n/translator.ts";
import { failuresOf, type PublishResult } from "../../shared/publish/progress.ts";
import { useTexts } from "../i18n/useTexts.ts";
import styles from "./PublishSheet.module.css";
import { isOpenEnd, resultTitle } from "./resultTitle.ts";

/** What a publish came to: what is on the site now, what isn't, and what to do. */
export function ResultView({ result }: { result: PublishResult }): ReactElement {
  const t = useTexts();
  if (result.result === "not") {
    return (
      <div className={styles.result} role="alert">
        <p className={`${styles.resultTitle} ${isOpenEnd(result) ? styles.partial : styles.bad}`}>
          {isOpenEnd(result) ? <TriangleAlert aria-hidden /> : <CircleX aria-hidden />}
          {resultTitle(t, result)}
        </p>
        <p>{errorText(t, result.error)}</p>
        {result.sent > 0 ? <p>{t("publish:result-sent", { count: result.sent })}</p> : null}
      </div>
    );
  }
  if (result.result === "partly") {
    const { sent, removed } = failuresOf(result);
    return (
      <div className={styles.result} role="alert">
        <p className={`${styles.resultTitle} ${styles.partial}`}>
          <TriangleAlert aria-hidden />
          {resultTitle(t, result)}
        </p>
        {sent.length > 0 ? <p>{t("publish:result-partly-text")}</p> : null}
        {sent.length > 0 && result.waiting > 0 ? (
          <p>{t("publish:result-waiting", { count: result.waiting })}</p>
        ) : null}
        <Failed failed={sent} />
        {removed.length > 0 ? <p>{t("publish:result-left-text")}</p> : null}
        <Failed failed={removed} />
      </div>
    );
  }
  return (
    <div className={styles.result} role="status">
      <p className={`${styles.resultTitle} ${styles.good}`}>
        <CircleCheck aria-hidden />
        {t("publish:result-published")}
      </p>
      <p>{t("publish:result-published-text")}</p>
      {result.merged.length > 0 ? <p>{t("publish:merged", { count: result.merged.length })}</p> : null}
    </div>
  );
}

/** Files listed of each kind; where a host fails for all, there may be thousands. */
const LISTED = 50;

/** What failed, under why it did: one reason mostly holds for many. */
function Failed({ failed }: { failed: PublishResult["failed"] }): ReactElement {
  const t = useTexts();
  const reasons = new Map<string, string[]>();
  for (const { path, error } of failed) {
    const reason = errorText(t, error);
    reasons.set(reason, [...(reasons.get(reason) ?? []), path]);
  }
  return (
    <>
      {[...reasons].map(([reason, paths]) => (
        <div key={reason}>
          <p className={styles.soft}>{reason}</p>
          <ul className={styles.paths}>
            {paths.slice(0, LISTED).map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
          {paths.length > LISTED ? (
            <p className={styles.soft}>{t("publish:more-findings", { count: paths.length - LISTED })}</p>
          ) : null}
        </div>
      ))}
    </>
  );
}
