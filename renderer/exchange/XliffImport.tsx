import { type ReactElement, useState } from "react";
import type { StoryReport } from "../../shared/bilingual/xliff/model.ts";
import { request, useEvent } from "../app/bridge.ts";
import { useAttempt } from "../app/Notices.tsx";
import { XliffReport } from "./XliffReport.tsx";

interface XliffImportProps {
  /** Something else is over the window. */
  isCovered: boolean;
  onOpen(story: string): void;
}

/** Takes in a translator's file when the menu asks for it, and tells what came of it. */
export function XliffImport({ isCovered, onOpen }: XliffImportProps): ReactElement | null {
  const attempt = useAttempt();
  const [reports, setReports] = useState<StoryReport[] | null>(null);
  useEvent("menu.command", ({ command }) => {
    if (command !== "import-translations" || reports || isCovered) return;
    attempt(async () => setReports(await request("xliff.import", {})));
  });
  if (!reports) return null;
  return (
    <XliffReport
      reports={reports}
      onClose={() => setReports(null)}
      onOpen={(story) => {
        setReports(null);
        onOpen(story);
      }}
    />
  );
}
