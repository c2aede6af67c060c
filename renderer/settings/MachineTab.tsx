import { type ReactElement, useEffect, useState } from "react";
import {
  isSameServer,
  MACHINE_KINDS,
  type MachineSettings,
  type MachineState,
} from "../../shared/bilingual/machine.ts";
import { useApp } from "../app/AppContext.tsx";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./SettingsDialog.module.css";

const CHOICES = ["off", ...MACHINE_KINDS] as const;

/** The settings as they are typed. */
interface Draft {
  kind: (typeof CHOICES)[number];
  address: string;
  model: string;
  key: string;
}

/** How far the last thing asked for has come. */
type Progress = { step: "idle" | "testing" | "saved" } | { step: "tested"; translation: string };

const IDLE: Progress = { step: "idle" };

/** The translation service of the user's own: off until it is set up. */
export function MachineTab(): ReactElement | null {
  const { showError } = useNotices();
  const [state, setState] = useState<MachineState | null>(null);
  useEffect(() => {
    request("machine.settings", {}).then(setState, showError);
  }, [showError]);
  return state && <MachineForm state={state} onSaved={setState} />;
}

function MachineForm(props: { state: MachineState; onSaved(state: MachineState): void }): ReactElement {
  const { state, onSaved } = props;
  const t = useTexts();
  const { showError } = useNotices();
  const [draft, setDraft] = useState(() => draftOf(state));
  const [progress, setProgress] = useState(IDLE);
  const settings = settingsOf(draft);
  const key = draft.key === "" ? {} : { key: draft.key };
  const change = (changed: Partial<Draft>) => {
    setDraft({ ...draft, ...changed });
    setProgress(IDLE);
  };
  const attempt = (work: () => Promise<void>) => {
    work().catch((error: unknown) => {
      setProgress(IDLE);
      showError(error);
    });
  };
  const test = (tried: MachineSettings) =>
    attempt(async () => {
      setProgress({ step: "testing" });
      const translation = await request("machine.test", { settings: tried, ...key });
      setProgress({ step: "tested", translation });
    });
  const save = () =>
    attempt(async () => {
      onSaved(await request("machine.save", { settings, ...key }));
      setDraft({ ...draft, key: "" });
      setProgress({ step: "saved" });
    });
  const isReady = draft.kind === "off" || settings !== null;
  return (
    <div className={styles.editor}>
      <p className={styles.soft}>{t("machine:lead")}</p>
      <Select
        label={t("machine:kind")}
        value={draft.kind}
        options={CHOICES.map((id) => ({ id, name: t(`machine:kind-${id}`) }))}
        onChange={(kind) => change({ kind })}
      />
      {draft.kind === "off" ? null : <ServiceFields draft={draft} state={state} onChange={change} />}
      <ProgressLine progress={progress} />
      <div className={styles.buttons}>
        {settings ? (
          <Button look="outline" isDisabled={progress.step === "testing"} onPress={() => test(settings)}>
            {t("machine:test")}
          </Button>
        ) : null}
        <Button look="primary" isDisabled={!isReady} onPress={save}>
          {t("machine:save")}
        </Button>
      </div>
    </div>
  );
}

interface ServiceFieldsProps {
  draft: Draft;
  state: MachineState;
  onChange(changed: Partial<Draft>): void;
}

/** Where the service is, and what it wants to know. */
function ServiceFields({ draft, state, onChange }: ServiceFieldsProps): ReactElement {
  const t = useTexts();
  const { hasKeyring } = useApp().state;
  const isKept =
    state.hasKey && state.settings !== null && isSameServer(state.settings.address, draft.address);
  const keeping = t(hasKeyring ? "machine:key-lasting" : "machine:key-held");
  const keyHint = t("machine:key-hints", {
    use: t(isKept ? "machine:key-kept" : "machine:key-hint"),
    keeping,
  });
  const isChat = draft.kind === "openai";
  return (
    <>
      <p>{t(isChat ? "machine:sent-openai" : "machine:sent-libretranslate")}</p>
      <p>{t("machine:draft")}</p>
      <TextField
        label={t("machine:address")}
        value={draft.address}
        onChange={(address) => onChange({ address })}
        hint={t(isChat ? "machine:address-hint-openai" : "machine:address-hint-libretranslate")}
      />
      <div className={styles.pair}>
        {isChat ? (
          <TextField
            label={t("machine:model")}
            value={draft.model}
            onChange={(model) => onChange({ model })}
          />
        ) : null}
        <TextField
          label={t("machine:key")}
          type="password"
          value={draft.key}
          onChange={(key) => onChange({ key })}
          hint={keyHint}
        />
      </div>
    </>
  );
}

function ProgressLine({ progress }: { progress: Progress }): ReactElement | null {
  const t = useTexts();
  switch (progress.step) {
    case "idle":
      return null;
    case "testing":
      return <p role="status">{t("machine:testing")}</p>;
    case "saved":
      return <p role="status">{t("machine:saved")}</p>;
    case "tested":
      return <p role="status">{t("machine:works", { translation: progress.translation })}</p>;
  }
}

function draftOf({ settings }: MachineState): Draft {
  const { kind, address, model } = settings ?? { kind: "off", address: "", model: "" };
  return { kind, address, model, key: "" };
}

/** The settings that were typed, or null where one is missing or the service is off. */
function settingsOf({ kind, address, model }: Draft): MachineSettings | null {
  if (kind === "off" || address.trim() === "") return null;
  if (kind === "openai" && model.trim() === "") return null;
  return { kind, address: address.trim(), model: model.trim() };
}
