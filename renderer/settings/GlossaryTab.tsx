import { Plus } from "lucide-react";
import { type ReactElement, useDeferredValue, useEffect, useMemo, useState } from "react";
import { searchTerms } from "../../shared/bilingual/glossary/search.ts";
import type { Term } from "../../shared/bilingual/terms.ts";
import { request, useEvent } from "../app/bridge.ts";
import { useAttempt, useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { GlossaryReport, type Report } from "./GlossaryReport.tsx";
import styles from "./GlossaryTab.module.css";
import shared from "./SettingsDialog.module.css";
import { TermEditor } from "./TermEditor.tsx";
import { TermList } from "./TermList.tsx";

/** What the tab shows: the list, or a term's forms (null: a new one's). */
type Showing = { view: "list" } | { view: "editor"; term: Term | null };

/** The newsroom's terms. Each change holds at once. */
export function GlossaryTab(): ReactElement {
  const attempt = useAttempt();
  const { showError } = useNotices();
  const [terms, setTerms] = useState<readonly Term[] | null>(null);
  const [showing, setShowing] = useState<Showing>({ view: "list" });
  const [report, setReport] = useState<Report | null>(null);
  useEffect(() => {
    request("glossary.list", {}).then(setTerms, showError);
  }, [showError]);
  const [isBusy, setBusy] = useState(false);
  const [importing, setImporting] = useState<Importing>(null);
  useEvent("glossary.importing", () => setImporting("reading"));
  useEvent("import.writing", () => setImporting((now) => now && "writing"));
  const stop = () => {
    setImporting("stopping");
    attempt(() => request("glossary.cancelImport", {}));
  };
  const back = () => setShowing({ view: "list" });
  const save = (term: Term) =>
    attempt(async () => {
      setTerms(await request("glossary.save", { term }));
      setReport(null);
      back();
    });
  const remove = (term: Term) =>
    attempt(async () => {
      setTerms(await request("glossary.remove", { id: term.id }));
      setReport({ kind: "removed", term });
    });
  /** Works on a file, which may take seconds: one at a time. */
  const withFile = (work: () => Promise<void>) =>
    attempt(async () => {
      if (isBusy) return;
      setBusy(true);
      await work().finally(() => setBusy(false));
    });
  const takeIn = () =>
    withFile(async () => {
      const imported = await request("glossary.import", {}).finally(() => setImporting(null));
      if (!imported) return;
      setReport(imported === "stopped" ? { kind: "stopped" } : { kind: "imported", imported });
      setTerms(await request("glossary.list", {}));
    });
  const writeOut = () =>
    withFile(async () => {
      const exported = await request("glossary.export", {});
      if (exported) setReport({ kind: "exported", ...exported });
    });
  if (showing.view === "editor") return <TermEditor term={showing.term} onSave={save} onBack={back} />;
  return (
    <TermsView
      terms={terms}
      report={report}
      isBusy={isBusy}
      importing={importing}
      onEdit={(term) => setShowing({ view: "editor", term })}
      onRemove={remove}
      onPutBack={save}
      onImport={takeIn}
      onStop={stop}
      onExport={writeOut}
    />
  );
}

/** How far a file is that comes in; while it is written it can't be stopped any more. */
type Importing = "reading" | "stopping" | "writing" | null;

interface TermsViewProps {
  /** Null until they are known. */
  terms: readonly Term[] | null;
  report: Report | null;
  /** A file is being chosen or worked on. */
  isBusy: boolean;
  importing: Importing;
  /** Null: a new one. */
  onEdit(term: Term | null): void;
  onRemove(term: Term): void;
  onPutBack(term: Term): void;
  onImport(): void;
  onStop(): void;
  onExport(): void;
}

function TermsView({
  terms,
  report,
  isBusy,
  importing,
  onEdit,
  onRemove,
  ...actions
}: TermsViewProps): ReactElement {
  const t = useTexts();
  const [query, setQuery] = useState("");
  // Ten thousand terms take longer to be gone through than a key may.
  const wanted = useDeferredValue(query);
  const found = useMemo(() => searchTerms(terms ?? [], wanted), [terms, wanted]);
  const isEmpty = terms?.length === 0;
  return (
    <>
      <p className={shared.soft}>{t("glossary:lead")}</p>
      <div className={styles.bar}>
        <TextField label={t("glossary:search")} value={query} onChange={setQuery} />
        <Button look="outline" onPress={() => onEdit(null)}>
          <Plus aria-hidden />
          {t("glossary:add")}
        </Button>
        {/* One button, so that it keeps the focus. */}
        <Button look="outline" onPress={importing === null ? actions.onImport : actions.onStop}>
          {t(importing === null ? "glossary:import" : "glossary:stop")}
        </Button>
        <Button look="outline" isDisabled={terms === null || isEmpty} onPress={actions.onExport}>
          {t("glossary:export")}
        </Button>
      </div>
      {isBusy ? (
        <p role="status">{t(importing === "reading" ? "glossary:all-or-nothing" : "glossary:working")}</p>
      ) : null}
      {report ? <GlossaryReport report={report} onPutBack={actions.onPutBack} /> : null}
      {isEmpty ? <p className={shared.soft}>{t("glossary:empty")}</p> : null}
      {terms && !isEmpty && found.length === 0 ? (
        <p className={shared.soft}>{t("glossary:none-found", { query })}</p>
      ) : null}
      <TermList terms={found} onEdit={onEdit} onRemove={onRemove} />
    </>
  );
}
