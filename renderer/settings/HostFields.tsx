import type { ReactElement } from "react";
import { holdsSignIn, isInTheClear } from "../../shared/publish/address.ts";
import { HOST_KINDS, type HostField, secretOf } from "../../shared/publish/hostKinds.ts";
import { request } from "../app/bridge.ts";
import { useAttempt } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./SettingsDialog.module.css";
import type { HostDraft } from "./useHostDraft.ts";

interface HostFieldsProps {
  draft: HostDraft;
  /** The secret was needed and not there. */
  lacksSecret?: boolean;
  /** The kind can still be chosen. */
  isNew: boolean;
  /** A secret is kept already. */
  hasSecret: boolean;
  /** The system has a keyring to keep it in. */
  hasKeyring: boolean;
}

/** What a kind of host is told, field by field. */
export function HostFields(props: HostFieldsProps): ReactElement {
  const t = useTexts();
  const { draft, isNew, hasSecret, hasKeyring, lacksSecret = false } = props;
  const { wrong } = draft;
  return (
    <div className={styles.pair}>
      {isNew ? (
        <Select
          label={t("app:host-kind")}
          value={draft.kind}
          options={HOST_KINDS.map((kind) => ({ id: kind, name: t(`app:host-kind-${kind}`) }))}
          onChange={draft.setKind}
        />
      ) : null}
      <p className={styles.lead}>{t(`app:host-lead-${draft.kind}`)}</p>
      <TextField
        label={t("app:host-name")}
        value={draft.name}
        onChange={draft.setName}
        hint={t("app:host-name-hint")}
        error={wrong.includes("name") ? t("app:host-missing-value") : undefined}
      />
      {draft.fields.map((field) => (
        <Field key={field.name} field={field} draft={draft} isWrong={wrong.includes(field.name)} />
      ))}
      <SecretField draft={draft} isWrong={lacksSecret} hasSecret={hasSecret} hasKeyring={hasKeyring} />
    </div>
  );
}

function Field({
  field,
  draft,
  isWrong,
}: {
  field: HostField;
  draft: HostDraft;
  isWrong: boolean;
}): ReactElement {
  const t = useTexts();
  const label = t(`app:host-field-${field.name as "path"}`);
  const value = draft.value(field.name);
  const set = (text: string) => draft.set(field.name, text);
  const { input } = field;
  if (typeof input === "object") {
    const options = input.map((id) => ({ id, name: t(`app:host-choice-${id as "password"}`) }));
    return <Select label={label} value={value} options={options} onChange={set} />;
  }
  const error = isWrong ? t(`app:host-${wrongOf(value.trim())}`) : undefined;
  const hint = isInTheClear(value.trim())
    ? "app:host-clear"
    : field.hint && (`app:host-hint-${field.hint}` as const);
  const text = (
    <TextField
      label={field.initial === "" ? t("app:host-optional", { label }) : label}
      value={value}
      onChange={set}
      error={error}
      hint={hint ? t(hint) : undefined}
    />
  );
  if (input === "text" || input === "number") return text;
  return <WithChooser isFolder={input === "folder"} onChosen={set} field={text} />;
}

/** A path may be typed, or chosen with the system's dialog. */
function WithChooser(props: {
  isFolder: boolean;
  field: ReactElement;
  onChosen(path: string): void;
}): ReactElement {
  const t = useTexts();
  const attempt = useAttempt();
  const { isFolder, field, onChosen } = props;
  const choose = () =>
    attempt(async () => {
      const path = await request(isFolder ? "hosts.chooseFolder" : "hosts.chooseFile", {});
      if (path !== null) onChosen(path);
    });
  return (
    <div className={styles.chooser}>
      {field}
      <Button look="outline" onPress={choose}>
        {t("app:choose-file")}
      </Button>
    </div>
  );
}

type SecretFieldProps = Pick<HostFieldsProps, "draft" | "hasSecret" | "hasKeyring"> & { isWrong: boolean };

function SecretField({ draft, isWrong, hasSecret, hasKeyring }: SecretFieldProps): ReactElement | null {
  const t = useTexts();
  const { kind, value } = draft;
  const facts = { signIn: value("signIn"), url: value("url"), user: value("user"), key: value("key") };
  const secret = secretOf({ kind, ...facts });
  if (!secret) return null;
  const label = t(`publish:secret-${secret.word}`);
  return (
    <TextField
      label={secret.isOptional ? t("app:host-optional", { label }) : label}
      type="password"
      value={draft.secret}
      onChange={draft.setSecret}
      error={isWrong && draft.secret === "" ? t("app:host-missing-value") : undefined}
      hint={t(
        hasSecret
          ? "app:host-secret-kept-hint"
          : hasKeyring
            ? "publish:secret-kept"
            : "publish:secret-not-kept",
      )}
    />
  );
}

/** What is wrong with what was typed, as a text's name. */
function wrongOf(value: string): "missing-value" | "address-sign-in" | "wrong" {
  if (value === "") return "missing-value";
  return holdsSignIn(value) ? "address-sign-in" : "wrong";
}
