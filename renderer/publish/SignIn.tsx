import { TriangleAlert } from "lucide-react";
import { type FormEvent, type ReactElement, useState } from "react";
import type { ErrorCode, ErrorData } from "../../shared/errors.ts";
import { errorText } from "../../shared/i18n/translator.ts";
import { secretOf } from "../../shared/publish/hostKinds.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import { useApp } from "../app/AppContext.tsx";
import { request } from "../app/bridge.ts";
import { useAttempt } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { KeyQuestion } from "./KeyQuestion.tsx";
import styles from "./PublishSheet.module.css";

interface SignInProps {
  host: HostConfig;
  /** Why the host could not be opened. */
  error: ErrorData;
  /** The host was changed: it can be tried again. */
  onReady(): void;
}

/** What an entered secret may put right. */
const OF_SECRETS: readonly ErrorCode[] = [
  "host-secret-missing",
  "host-sign-in",
  "host-key-file",
  "host-passphrase",
];

/** True where a person can say something here that opens the host. */
export function isAnswerable(host: HostConfig, { code }: ErrorData): boolean {
  const isOfKey = code === "host-key-unknown" || code === "host-key-changed";
  return isOfKey || (secretOf(host) !== null && OF_SECRETS.includes(code));
}

/** Why a host could not be opened, and what a person can say to open it: its secret, or that its key is right. */
export function SignIn({ host, error, onReady }: SignInProps): ReactElement {
  const t = useTexts();
  const { state } = useApp();
  const attempt = useAttempt();
  const [secret, setSecret] = useState("");
  const wanted = OF_SECRETS.includes(error.code) ? secretOf(host) : null;
  const accept = (hostKey: string) =>
    attempt(async () => {
      if (host.kind !== "sftp" && host.kind !== "git") return;
      await request("hosts.save", { host: { ...host, hostKey } });
      onReady();
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt(async () => {
      await request("hosts.save", { host, secret });
      onReady();
    });
  };
  if (error.code === "host-key-unknown" || error.code === "host-key-changed") {
    return <KeyQuestion error={error} onAccept={accept} />;
  }
  return (
    <>
      {error.code === "host-secret-missing" ? (
        <h3 className={styles.heading}>{t("publish:secret-title", { name: host.name })}</h3>
      ) : (
        <p role="alert" className={styles.problem}>
          <TriangleAlert aria-hidden />
          <span>{errorText(t, error)}</span>
        </p>
      )}
      {wanted ? (
        <form className={styles.question} onSubmit={submit}>
          <TextField
            label={t(`publish:secret-${wanted.word}`)}
            type="password"
            value={secret}
            onChange={setSecret}
            hint={t(state.hasKeyring ? "publish:secret-kept" : "publish:secret-not-kept")}
            autoFocus
          />
          <div className={styles.answers}>
            <Button look="primary" type="submit" isDisabled={secret === ""}>
              {t("publish:secret-continue")}
            </Button>
          </div>
        </form>
      ) : null}
    </>
  );
}
