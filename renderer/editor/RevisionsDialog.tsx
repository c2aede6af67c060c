import { type ReactElement, useEffect, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { RevisionEntry, StoryDetail } from "../../shared/ipc.ts";
import { LANGUAGES, otherLanguage } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { useApp } from "../app/AppContext.tsx";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { momentText } from "../i18n/moment.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./RevisionsDialog.module.css";
import { RevisionText } from "./RevisionText.tsx";

interface RevisionsDialogProps {
  /** The story as it is now. */
  story: Story;
  onClose(): void;
  /** One was made a story of its own. */
  onOpen(made: StoryDetail): void;
}

/** What a story was before, to be looked at and had back as a story of its own. */
export function RevisionsDialog({ story, onClose, onOpen }: RevisionsDialogProps): ReactElement {
  const t = useTexts();
  const { showError } = useNotices();
  const [entries, setEntries] = useState<readonly RevisionEntry[] | null>(null);
  const [shown, setShown] = useState<number | null>(null);
  const { id } = story;
  useEffect(() => {
    request("stories.revisions", { id }).then((found) => {
      setEntries(found);
      setShown(found[0]?.key ?? null);
    }, showError);
  }, [id, showError]);
  const open = () => {
    if (shown !== null) request("stories.duplicateRevision", { id, key: shown }).then(onOpen, showError);
  };
  return (
    <Dialog
      title={t("editor:revisions-title")}
      isOpen
      onClose={onClose}
      width="64rem"
      actions={
        <>
          <Button onPress={onClose}>{t("app:close")}</Button>
          <Button look="primary" isDisabled={shown === null} onPress={open}>
            {t("editor:revision-open")}
          </Button>
        </>
      }
    >
      {entries?.length === 0 ? <p className={styles.soft}>{t("editor:revisions-none")}</p> : null}
      {entries && shown !== null ? (
        <Entries entries={entries} shown={shown} story={story} onShow={setShown} />
      ) : null}
    </Dialog>
  );
}

interface EntriesProps {
  entries: readonly RevisionEntry[];
  shown: number;
  story: Story;
  onShow(key: number): void;
}

function Entries({ entries, shown, story, onShow }: EntriesProps): ReactElement {
  const t = useTexts();
  const { state } = useApp();
  const language = state.language ?? state.systemLanguage;
  return (
    <Tabs
      className={styles.tabs ?? ""}
      orientation="vertical"
      selectedKey={shown}
      onSelectionChange={(key) => onShow(Number(key))}
    >
      <TabList className={styles.list ?? ""} aria-label={t("editor:revisions-list")}>
        {entries.map(({ key, savedAt, titles }) => (
          <Tab key={key} id={key} className={styles.entry ?? ""}>
            <time dateTime={savedAt}>{momentText(savedAt, language)}</time>
            <span className={styles.soft}>
              {titles[language] || titles[otherLanguage(language)] || t("desk:untitled")}
            </span>
          </Tab>
        ))}
      </TabList>
      {entries.map(({ key }) => (
        <TabPanel key={key} id={key} className={styles.panel ?? ""}>
          <Revision id={story.id} revision={key} story={story} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

function Revision({ id, revision, story }: { id: string; revision: number; story: Story }): ReactElement {
  const t = useTexts();
  const { showError } = useNotices();
  const [earlier, setEarlier] = useState<Story | null>(null);
  useEffect(() => {
    request("stories.revision", { id, key: revision }).then(setEarlier, showError);
  }, [id, revision, showError]);
  return (
    <>
      <p className={styles.soft}>{t("editor:revision-marked")}</p>
      <div className={styles.sheets}>
        {earlier
          ? LANGUAGES.map((language) => (
              <RevisionText key={language} language={language} then={earlier} now={story} />
            ))
          : null}
      </div>
    </>
  );
}
