import { HISTORIC_TAG, type LexicalEditor } from "lexical";
import { type ReactElement, useMemo, useState } from "react";
import { isBesidePart } from "../../shared/bilingual/parts.ts";
import { linksAfterUndo, SPACINGS, type Spacing, tidyStory } from "../../shared/bilingual/typography.ts";
import { wordDiff } from "../../shared/bilingual/wordDiff.ts";
import { blockText } from "../../shared/document/text.ts";
import type { Story } from "../../shared/story/model.ts";
import type { BodyHandle } from "../editor/BodyEditor.tsx";
import { replaceBlocks } from "../editor/blocks.ts";
import type { OpenStory } from "../editor/saving/useStory.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Select } from "../ui/Select.tsx";
import { DiffText } from "./DiffText.tsx";
import styles from "./TranslationPanel.module.css";

interface TypographyDialogProps {
  open: OpenStory;
  /** The Chinese version's text. */
  handle: BodyHandle;
  onClose(): void;
}

/** Shows what would be changed in the Chinese version's punctuation and spacing, and does it. */
export function TypographyDialog({ open, handle, onClose }: TypographyDialogProps): ReactElement {
  const t = useTexts();
  const [spacing, setSpacing] = useState<Spacing>("keep");
  const [story] = useState(() => open.snapshot());
  const tidied = useMemo(() => story && tidyStory(story, { spacing }), [story, spacing]);
  const changes = tidied?.changes ?? [];
  const apply = () => {
    if (tidied && story) put(open, handle, story, tidied.story);
    onClose();
  };
  return (
    <Dialog
      title={t("typography:title")}
      isOpen
      onClose={onClose}
      width="40rem"
      actions={
        <>
          <Button onPress={onClose}>{t("app:cancel")}</Button>
          <Button look="primary" isDisabled={changes.length === 0} onPress={apply}>
            {t("typography:apply")}
          </Button>
        </>
      }
    >
      <Select
        label={t("typography:spacing")}
        value={spacing}
        options={SPACINGS.map((id) => ({ id, name: t(`typography:spacing-${id}`) }))}
        onChange={(id) => setSpacing(SPACINGS.find((known) => known === id) ?? "keep")}
      />
      {changes.length === 0 ? <p>{t("typography:nothing")}</p> : null}
      <ul className={styles.changes}>
        {changes.map(({ part, before, after }) => (
          <li key={part}>
            {isBesidePart(part) ? <h3>{t(`typography:part-${part}`)}</h3> : null}
            <p className={styles.diff} lang="zh-Hans">
              <DiffText runs={wordDiff(before, after, "zh-Hans")} />
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function put(open: OpenStory, { editor }: BodyHandle, before: Story, after: Story): void {
  const texts = new Map(before.versions["zh-Hans"].body.map((block) => [block.id, blockText(block)]));
  const changed = after.versions["zh-Hans"].body.filter((block) => texts.get(block.id) !== blockText(block));
  if (changed.length > 0) {
    replaceBlocks(editor, changed);
    followUndo(open, editor, before, after);
  }
  const { title, summary } = after.versions["zh-Hans"];
  open.change((current) => ({
    ...current,
    cover: after.cover,
    links: after.links,
    versions: { ...current.versions, "zh-Hans": { ...current.versions["zh-Hans"], title, summary } },
  }));
}

/** Undo brings the text back; its links then are as fresh as they were with it. */
function followUndo(open: OpenStory, editor: LexicalEditor, before: Story, after: Story): void {
  editor.registerUpdateListener(({ tags }) => {
    const now = tags.has(HISTORIC_TAG) ? open.snapshot() : null;
    if (!now) return;
    const links = linksAfterUndo(now, before, after);
    if (links.some((link, index) => link !== now.links[index])) {
      open.change((current) => ({ ...current, links }));
    }
  });
}
