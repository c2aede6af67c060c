import { ArrowLeft } from "lucide-react";
import { type ReactElement, useState } from "react";
import { secretOf } from "../../shared/publish/hostKinds.ts";
import type { HostReport } from "../../shared/publish/hostReport.ts";
import { newHostId } from "../../shared/story/ids.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { KeyQuestion } from "../publish/KeyQuestion.tsx";
import { Button } from "../ui/Button.tsx";
import { HostFields } from "./HostFields.tsx";
import { HostTestView } from "./HostTestView.tsx";
import styles from "./SettingsDialog.module.css";
import { useHostDraft } from "./useHostDraft.ts";

interface HostEditorProps {
  /** Null for a new one. */
  host: HostConfig | null;
  hasSecret: boolean;
  hasKeyring: boolean;
  onDone(): void;
}

/** A host's settings: typed, tried, saved. */
export function HostEditor({ host, hasSecret, hasKeyring, onDone }: HostEditorProps): ReactElement {
  const t = useTexts();
  const { showError } = useNotices();
  const [id] = useState(() => host?.id ?? newHostId());
  const draft = useHostDraft(id, host, "sftp");
  const [lacksSecret, setLacksSecret] = useState(false);
  const [report, setReport] = useState<HostReport | "running" | null>(null);
  const withHost = async (work: (host: HostConfig, secret: { secret?: string }) => Promise<void>) => {
    const ready = draft.read();
    if (!ready) return;
    try {
      await work(ready, draft.secret === "" ? {} : { secret: draft.secret });
    } catch (error) {
      setReport(null);
      showError(error);
    }
  };
  const save = () =>
    withHost(async (ready, secret) => {
      await request("hosts.save", { host: ready, ...secret });
      onDone();
    });
  const test = () =>
    withHost(async (ready, secret) => {
      const isLacking = secretOf(ready)?.isOptional === false && draft.secret === "" && !hasSecret;
      setLacksSecret(isLacking);
      if (isLacking) return;
      setReport("running");
      setReport(await request("hosts.test", { host: ready, ...secret }));
    });
  const accept = (fingerprint: string) => {
    draft.set("hostKey", fingerprint);
    setReport(null);
  };
  const failure = report && report !== "running" ? report.steps.find(({ error }) => error)?.error : null;
  return (
    <div className={styles.editor}>
      <div className={styles.back}>
        <Button onPress={onDone}>
          <ArrowLeft aria-hidden />
          {t("app:host-back")}
        </Button>
      </div>
      <HostFields
        draft={draft}
        lacksSecret={lacksSecret}
        isNew={host === null}
        hasSecret={hasSecret}
        hasKeyring={hasKeyring}
      />
      {report ? <HostTestView report={report} /> : null}
      {failure ? <KeyQuestion error={failure} onAccept={accept} /> : null}
      <div className={styles.foot}>
        <Button look="outline" isDisabled={report === "running"} onPress={() => void test()}>
          {t("app:host-test")}
        </Button>
        <Button look="primary" onPress={() => void save()}>
          {t("app:host-save")}
        </Button>
      </div>
    </div>
  );
}
