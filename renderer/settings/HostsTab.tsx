import { History, Pencil, Plus, Trash2 } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { OpenNewsroom } from "../../shared/ipc.ts";
import { placeOf } from "../../shared/publish/hostKinds.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import { useApp } from "../app/AppContext.tsx";
import { request } from "../app/bridge.ts";
import { useAttempt } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { HistoryView } from "../publish/HistoryView.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { HostEditor } from "./HostEditor.tsx";
import styles from "./SettingsDialog.module.css";

/** What the tab shows: the list, a host's settings (null: a new one's), or what was published to one. */
type Showing =
  | { view: "list" }
  | { view: "editor"; host: HostConfig | null }
  | { view: "history"; host: HostConfig };

/** The places that the site is published to. Each change holds at once. */
export function HostsTab({ newsroom }: { newsroom: OpenNewsroom }): ReactElement {
  const { state } = useApp();
  const [showing, setShowing] = useState<Showing>({ view: "list" });
  const back = () => setShowing({ view: "list" });
  switch (showing.view) {
    case "editor":
      return (
        <HostEditor
          host={showing.host}
          hasSecret={showing.host !== null && newsroom.knownSecrets.includes(showing.host.id)}
          hasKeyring={state.hasKeyring}
          onDone={back}
        />
      );
    case "history":
      return <HistoryView host={showing.host} onBack={back} />;
    case "list":
      return <HostList newsroom={newsroom} onShow={setShowing} />;
  }
}

function HostList({
  newsroom,
  onShow,
}: {
  newsroom: OpenNewsroom;
  onShow(showing: Showing): void;
}): ReactElement {
  const t = useTexts();
  const [asked, setAsked] = useState<HostConfig | null>(null);
  return (
    <>
      <p className={styles.soft}>{t("app:hosts-lead")}</p>
      <ul className={styles.hosts}>
        {newsroom.hosts.map((host) => (
          <li key={host.id} className={styles.host}>
            <div>
              <p className={styles.hostName}>{host.name}</p>
              <p className={styles.place}>
                {t(`app:host-kind-${host.kind}`)} · {placeOf(host)}
              </p>
            </div>
            <div className={styles.buttons}>
              <IconButton
                label={t("app:host-history", { name: host.name })}
                icon={<History aria-hidden />}
                onPress={() => onShow({ view: "history", host })}
              />
              <IconButton
                label={t("app:host-edit", { name: host.name })}
                icon={<Pencil aria-hidden />}
                onPress={() => onShow({ view: "editor", host })}
              />
              <IconButton
                label={t("app:host-remove", { name: host.name })}
                icon={<Trash2 aria-hidden />}
                onPress={() => setAsked(host)}
              />
            </div>
          </li>
        ))}
      </ul>
      <div className={styles.start}>
        <Button look="outline" onPress={() => onShow({ view: "editor", host: null })}>
          <Plus aria-hidden />
          {t("app:host-add")}
        </Button>
      </div>
      <p className={styles.soft}>{t("app:host-remove-note")}</p>
      <RemoveDialog host={asked} onClose={() => setAsked(null)} />
    </>
  );
}

/** What goes with a host can't be had back by adding it again: it is asked about first. */
function RemoveDialog({ host, onClose }: { host: HostConfig | null; onClose(): void }): ReactElement {
  const t = useTexts();
  const attempt = useAttempt();
  const remove = () => {
    onClose();
    if (host) attempt(() => request("hosts.remove", { id: host.id }));
  };
  return (
    <Dialog
      title={t("app:host-remove-title", { name: host?.name ?? "" })}
      isOpen={host !== null}
      onClose={onClose}
      isAlert
      width="28rem"
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t("app:cancel")}
          </Button>
          <Button look="primary" onPress={remove}>
            {t("app:host-remove-yes")}
          </Button>
        </>
      }
    >
      <p>{t("app:host-remove-text")}</p>
    </Dialog>
  );
}
