import { type ReactElement, useState } from "react";
import type { BilingualFinding } from "../../shared/bilingual/checks/model.ts";
import { bilingualFindingText } from "../../shared/bilingual/checks/text.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./TranslationPanel.module.css";

interface WarningsProps {
  findings: readonly BilingualFinding[];
  onDismiss(finding: BilingualFinding, reason: string): void;
}

/** What the checks say of the part with the caret; each can be put aside with a reason. */
export function Warnings({ findings, onDismiss }: WarningsProps): ReactElement | null {
  const t = useTexts();
  if (findings.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t("links:checks")}</h3>
      <ul className={styles.warnings}>
        {findings.map((finding) => (
          <Warning
            key={`${finding.rule} ${finding.key} ${JSON.stringify(finding.params)}`}
            finding={finding}
            onDismiss={(reason) => onDismiss(finding, reason)}
          />
        ))}
      </ul>
    </section>
  );
}

function Warning({
  finding,
  onDismiss,
}: {
  finding: BilingualFinding;
  onDismiss(reason: string): void;
}): ReactElement {
  const t = useTexts();
  const [reason, setReason] = useState<string | null>(null);
  return (
    <li>
      <p>{bilingualFindingText(t, finding)}</p>
      {finding.link === null ? null : reason === null ? (
        <Button onPress={() => setReason("")}>{t("links:dismiss")}</Button>
      ) : (
        <form
          className={styles.reason}
          onSubmit={(event) => {
            event.preventDefault();
            onDismiss(reason.trim());
          }}
        >
          <TextField label={t("links:dismiss-reason")} value={reason} onChange={setReason} autoFocus />
          <Button type="submit" look="outline">
            {t("links:dismiss-do")}
          </Button>
        </form>
      )}
    </li>
  );
}
