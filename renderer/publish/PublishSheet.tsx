import { type ReactElement, useCallback, useState } from "react";
import type { ErrorCode } from "../../shared/errors.ts";
import type { OpenNewsroom, PublishPreview } from "../../shared/ipc.ts";
import type { MergedStory } from "../../shared/publish/progress.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import type { Place } from "../app/place.ts";
import { useTexts } from "../i18n/useTexts.ts";
import type { SettingsTab } from "../settings/SettingsDialog.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Select } from "../ui/Select.tsx";
import { Background } from "./Background.tsx";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { Findings } from "./Findings.tsx";
import { PlanView } from "./PlanView.tsx";
import { Phase, ProgressView } from "./ProgressView.tsx";
import styles from "./PublishSheet.module.css";
import { ResultView } from "./ResultView.tsx";
import { isAnswerable, SignIn } from "./SignIn.tsx";
import { type PublishState, usePublish } from "./usePublish.ts";

interface PublishSheetProps {
  newsroom: OpenNewsroom;
  /** The host to publish to; the first where none was chosen. */
  chosen: string | null;
  isOpen: boolean;
  onChoose(host: string): void;
  onClose(): void;
  onShow(): void;
  /** Leads to the place that a check is about. */
  onGoTo(target: Place): void;
  onSettings(tab: SettingsTab): void;
}

/** From the toolbar's button to the site: checks, the plan in plain words, progress, the result. */
export function PublishSheet(props: PublishSheetProps): ReactElement {
  const { newsroom, chosen, isOpen, onChoose, onClose, onShow, onGoTo, onSettings } = props;
  const t = useTexts();
  const { hosts } = newsroom;
  const host = hosts.find(({ id }) => id === chosen) ?? hosts[0] ?? null;
  const { state: reached, isUnseen, start, stop, check } = usePublish(host?.id ?? null, isOpen);
  const state = host ? asQuestion(reached, host) : reached;
  const isRunning = state.step === "running";
  const [isDeciding, setDeciding] = useState(false);
  const decided = useCallback(
    (isDecided: boolean) => {
      setDeciding(false);
      if (isDecided) check();
    },
    [check],
  );
  return (
    <>
      {!isOpen && (isRunning || isUnseen) ? <Background state={state} onShow={onShow} /> : null}
      <Dialog
        title={t("publish:title")}
        isOpen={isOpen}
        onClose={onClose}
        width="34rem"
        actions={
          host ? (
            <Actions
              // Each step's buttons are new ones: the key that began a publish must not stop it.
              key={state.step}
              state={state}
              host={host.id}
              onStart={start}
              onStop={stop}
              onCheck={check}
              onClose={onClose}
              onDecide={() => setDeciding(true)}
            />
          ) : (
            <Button look="primary" autoFocus onPress={() => onSettings("hosts")}>
              {t("app:host-add")}
            </Button>
          )
        }
      >
        {hosts.length > 1 && host && !isRunning ? (
          <Select
            label={t("publish:host")}
            value={host.id}
            options={hosts.map(({ id, name }) => ({ id, name }))}
            onChange={onChoose}
          />
        ) : null}
        {host ? (
          <Step state={state} host={host} onGoTo={onGoTo} onSettings={onSettings} onCheck={check} />
        ) : (
          <p>{t("publish:no-hosts")}</p>
        )}
        {isDeciding && host ? <ConflictDialog host={host.id} onClose={decided} /> : null}
      </Dialog>
    </>
  );
}

/** Some hosts show what is there to everybody, and ask who it is only when something is sent. */
function asQuestion(state: PublishState, host: HostConfig): PublishState {
  if (state.step !== "over" || state.result.result !== "not") return state;
  const { error, sent } = state.result;
  return sent === 0 && isAnswerable(host, error) ? { step: "unready", error } : state;
}

interface StepProps extends Pick<PublishSheetProps, "onGoTo" | "onSettings"> {
  state: PublishState;
  host: HostConfig;
  onCheck(): void;
}

