import { ArrowLeft } from "lucide-react";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import type { ErrorData } from "../../shared/errors.ts";
import type { PastPublish, UndoReport } from "../../shared/ipc.ts";
import { otherLanguage } from "../../shared/language.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import { useApp } from "../app/AppContext.tsx";
import { errorDataOf, request } from "../app/bridge.ts";
import { momentText } from "../i18n/moment.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./PublishSheet.module.css";
import { ResultView } from "./ResultView.tsx";
import { SignIn } from "./SignIn.tsx";

/** Titles shown of each publish. */
const SHOWN = 3;

type State =
  | { step: "loading" }
  | { step: "failed"; error: ErrorData }
  | { step: "ready"; publishes: PastPublish[] }
  | { step: "undone"; report: UndoReport };

/** What was published to a host, when and by which computer, and the way back from each. */
export function HistoryView({ host, onBack }: { host: HostConfig; onBack(): void }): ReactElement {
  const t = useTexts();
  const [state, setState] = useState<State>({ step: "loading" });
  const [asked, setAsked] = useState<PastPublish | null>(null);
  const load = useCallback(() => {
    setState({ step: "loading" });
    request("publish.history", { host: host.id }).then(
      (publishes) => setState({ step: "ready", publishes }),
      (error: unknown) => setState({ step: "failed", error: errorDataOf(error) }),
    );
  }, [host.id]);
  useEffect(load, [load]);
  const undo = ({ generation }: PastPublish) => {
    setAsked(null);
    setState({ step: "loading" });
    request("publish.undo", { host: host.id, generation }).then(
      (report) => setState({ step: "undone", report }),
      (error: unknown) => setState({ step: "failed", error: errorDataOf(error) }),
    );
  };
  return (
    <div className={styles.section}>
      <div className={styles.back}>
        <Button onPress={onBack}>
          <ArrowLeft aria-hidden />
          {t("app:host-back")}
        </Button>
      </div>
      <h3 className={styles.subject}>{t("publish:history-title", { name: host.name })}</h3>
      {state.step === "failed" ? (
        <SignIn host={host} error={state.error} onReady={load} />
      ) : (
        <Step state={state} onUndo={setAsked} />
      )}
      <Dialog
        title={t("publish:undo-title")}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        isAlert
        width="28rem"
        actions={
          <>
            <Button onPress={() => setAsked(null)}>{t("app:cancel")}</Button>
            <Button look="primary" autoFocus onPress={() => (asked ? undo(asked) : undefined)}>
              {t("publish:undo")}
            </Button>
          </>
        }
      >
        <p>{t("publish:undo-text")}</p>
      </Dialog>
    </div>
  );
}

interface StepProps {
  state: Exclude<State, { step: "failed" }>;
  onUndo(publish: PastPublish): void;
}

function Step({ state, onUndo }: StepProps): ReactElement {
  const t = useTexts();
  switch (state.step) {
    case "loading":
      return (
        <p className={styles.soft} role="status">
          {t("publish:history-loading")}
        </p>
      );
    case "undone":
      return <Undone report={state.report} />;
    case "ready":
      if (state.publishes.length === 0) return <p className={styles.soft}>{t("publish:history-empty")}</p>;
      return (
        <ul className={styles.findings}>
          {state.publishes.map((publish) => (
            <Entry key={publish.generation} publish={publish} onUndo={onUndo} />
          ))}
        </ul>
      );
  }
}

function Undone({ report: { restored, skipped, publish } }: { report: UndoReport }): ReactElement {
  const t = useTexts();
  if (publish.result !== "published") {
    return (
      <>
        <p>{t("publish:undone-here", { count: restored.length })}</p>
        <ResultView result={publish} />
      </>
    );
  }
  return (
    <div role="status">
      <p>{t("publish:undone", { count: restored.length })}</p>
      {skipped.length > 0 ? <p>{t("publish:undone-skipped", { count: skipped.length })}</p> : null}
    </div>
  );
}

function Entry({
  publish,
  onUndo,
}: {
  publish: PastPublish;
  onUndo(publish: PastPublish): void;
}): ReactElement {
  const t = useTexts();
  const { state } = useApp();
  const language = state.language ?? state.systemLanguage;
  const { at, by, added, changed, removed, titles, stories, canUndo, isTooOld } = publish;
  const when = momentText(at, language);
  const counts = [
    added > 0 ? t("publish:added", { count: added }) : "",
    changed > 0 ? t("publish:changed", { count: changed }) : "",
    removed > 0 ? t("publish:removed", { count: removed }) : "",
  ].filter(Boolean);
  // Some may be gone from this computer, and of very many the manifest names the first only.
  const more = stories.length - Math.min(titles.length, SHOWN);
  const named = titles
    .slice(0, SHOWN)
    .map((title) => title[language] || title[otherLanguage(language)] || t("desk:untitled"));
  return (
    <li className={styles.past}>
      <div>
        <p>
          <time dateTime={at}>{when}</time>{" "}
          <span className={styles.soft}>{t("publish:history-by", { by })}</span>
        </p>
        <p className={styles.pastTitles}>
          {named.length > 0 ? named.join(" · ") : t("publish:history-none")}
          {more > 0 && named.length > 0 ? ` ${t("publish:history-more", { count: more })}` : ""}
        </p>
        <p className={styles.soft}>{counts.join(language === "en" ? ", " : "，")}</p>
      </div>
      {canUndo ? (
        <Button look="outline" onPress={() => onUndo(publish)}>
          {t("publish:undo")}
        </Button>
      ) : stories.length > 0 ? (
        <span className={styles.elsewhere}>
          {isTooOld ? t("publish:undo-too-old") : t("publish:undo-elsewhere", { by })}
        </span>
      ) : null}
    </li>
  );
}
