import { type ReactElement, useState } from "react";
import type { StoryReport } from "../../shared/bilingual/xliff/model.ts";
import { request, useEvent } from "../app/bridge.ts";
import { useAttempt } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { XliffReport } from "./XliffReport.tsx";

interface XliffImportProps {
  /** Something else is over the window. */
  isCovered: boolean;
  /** It is over the window itself, from when a file was chosen to when its report is put away. */
  onCover(isCovering: boolean): void;
  onOpen(story: string): void;
}

/** Takes in a translator's file when the menu asks for it, and tells what came of it. */
export function XliffImport({ isCovered, onCover, onOpen }: XliffImportProps): ReactElement | null {
  const attempt = useAttempt();
  const [step, setStep] = useState<"running" | StoryReport[] | null>(null);
  const show = (next: typeof step) => {
    setStep(next);
    onCover(next !== null);
  };
  useEvent("menu.command", ({ command }) => {
    if (command !== "import-translations" || step || isCovered) return;
    attempt(async () => {
      let reports: StoryReport[] | null = null;
      try {
        reports = await request("xliff.import", {});
      } finally {
        show(reports);
      }
    });
  });
  // No story may be opened while the file changes it.
  useEvent("xliff.importing", () => show("running"));
  if (step === null) return null;
  if (step === "running") return <Running />;
  return (
    <XliffReport
      reports={step}
      onClose={() => show(null)}
      onOpen={(story) => {
        show(null);
        onOpen(story);
      }}
    />
  );
}

function Running(): ReactElement {
  const t = useTexts();
  return (
    <Dialog title={t("exchange:importing")} isOpen isKept>
      <progress aria-label={t("exchange:importing")} style={{ width: "100%" }} />
    </Dialog>
  );
}