function Step({ state, host, onGoTo, onSettings, onCheck }: StepProps): ReactElement {
  const t = useTexts();
  switch (state.step) {
    case "checking":
      return (
        <p className={styles.soft} role="status">
          {state.progress ? <Phase progress={state.progress} /> : t("publish:checking")}
        </p>
      );
    case "unready":
      return <SignIn host={host} error={state.error} onReady={onCheck} />;
    case "ready": {
      const { findings, conflicts, merged, plan } = state.preview;
      return (
        <>
          <Merged merged={merged} />
          {conflicts.length > 0 ? <Undecided count={conflicts.length} /> : null}
          {isBlocked(state.preview) ? null : <PlanView plan={plan} />}
          <Findings findings={findings} onGoTo={onGoTo} onSettings={onSettings} />
        </>
      );
    }
    case "running":
      return <ProgressView progress={state.progress} isStopping={state.isStopping} />;
    case "over":
      return <ResultView result={state.result} />;
  }
}

/** What came in from colleagues, where anything did. */
function Merged({ merged }: { merged: readonly MergedStory[] }): ReactElement | null {
  const t = useTexts();
  if (merged.length === 0) return null;
  return <p role="status">{t("publish:merged", { count: merged.length })}</p>;
}

function Undecided({ count }: { count: number }): ReactElement {
  const t = useTexts();
  return (
    <section className={styles.section} role="alert">
      <h3 className={`${styles.heading} ${styles.blocking}`}>{t("publish:conflicts", { count })}</h3>
      <p>{t("publish:conflicts-text")}</p>
    </section>
  );
}

/** What only an answer helps with: trying again without one comes to the same. */
const QUESTIONS: readonly ErrorCode[] = ["host-secret-missing", "host-key-unknown", "host-key-changed"];

interface ActionsProps {
  state: PublishState;
  host: string;
  onStart(): void;
  onStop(): void;
  onCheck(): void;
  onClose(): void;
  onDecide(): void;
}

function Actions({
  state,
  host,
  onStart,
  onStop,
  onCheck,
  onClose,
  onDecide,
}: ActionsProps): ReactElement | null {
  const t = useTexts();
  const { showError } = useNotices();
  const openSite = () => {
    request("publish.openSite", { host }).catch(showError);
  };
  switch (state.step) {
    case "checking":
      return <Button onPress={onClose}>{t("app:cancel")}</Button>;
    case "unready":
      if (QUESTIONS.includes(state.error.code)) return null;
      return (
        <Button look="outline" onPress={onCheck}>
          {t("publish:again")}
        </Button>
      );
    case "running":
      return (
        <>
          <Button autoFocus onPress={onClose}>
            {t("publish:work-on")}
          </Button>
          <Button look="outline" onPress={onStop} isDisabled={state.isStopping}>
            {t("publish:cancel")}
          </Button>
        </>
      );
    case "ready": {
      const { findings, plan, conflicts } = state.preview;
      if (conflicts.length > 0) {
        return (
          <Button look="primary" autoFocus onPress={onDecide}>
            {t("publish:decide")}
          </Button>
        );
      }
      const isBlank = plan.added.length + plan.changed.length + plan.removed.length === 0;
      const hasWarnings = findings.length > 0;
      if (isBlank && !isBlocked(state.preview)) {
        return (
          <>
            <Button look="outline" onPress={openSite}>
              {t("publish:open-site")}
            </Button>
            <Button look="primary" autoFocus onPress={onClose}>
              {t("publish:done")}
            </Button>
          </>
        );
      }
      return (
        <>
          <Button onPress={onClose}>{t("app:cancel")}</Button>
          <Button look="primary" autoFocus isDisabled={isBlocked(state.preview)} onPress={onStart}>
            {t(hasWarnings && !isBlocked(state.preview) ? "publish:start-with-warnings" : "publish:start")}
          </Button>
        </>
      );
    }
    case "over": {
      const { result } = state.result;
      return (
        <>
          <Button onPress={onClose}>{t(result === "not" ? "app:close" : "publish:done")}</Button>
          {result === "not" ? null : (
            <Button
              look={result === "partly" ? "outline" : "primary"}
              autoFocus={result === "published"}
              onPress={openSite}
            >
              {t("publish:open-site")}
            </Button>
          )}
          {result === "published" ? null : (
            <Button look="primary" autoFocus onPress={onCheck}>
              {t("publish:again")}
            </Button>
          )}
        </>
      );
    }
  }
}

function isBlocked({ findings, conflicts }: PublishPreview): boolean {
  return conflicts.length > 0 || findings.some(({ severity }) => severity === "block");
}
