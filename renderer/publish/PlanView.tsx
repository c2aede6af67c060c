import type { ReactElement } from "react";
import type { PlanSummary } from "../../shared/publish/progress.ts";
import { useApp } from "../app/AppContext.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { formatBytes } from "./formatBytes.ts";
import styles from "./PublishSheet.module.css";

/** Paths listed of each kind; a first publish of many stories has thousands. */
const LISTED = 500;

const isPage = (path: string) => path.endsWith(".html");

/** What a publish will do, in plain words; every file on request. */
export function PlanView({ plan }: { plan: PlanSummary }): ReactElement {
  const t = useTexts();
  const { state } = useApp();
  const language = state.language ?? state.systemLanguage;
  const { added, changed, removed, bytes } = plan;
  const files = [...added, ...changed, ...removed].filter((path) => !isPage(path)).length;
  const pages = (paths: string[]) => paths.filter(isPage).length;
  if (added.length + changed.length + removed.length === 0) {
    return <p className={styles.plan}>{t("publish:plan-nothing")}</p>;
  }
  const parts = [
    pages(added) > 0 ? t("publish:added", { count: pages(added) }) : "",
    pages(changed) > 0 ? t("publish:changed", { count: pages(changed) }) : "",
    pages(removed) > 0 ? t("publish:removed", { count: pages(removed) }) : "",
  ].filter(Boolean);
  const notes = [
    files > 0 ? t("publish:files", { count: files }) : "",
    bytes > 0 ? t("publish:size", { size: formatBytes(bytes, language) }) : "",
  ].filter(Boolean);
  return (
    <section className={styles.section}>
      <h3 className={`${styles.heading} ${styles.soft}`}>{t("publish:plan-title")}</h3>
      {parts.length > 0 ? <p className={styles.plan}>{parts.join(language === "en" ? ", " : "，")}</p> : null}
      <p className={styles.soft}>{notes.join(" · ")}</p>
      <details className={styles.details}>
        <summary>{t("publish:details")}</summary>
        <ul>
          <Paths label={t("publish:list-added")} paths={added} />
          <Paths label={t("publish:list-changed")} paths={changed} />
          <Paths label={t("publish:list-removed")} paths={removed} />
        </ul>
      </details>
    </section>
  );
}

function Paths({ label, paths }: { label: string; paths: readonly string[] }): ReactElement {
  return (
    <>
      {paths.slice(0, LISTED).map((path) => (
        <li key={path}>
          <span>{label}</span>
          <span>{path}</span>
        </li>
      ))}
    </>
  );
}
