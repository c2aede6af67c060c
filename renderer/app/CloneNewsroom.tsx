import { type FormEvent, type ReactElement, useState } from "react";
import type { ErrorData } from "../../shared/errors.ts";
import { errorText } from "../../shared/i18n/translator.ts";
import type { PublishProgress } from "../../shared/publish/progress.ts";
import { newHostId } from "../../shared/story/ids.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { KeyQuestion } from "../publish/KeyQuestion.tsx";
import { Phase } from "../publish/ProgressView.tsx";
import { HostFields } from "../settings/HostFields.tsx";
import { useHostDraft } from "../settings/useHostDraft.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useApp } from "./AppContext.tsx";
import { errorDataOf, request, useEvent } from "./bridge.ts";
import { useAttempt } from "./Notices.tsx";
import styles from "./Welcome.module.css";

/** Makes a newsroom on this computer from what is published on a host. */
export function CloneNewsroom({ onCancel }: { onCancel(): void }): ReactElement {
  const t = useTexts();
  const { state } = useApp();
  const attempt = useAttempt();
  const [id] = useState(newHostId);
  const draft = useHostDraft(id, null, "sftp");
  const separator = state.platform === "win32" ? "\\" : "/";
  const [folder, setFolder] = useState(`${state.defaultFolder}${separator}newsroom`);
  const [error, setError] = useState<ErrorData | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [progress, setProgress] = useState<PublishProgress | null>(null);
  useEvent("publish.progress", setProgress);
  const choose = () =>
    attempt(async () => {
      const picked = await request("newsroom.chooseFolder", {});
      if (picked !== null) setFolder(picked);
    });
  const start = async (event: FormEvent) => {
    event.preventDefault();
    const host = draft.read();
    if (!host) return;
    setError(null);
    setBusy(true);
    try {
      const secret = draft.secret === "" ? {} : { secret: draft.secret };
      await request("newsroom.clone", { folder, host, ...secret });
    } catch (failure) {
      const told = errorDataOf(failure);
      // Who stopped it knows that.
      if (told.code !== "publish-cancelled") setError(told);
      setBusy(false);
      setProgress(null);
    }
  };
  const cancel = () => {
    if (isBusy) void request("publish.cancel", {});
    else onCancel();
  };
  const accept = (fingerprint: string) => {
    draft.set("hostKey", fingerprint);
    setError(null);
  };
  const isKey = error?.code === "host-key-unknown" || error?.code === "host-key-changed";
  return (
    <form className={styles.form} onSubmit={(event) => void start(event)}>
      <h1 className={styles.heading}>{t("app:clone-newsroom")}</h1>
      <p className={styles.lead}>{t("app:clone-lead")}</p>
      <HostFields draft={draft} isNew hasSecret={false} hasKeyring={state.hasKeyring} />
      <div className={styles.withButton}>
        <TextField label={t("app:clone-folder")} value={folder} onChange={setFolder} />
        <Button look="outline" onPress={choose}>
          {t("app:choose-folder")}
        </Button>
      </div>
      {error && !isKey ? <p role="alert">{errorText(t, error)}</p> : null}
      {error && isKey ? <KeyQuestion error={error} onAccept={accept} /> : null}
      {progress ? (
        <p role="status">
          <Phase progress={progress} />
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button onPress={cancel}>{t(isBusy ? "publish:cancel" : "app:cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={isBusy}>
          {t(isBusy ? "app:clone-running" : "app:clone-start")}
        </Button>
      </div>
    </form>
  );
}
