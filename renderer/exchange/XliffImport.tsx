import { type ReactElement, useState } from "react";
import type { StoryReport } from "../../shared/bilingual/xliff/model.ts";
import { request, useEvent } from "../app/bridge.ts";
import { useAttempt, useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
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
  const t = useTexts();
  const { show: tell } = useNotices();
  const [step, setStep] = useState<"running" | "writing" | StoryReport[] | null>(null);
  const show = (next: typeof step) => {
    setStep(next);
    onCover(next !== null);
  };
  useEvent("menu.command", ({ command }) => {
    if (command !== "import-translations" || step || isCovered) return;
    attempt(async () => {
      let reports: StoryReport[] | "stopped" | null = null;
      try {
        reports = await request("xliff.import", {});
      } finally {
        show(reports === "stopped" ? null : reports);
      }
      if (reports === "stopped") tell(t("exchange:stopped"));
    });
  });
  // No story may be opened while the file changes it.
  useEvent("xliff.importing", () => show("running"));
  useEvent("import.writing", () => setStep((now) => (now === "running" ? "writing" : now)));
  if (step === null) return null;
  if (step === "running" || step === "writing") return <Running isWriting={step === "writing"} />;
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

/** All of a file comes in or nothing; while that is being written there is no way back. */
function Running({ isWriting }: { isWriting: boolean }): ReactElement {
  const t = useTexts();
  const attempt = useAttempt();
  const [isStopping, setStopping] = useState(false);
  const stop = () => {
    setStopping(true);
    attempt(() => request("xliff.cancelImport", {}));
  };
  return (
    <Dialog
      title={t("exchange:importing")}
      isOpen
      isKept
      actions={
        <Button autoFocus isDisabled={isWriting || isStopping} onPress={stop}>
          {t("exchange:stop")}
        </Button>
      }
    >
      <progress aria-label={t("exchange:importing")} style={{ width: "100%" }} />
      <p role="status">{t(isWriting ? "exchange:writing" : "exchange:all-or-nothing")}</p>
    </Dialog>
  );
}
