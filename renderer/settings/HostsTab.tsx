import { Plus, Trash2 } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { OpenNewsroom } from "../../shared/ipc.ts";
import { newHostId } from "../../shared/story/ids.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { FolderHostForm } from "./FolderHostForm.tsx";
import styles from "./SettingsDialog.module.css";

/** The places that the site is published to. Each change holds at once. */
export function HostsTab({ newsroom }: { newsroom: OpenNewsroom }): ReactElement {
  const t = useTexts();
  const { showError } = useNotices();
  const [isBusy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
    }
  };
  const save = (host: HostConfig) => void attempt(() => request("hosts.save", { host }));
  const remove = (id: string) => void attempt(() => request("hosts.remove", { id }));
  const add = () =>
    void attempt(async () => {
      const path = await request("hosts.chooseFolder", {});
      if (path === null) return;
      const name = freeName(t("app:host-new"), newsroom.hosts);
      await request("hosts.save", { host: { kind: "folder", id: newHostId(), name, path } });
    });
  return (
    <>
      <p className={styles.soft}>{t("app:hosts-lead")}</p>
      {newsroom.hosts.map((host) => (
        <div key={host.id} className={styles.host}>
          <HostForm host={host} onSave={save} />
          <IconButton
            label={t("app:host-remove", { name: host.name })}
            icon={<Trash2 aria-hidden />}
            isDisabled={isBusy}
            onPress={() => remove(host.id)}
          />
        </div>
      ))}
      <div className={styles.start}>
        <Button look="outline" isDisabled={isBusy} onPress={add}>
          <Plus aria-hidden />
          {t("app:host-add")}
        </Button>
      </div>
      <p className={styles.soft}>{t("app:host-remove-note")}</p>
    </>
  );
}

/** The form of a host's kind. */
function HostForm({ host, onSave }: { host: HostConfig; onSave(host: HostConfig): void }): ReactElement {
  switch (host.kind) {
    case "folder":
      return <FolderHostForm host={host} onSave={onSave} />;
  }
}

function freeName(name: string, hosts: readonly HostConfig[]): string {
  const isTaken = (candidate: string) => hosts.some((host) => host.name === candidate);
  if (!isTaken(name)) return name;
  for (let n = 2; ; n += 1) if (!isTaken(`${name} ${n}`)) return `${name} ${n}`;
}
