import type { LexicalEditor, TextFormatType } from "lexical";
import {
  Bold,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  Minus,
  Redo2,
  RemoveFormatting,
  Strikethrough,
  Underline,
  Undo2,
} from "lucide-react";
import { memo, type ReactElement, useMemo } from "react";
import { Toolbar as AriaToolbar } from "react-aria-components";
import { useIsMac } from "../../app/AppContext.tsx";
import { useEvent } from "../../app/bridge.ts";
import { useNotices } from "../../app/Notices.tsx";
import { useTexts } from "../../i18n/useTexts.ts";
import { IconButton, IconToggle } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import { isCovered } from "../useEditorKeys.ts";
import { BLOCK_TYPES, type BlockChoice } from "./blockType.ts";
import { commandsOf } from "./commands.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import styles from "./Toolbar.module.css";
import { useToolbarState } from "./useToolbarState.ts";

const FORMATS: readonly {
  key: "bold" | "italic" | "underline" | "strike";
  format: TextFormatType;
  letter?: string;
  icon: ReactElement;
}[] = [
  { key: "bold", format: "bold", letter: "B", icon: <Bold aria-hidden /> },
  { key: "italic", format: "italic", letter: "I", icon: <Italic aria-hidden /> },
  { key: "underline", format: "underline", letter: "U", icon: <Underline aria-hidden /> },
  { key: "strike", format: "strikethrough", icon: <Strikethrough aria-hidden /> },
];

interface ToolbarProps {
  editor: LexicalEditor | null;
  /** It is asked where a link leads. */
  isLinking: boolean;
  onLinking(isLinking: boolean): void;
}

/** The tools for the sheet that is being written in. */
export const Toolbar = memo(function Toolbar(props: ToolbarProps): ReactElement {
  const { editor, isLinking, onLinking } = props;
  const t = useTexts();
  const isMac = useIsMac();
  const { showError } = useNotices();
  const state = useToolbarState(editor);
  const commands = useMemo(() => (editor ? commandsOf(editor) : null), [editor]);
  const isDisabled = commands === null;
  const keys = (letter: string) => (isMac ? `⌘${letter}` : `Ctrl+${letter}`);
  const choice: BlockChoice = BLOCK_TYPES.find((kind) => kind === state.kind) ?? "paragraph";
  const insertPicture = () => void commands?.insertPicture().catch(showError);

  useEvent("menu.command", ({ command }) => {
    if (isCovered()) return;
    const format = FORMATS.find(({ key }) => key === command);
    if (format) commands?.format(format.format);
    if (command === "insert-picture") insertPicture();
    if (command === "clear-formatting") commands?.clearFormatting();
  });
  return (
    <AriaToolbar className={styles.toolbar ?? ""} aria-label={t("editor:toolbar")}>
      <div className={styles.kind}>
        <Select
          label={t("editor:block-type")}
          hideLabel
          value={choice}
          options={BLOCK_TYPES.map((id) => ({ id, name: t(`editor:${id}`) }))}
          onChange={(kind) => commands?.makeBlocks(kind)}
        />
      </div>
      {FORMATS.map(({ key, format, letter, icon }) => (
        <IconToggle
          key={key}
          label={t(`editor:${key}`)}
          {...(letter ? { shortcut: keys(letter) } : {})}
          icon={icon}
          isSelected={state[key]}
          isDisabled={isDisabled}
          onChange={() => commands?.format(format)}
        />
      ))}
      <IconToggle
        label={t("editor:link")}
        shortcut={keys("K")}
        icon={<Link aria-hidden />}
        isSelected={state.link !== null}
        isDisabled={isDisabled}
        onChange={() => onLinking(true)}
      />
      <span className={styles.separator} aria-hidden />
      <IconToggle
        label={t("editor:bulleted-list")}
        icon={<List aria-hidden />}
        isSelected={state.kind === "bulleted-list"}
        isDisabled={isDisabled}
        onChange={() => commands?.toggleList("bulleted-list", state.kind)}
      />
      <IconToggle
        label={t("editor:numbered-list")}
        icon={<ListOrdered aria-hidden />}
        isSelected={state.kind === "numbered-list"}
        isDisabled={isDisabled}
        onChange={() => commands?.toggleList("numbered-list", state.kind)}
      />
      <IconButton
        label={t("editor:picture")}
        icon={<Image aria-hidden />}
        isDisabled={isDisabled}
        onPress={insertPicture}
      />
      <IconButton
        label={t("editor:rule")}
        icon={<Minus aria-hidden />}
        isDisabled={isDisabled}
        onPress={() => commands?.insertRule()}
      />
      <span className={styles.separator} aria-hidden />
      <IconButton
        label={t("editor:clear-formatting")}
        icon={<RemoveFormatting aria-hidden />}
        isDisabled={isDisabled}
        onPress={() => commands?.clearFormatting()}
      />
      <IconButton
        label={t("editor:undo")}
        shortcut={keys("Z")}
        icon={<Undo2 aria-hidden />}
        isDisabled={!state.canUndo}
        onPress={() => commands?.undo()}
      />
      <IconButton
        label={t("editor:redo")}
        icon={<Redo2 aria-hidden />}
        isDisabled={!state.canRedo}
        onPress={() => commands?.redo()}
      />
      <LinkDialog
        isOpen={isLinking}
        current={state.link}
        onClose={() => onLinking(false)}
        onSet={(url) => {
          onLinking(false);
          commands?.setLink(url);
        }}
      />
    </AriaToolbar>
  );
});
