import type { ReactElement } from "react";
import type { GlossaryFileImport } from "../../shared/bilingual/glossary/readTerms.ts";
import type { Term } from "../../shared/bilingual/terms.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./GlossaryTab.module.css";
import shared from "./SettingsDialog.module.css";

/** What was last done with the glossary. */
export type Report =
  | { kind: "removed"; term: Term }
  | { kind: "imported"; imported: GlossaryFileImport }
  | { kind: "exported"; path: string; terms: number };

/** Problems of an import that are named one by one. */
const SHOWN_PROBLEMS = 10;

/** Says what was done, with a way back from a removal. */
export function GlossaryReport({
  report,
  onPutBack,
}: {
  report: Report;
  onPutBack(term: Term): void;
}): ReactElement {
  const t = useTexts();
  switch (report.kind) {
    case "removed":
      return (
        <div className={styles.report} role="status">
          <p>{t("glossary:removed", { term: report.term.en.preferred })}</p>
          <Button onPress={() => onPutBack(report.term)}>{t("glossary:undo")}</Button>
        </div>
      );
    case "exported":
      return <p role="status">{t("glossary:exported", { count: report.terms, path: report.path })}</p>;
    case "imported":
      return <ImportReport imported={report.imported} />;
  }
}

function ImportReport({ imported }: { imported: GlossaryFileImport }): ReactElement {
  const t = useTexts();
  const { added, updated, skipped, otherForms, problems } = imported;
  const more = problems.length - SHOWN_PROBLEMS;
  return (
    <div className={shared.report} role="status">
      <p>{t("glossary:imported", { added, updated, skipped })}</p>
      {otherForms > 0 ? <p>{t("glossary:other-forms", { count: otherForms })}</p> : null}
      <ul>
        {problems.slice(0, SHOWN_PROBLEMS).map(({ row, problem }) => (
          <li key={row}>{t(`glossary:problem-${problem}`, { row })}</li>
        ))}
      </ul>
      {more > 0 ? <p>{t("glossary:more-problems", { count: more })}</p> : null}
    </div>
  );
}
