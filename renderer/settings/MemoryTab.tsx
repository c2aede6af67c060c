import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import type { MemoryImport, MemoryProgress, MemoryState } from "../../shared/bilingual/memory/imports.ts";
import { request, useEvent } from "../app/bridge.ts";
import { useAttempt, useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { MemoryFiles } from "./MemoryFiles.tsx";
import styles from "./MemoryTab.module.css";
import shared from "./SettingsDialog.module.css";

/** The translation memory: what it holds, and files in and out. Other work goes on while a file comes in. */
export function MemoryTab(): ReactElement {
  const t = useTexts();
  const attempt = useAttempt();
  const { state, setState, read } = useMemoryState();
  const [isStopping, setStopping] = useState(false);
  const { report, tell } = useReport();
  const takeIn = () =>
    attempt(async () => {
      tell([]);
      setStopping(false);
      try {
        const imported = await request("memory.import", {});
        if (imported === "stopped") tell([t("memory:stopped")]);
        else if (imported) tell(linesOf(imported, t));
      } finally {
        read();
      }
    });
  const stop = () =>
    attempt(async () => {
      setStopping(true);
      await request("memory.cancelImport", {});
    });
  const writeOut = () =>
    attempt(async () => {
      const exported = await request("memory.export", {});
      if (exported) tell([t("memory:exported", { count: exported.pairs, path: exported.path })]);
    });
  const remove = (id: number) =>
    attempt(async () => {
      tell([]);
      setState(await request("memory.removeImport", { id }));
    });
  const isEmpty = state !== null && state.learnt === 0 && state.files.length === 0;
  const importing = state?.importing ?? null;
  return (
    <>
      <p className={shared.soft}>{t("memory:lead")}</p>
      <div className={shared.buttons}>
        {/* One button, so that it keeps the focus. */}
        <Button look="outline" isDisabled={state === null} onPress={importing ? stop : takeIn}>
          {t(importing ? "memory:stop" : "memory:import")}
        </Button>
        <Button look="outline" isDisabled={state === null || isEmpty} onPress={writeOut}>
          {t("memory:export")}
        </Button>
      </div>
      {importing ? <Importing progress={importing} isStopping={isStopping} /> : null}
      {report.length > 0 ? (
        <div role="status">
          {report.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ) : null}
      {isEmpty && !importing ? <p className={shared.soft}>{t("memory:empty")}</p> : null}
      {state && !isEmpty ? <MemoryFiles state={state} onRemove={remove} /> : null}
    </>
  );
}

function Importing({
  progress: { done, total },
  isStopping,
}: {
  progress: MemoryProgress;
  isStopping: boolean;
}): ReactElement {
  const t = useTexts();
  const percent = total > 0 ? Math.floor((100 * done) / total) : null;
  const said = percent === null ? t("memory:checking") : t("memory:importing", { percent });
  return (
    <div className={styles.importing}>
      <progress
        className={styles.progress}
        aria-label={said}
        max={100}
        {...(percent === null ? {} : { value: percent })}
      />
      <span>{isStopping ? t("memory:stopping") : said}</span>
    </div>
  );
}

/** What is in the memory, kept up with while a file comes in. */
function useMemoryState() {
  const { showError } = useNotices();
  const [state, setState] = useState<MemoryState | null>(null);
  const read = useCallback(() => {
    request("memory.state", {}).then(setState, showError);
  }, [showError]);
  useEffect(read, [read]);
  useEvent("memory.progress", (importing) => {
    if (importing) setState((known) => known && { ...known, importing });
    else read();
  });
  return { state, setState, read };
}

/** What was last done, in sentences; as a notice where the tab was left meanwhile. */
function useReport() {
  const { show } = useNotices();
  const [report, setReport] = useState<readonly string[]>([]);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const tell = (lines: readonly string[]) => {
    if (isShown.current) setReport(lines);
    else if (lines.length > 0) show(lines.join(" "));
  };
  return { report, tell };
}

function linesOf(imported: MemoryImport, t: ReturnType<typeof useTexts>): string[] {
  const { duplicates, traditional, incomplete, ...counts } = imported;
  return [
    t("memory:imported", counts),
    ...(duplicates > 0 ? [t("memory:duplicates", { count: duplicates })] : []),
    ...(traditional > 0 ? [t("memory:traditional", { count: traditional })] : []),
    ...(incomplete > 0 ? [t("memory:incomplete", { count: incomplete })] : []),
  ];
}
