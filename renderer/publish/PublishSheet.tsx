import { type ReactElement, useState } from "react";
import { errorText } from "../../shared/i18n/translator.ts";
import type { OpenNewsroom } from "../../shared/ipc.ts";
import type { Language } from "../../shared/language.ts";
import type { Finding } from "../../shared/publish/progress.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Select } from "../ui/Select.tsx";
import { Findings } from "./Findings.tsx";
import { PlanView } from "./PlanView.tsx";
import { ProgressView } from "./ProgressView.tsx";
import styles from "./PublishSheet.module.css";
import { ResultView } from "./ResultView.tsx";
import { type PublishState, usePublish } from "./usePublish.ts";

interface PublishSheetProps {
  newsroom: OpenNewsroom;
  isOpen: boolean;
  onClose(): void;
  /** Leads to the place that a check is about. */
  onGoTo(target: { story: string; language?: Language; block?: string }): void;
}

/** From the toolbar's button to the site: checks, the plan in plain words, progress, the result. */
export function PublishSheet({ newsroom, isOpen, onClose, onGoTo }: PublishSheetProps): ReactElement {
  const t = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const { hosts } = newsroom;
  const host = hosts.find(({ id }) => id === chosen) ?? hosts[0] ?? null;
  const { state, start, stop, check } = usePublish(host?.id ?? null, isOpen);
  const isRunning = state.step === "running";
  // Closing the sheet must not leave a publish running unseen.
  const close = () => (isRunning ? undefined : onClose());
  return (
    <Dialog
      title={t("publish:title")}
      isOpen={isOpen}
      onClose={close}
      width="34rem"
      actions={
        host ? (
          <Actions
            state={state}
            host={host.id}
            onStart={start}
            onStop={stop}
            onCheck={check}
            onClose={onClose}
          />
        ) : null
      }
    >
      {hosts.length > 1 && host && !isRunning ? (
        <Select
          label={t("publish:host")}
          value={host.id}
          options={hosts.map(({ id, name }) => ({ id, name }))}
          onChange={setChosen}
        />
      ) : null}
      {host ? <Step state={state} onGoTo={onGoTo} /> : <p>{t("publish:no-hosts")}</p>}
    </Dialog>
  );
}

function Step({ state, onGoTo }: { state: PublishState; onGoTo: PublishSheetProps["onGoTo"] }): ReactElement {
  const t = useTexts();
  switch (state.step) {
    case "checking":
      return (
        <p className={styles.soft} role="status">
          {t("publish:checking")}
        </p>
      );
    case "unready":
      return <p role="alert">{errorText(t, state.error)}</p>;
    case "ready":
      return (
        <>
          {isBlocked(state.preview.findings) ? null : <PlanView plan={state.preview.plan} />}
          <Findings findings={state.preview.findings} onGoTo={onGoTo} />
        </>
      );
    case "running":
      return <ProgressView progress={state.progress} isStopping={state.isStopping} />;
    case "over":
      return <ResultView result={state.result} />;
  }
}

interface ActionsProps {
  state: PublishState;
  host: string;
  onStart(): void;
  onStop(): void;
  onCheck(): void;
  onClose(): void;
}

function Actions({ state, host, onStart, onStop, onCheck, onClose }: ActionsProps): ReactElement | null {
  const t = useTexts();
  const { showError } = useNotices();
  const openSite = () => {
    request("publish.openSite", { host }).catch(showError);
  };
  switch (state.step) {
    case "checking":
      return <Button onPress={onClose}>{t("app:cancel")}</Button>;
    case "unready":
      return (
        <Button look="primary" onPress={onCheck}>
          {t("publish:again")}
        </Button>
      );
    case "running":
      return (
        <Button look="outline" onPress={onStop} isDisabled={state.isStopping}>
          {t("publish:cancel")}
        </Button>
      );
    case "ready": {
      const { findings, plan } = state.preview;
      const isIdle = plan.added.length + plan.changed.length + plan.removed.length === 0;
      const hasWarnings = findings.length > 0;
      return (
        <>
          {isIdle ? (
            <Button look="outline" onPress={openSite}>
              {t("publish:open-site")}
            </Button>
          ) : (
            <Button onPress={onClose}>{t("app:cancel")}</Button>
          )}
          <Button look="primary" autoFocus isDisabled={isBlocked(findings)} onPress={onStart}>
            {t(hasWarnings && !isBlocked(findings) ? "publish:start-with-warnings" : "publish:start")}
          </Button>
        </>
      );
    }
    case "over":
      return state.result.result === "not" ? (
        <Button look="primary" autoFocus onPress={onCheck}>
          {t("publish:again")}
        </Button>
      ) : (
        <>
          <Button onPress={onClose}>{t("publish:done")}</Button>
          <Button look="primary" autoFocus onPress={openSite}>
            {t("publish:open-site")}
          </Button>
        </>
      );
  }
}

function isBlocked(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "block");
}
