import { type ReactElement, useState } from "react";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import { request } from "../app/bridge.ts";
import { useAttempt } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./SettingsDialog.module.css";

type FolderHost = Extract<HostConfig, { kind: "folder" }>;

/** A folder host: its name and its folder, saved when a field is left. */
export function FolderHostForm({
  host,
  onSave,
}: {
  host: FolderHost;
  onSave(host: FolderHost): void;
}): ReactElement {
  const t = useTexts();
  const [name, setName] = useState(host.name);
  const attempt = useAttempt();
  const choose = () =>
    attempt(async () => {
      const path = await request("hosts.chooseFolder", {});
      if (path !== null) onSave({ ...host, path });
    });
  const leave = () => {
    if (name.trim() === "") setName(host.name);
    else if (name !== host.name) onSave({ ...host, name: name.trim() });
  };
  return (
    <div className={styles.pair}>
      <TextField label={t("app:host-name")} value={name} onChange={setName} onBlur={leave} />
      <div className={styles.host} style={{ border: 0, padding: 0 }}>
        <TextField label={t("app:host-folder")} value={host.path} onChange={() => undefined} isReadOnly />
        <Button look="outline" onPress={choose}>
          {t("app:choose-folder")}
        </Button>
      </div>
    </div>
  );
}
