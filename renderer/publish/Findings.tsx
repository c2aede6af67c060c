import type { ReactElement } from "react";
import { findingText } from "../../shared/i18n/translator.ts";
import type { Finding } from "../../shared/publish/progress.ts";
import type { Place } from "../app/place.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./PublishSheet.module.css";

/** Findings shown of each severity; the rest is counted. */
const SHOWN = 8;

interface FindingsProps {
  findings: readonly Finding[];
  onGoTo(target: Place): void;
}

/** What the checks found: what stops the publish first, then what may be looked at. */
export function Findings({ findings, onGoTo }: FindingsProps): ReactElement {
  const t = useTexts();
  const blocking = findings.filter(({ severity }) => severity === "block");
  const warnings = findings.filter(({ severity }) => severity === "warn");
  return (
    <>
      <Group
        heading={t("publish:checks-blocking", { count: blocking.length })}
        tone={styles.blocking}
        findings={blocking}
        onGoTo={onGoTo}
      />
      <Group
        heading={t("publish:checks-warnings", { count: warnings.length })}
        tone={styles.warning}
        findings={warnings}
        onGoTo={onGoTo}
      />
    </>
  );
}

function Group(props: FindingsProps & { heading: string; tone: string | undefined }): ReactElement | null {
  const t = useTexts();
  const { heading, tone, findings, onGoTo } = props;
  if (findings.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={`${styles.heading} ${tone}`}>{heading}</h3>
      <ul className={styles.findings}>
        {findings.slice(0, SHOWN).map((finding) => {
          const { rule, story, language, block } = finding;
          return (
            <li key={[rule, story, language, block].join("/")} className={styles.finding}>
              <span>{findingText(t, finding)}</span>
              {story ? (
                <Button
                  onPress={() =>
                    onGoTo({
                      story,
                      ...(language ? { language } : {}),
                      ...(block ? { block } : {}),
                      ...(rule === "stale" ? { work: "stale" } : {}),
                    })
                  }
                >
                  {t("publish:go-to")}
                </Button>
              ) : null}
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
