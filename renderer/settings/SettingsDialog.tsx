import { type ReactElement, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { OpenNewsroom } from "../../shared/ipc.ts";
import type { Newsroom } from "../../shared/story/newsroom.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { AppTab } from "./AppTab.tsx";
import { ContactTab } from "./ContactTab.tsx";
import { GlossaryTab } from "./GlossaryTab.tsx";
import { HostsTab } from "./HostsTab.tsx";
import { MachineTab } from "./MachineTab.tsx";
import { MemoryTab } from "./MemoryTab.tsx";
import { isBaseUrl, NewsroomTab } from "./NewsroomTab.tsx";
import { SectionsTab } from "./SectionsTab.tsx";
import styles from "./SettingsDialog.module.css";
import { TraditionalTab } from "./TraditionalTab.tsx";

const TABS = [
  "app",
  "newsroom",
  "sections",
  "contact",
  "hosts",
  "glossary",
  "memory",
  "machine",
  "traditional",
] as const;

/** A tab of the settings. */
export type SettingsTab = (typeof TABS)[number];

interface SettingsDialogProps {
  newsroom: OpenNewsroom;
  /** What it opens with. */
  first: SettingsTab;
  isOpen: boolean;
  onClose(): void;
}

/**
 * The app's settings and the newsroom's. The app's hold at once; the newsroom's when they are saved.
 * Mounted anew each time it is opened.
 */
export function SettingsDialog({ newsroom, first, isOpen, onClose }: SettingsDialogProps): ReactElement {
  const t = useTexts();
  const { showError } = useNotices();
  // A colleague's settings may come in while this is open: what was changed here is told from these.
  const [base] = useState(newsroom.settings);
  const [draft, setDraft] = useState(base);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(base);
  const save = async () => {
    try {
      await request("newsroom.save", { settings: draft, base });
      onClose();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Dialog
      title={t("app:settings")}
      isOpen={isOpen}
      onClose={onClose}
      // What was typed goes only when a person says so.
      isKept={isChanged}
      width="58rem"
      actions={
        <>
          <Button onPress={onClose}>{t(isChanged ? "app:cancel" : "app:close")}</Button>
          {isChanged ? (
            <Button look="primary" isDisabled={!isBaseUrl(draft.baseUrl)} onPress={() => void save()}>
              {t("app:save")}
            </Button>
          ) : null}
        </>
      }
    >
      <Tabs className={styles.tabs ?? ""} orientation="vertical" defaultSelectedKey={first}>
        <TabList className={styles.tabList ?? ""} aria-label={t("app:settings")}>
          {TABS.map((tab) => (
            <Tab key={tab} id={tab} className={styles.tab ?? ""}>
              {t(`app:settings-${tab}`)}
            </Tab>
          ))}
        </TabList>
        {TABS.map((tab) => (
          <TabPanel key={tab} id={tab} className={styles.panel ?? ""}>
            <Panel tab={tab} newsroom={newsroom} draft={draft} onChange={setDraft} />
          </TabPanel>
        ))}
      </Tabs>
    </Dialog>
  );
}

interface PanelProps {
  tab: SettingsTab;
  newsroom: OpenNewsroom;
  draft: Newsroom;
  onChange(draft: Newsroom): void;
}

function Panel({ tab, newsroom, draft, onChange }: PanelProps): ReactElement {
  switch (tab) {
    case "app":
      return <AppTab />;
    case "newsroom":
      return <NewsroomTab draft={draft} onChange={onChange} />;
    case "sections":
      return <SectionsTab draft={draft} onChange={onChange} />;
    case "contact":
      return <ContactTab draft={draft} onChange={onChange} />;
    case "hosts":
      return <HostsTab newsroom={newsroom} />;
    case "glossary":
      return <GlossaryTab />;
    case "memory":
      return <MemoryTab />;
    case "machine":
      return <MachineTab />;
    case "traditional":
      return <TraditionalTab draft={draft} onChange={onChange} />;
  }
}
