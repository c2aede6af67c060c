import type { ReactElement } from "react";
import type { GlossaryFileImport, TermProblem } from "../../shared/bilingual/glossary/readTerms.ts";
import { rowRanges } from "../../shared/bilingual/glossary/rowRanges.ts";
import type { Term } from "../../shared/bilingual/terms.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./GlossaryTab.module.css";
import shared from "./SettingsDialog.module.css";

/** What was last done with the glossary. */
export type Report =
  | { kind: "removed"; term: Term }
  | { kind: "stopped" }
  | { kind: "imported"; imported: GlossaryFileImport }
  | { kind: "exported"; path: string; terms: number };

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
    case "stopped":
      return <p role="status">{t("glossary:stopped")}</p>;
    case "imported":
      return <ImportReport imported={report.imported} />;
  }
}

function ImportReport({ imported }: { imported: GlossaryFileImport }): ReactElement {
  const t = useTexts();
  const { added, updated, skipped, otherForms, problems } = imported;
  const rowsWith = (wanted: TermProblem) =>
    problems.filter(({ problem }) => problem === wanted).map(({ row }) => row);
  return (
    <div className={shared.report} role="status">
      <p>{t("glossary:imported", { added, updated, skipped })}</p>
      {otherForms > 0 ? <p>{t("glossary:other-forms", { count: otherForms })}</p> : null}
      {(["one-language", "unreadable"] as const).map((problem) => {
        const rows = rowsWith(problem);
        if (rows.length === 0) return null;
        return (
          <p key={problem} className={shared.reason}>
            {t(`glossary:problems-${problem}`, { count: rows.length, rows: rowRanges(rows) })}
          </p>
        );
      })}
    </div>
  );
}
