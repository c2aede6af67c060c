import { INSERT_HORIZONTAL_RULE_COMMAND } from "@lexical/extension";
import { $isLinkNode, TOGGLE_LINK_COMMAND } from "@lexical/link";
import {
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from "@lexical/list";
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
  REDO_COMMAND,
  type TextFormatType,
  UNDO_COMMAND,
} from "lexical";
import { request } from "../../app/bridge.ts";
import { insertPictures } from "../BodyEditor.tsx";
import { $makeBlocks, type BlockChoice, type BlockKind } from "./blockType.ts";

/** What the toolbar and the menu do in the text. */
export interface EditorCommands {
  format(format: TextFormatType): void;
  makeBlocks(kind: BlockChoice): void;
  /** Makes a list, or paragraphs again of one that is of this kind already. */
  toggleList(kind: "bulleted-list" | "numbered-list", current: BlockKind): void;
  /** Null takes the link away. */
  setLink(url: string | null): void;
  insertRule(): void;
  insertPicture(): Promise<void>;
  clearFormatting(): void;
  undo(): void;
  redo(): void;
}

/** The commands of one editor; each leaves the caret in the text. */
export function commandsOf(editor: LexicalEditor): EditorCommands {
  return {
    format: (format) => void editor.dispatchCommand(FORMAT_TEXT_COMMAND, format),
    makeBlocks: (kind) => editor.update(() => $makeBlocks(kind), { onUpdate: () => editor.focus() }),
    toggleList: (kind, current) => {
      if (kind === current) editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
      else if (kind === "bulleted-list") editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
      else editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
    },
    setLink: (url) => {
      editor.dispatchCommand(TOGGLE_LINK_COMMAND, url);
      editor.focus();
    },
    insertRule: () => void editor.dispatchCommand(INSERT_HORIZONTAL_RULE_COMMAND, undefined),
    insertPicture: async () => insertPictures(editor, await request("media.choose", {})),
    clearFormatting: () => editor.update($clearFormatting),
    undo: () => void editor.dispatchCommand(UNDO_COMMAND, undefined),
    redo: () => void editor.dispatchCommand(REDO_COMMAND, undefined),
  };
}

/** Marks and links go from the selected text, or from the block that the caret is in; the words stay. */
function $clearFormatting(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  if (selection.isCollapsed()) {
    const block = selection.anchor.getNode().getTopLevelElement();
    block?.getAllTextNodes().forEach((node) => {
      node.setFormat(0);
      node.setStyle("");
    });
    return;
  }
  for (const node of selection.extract()) {
    if ($isTextNode(node)) {
      node.setFormat(0);
      node.setStyle("");
    }
    const parent = node.getParent();
    if ($isLinkNode(parent)) {
      for (const child of parent.getChildren()) parent.insertBefore(child);
      parent.remove();
    }
  }
}
