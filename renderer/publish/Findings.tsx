import type { ReactElement } from "react";
import { findingText } from "../../shared/i18n/translator.ts";
import type { Finding } from "../../shared/publish/progress.ts";
import type { Place } from "../app/place.ts";
import { useTexts } from "../i18n/useTexts.ts";
import type { SettingsTab } from "../settings/SettingsDialog.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./PublishSheet.module.css";

/** Findings shown of each severity; the rest is counted. */
const SHOWN = 8;

interface FindingsProps {
  findings: readonly Finding[];
  onGoTo(target: Place): void;
  onSettings(tab: SettingsTab): void;
}

/** What the checks found: what stops the publish first, then what may be looked at. */
export function Findings({ findings, ...leads }: FindingsProps): ReactElement {
  const t = useTexts();
  const blocking = findings.filter(({ severity }) => severity === "block");
  const warnings = findings.filter(({ severity }) => severity === "warn");
  return (
    <>
      <Group
        heading={t("publish:checks-blocking", { count: blocking.length })}
        tone={styles.blocking}
        findings={blocking}
        {...leads}
      />
      <Group
        heading={t("publish:checks-warnings", { count: warnings.length })}
        tone={styles.warning}
        findings={warnings}
        {...leads}
      />
    </>
  );
}

function Group(props: FindingsProps & { heading: string; tone: string | undefined }): ReactElement | null {
  const t = useTexts();
  const { heading, tone, findings } = props;
  if (findings.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={`${styles.heading} ${tone}`}>{heading}</h3>
      <ul className={styles.findings}>
        {findings.slice(0, SHOWN).map((finding) => {
          const { rule, story, language, block } = finding;
          const show = wayTo(finding, props);
          return (
            <li key={[rule, story, language, block].join("/")} className={styles.finding}>
              <span>{findingText(t, finding)}</span>
              {show ? <Button onPress={show}>{t("publish:go-to")}</Button> : null}
            </li>
          );
        })}
      </ul>
      {findings.length > SHOWN ? (
        <p className={styles.soft}>{t("publish:more-findings", { count: findings.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}

/** Leads to where a finding is about; null where that is no single place. */
function wayTo(finding: Finding, { onGoTo, onSettings }: Pick<FindingsProps, "onGoTo" | "onSettings">) {
  const { rule, story, language, block } = finding;
  if (rule === "no-base-url") return () => onSettings("newsroom");
  if (!story) return null;
  return () =>
    onGoTo({
      story,
      ...(language ? { language } : {}),
      ...(block ? { block } : {}),
      ...(rule === "stale" ? { work: "stale" } : {}),
    });
}
