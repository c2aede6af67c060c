import { getExtensionDependencyFromEditor } from "@lexical/extension";
import { HistoryExtension } from "@lexical/history";
import { $isLinkNode } from "@lexical/link";
import { $findMatchingParent, mergeRegister } from "@lexical/utils";
import {
  $getSelection,
  $isRangeSelection,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
} from "lexical";
import { useEffect, useState } from "react";
import { $kindOf, type BlockKind } from "./blockType.ts";

/** What the toolbar shows of the place where the caret is. */
export interface ToolbarState {
  kind: BlockKind;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  /** The target of the link around the caret, or null. */
  link: string | null;
  canUndo: boolean;
  canRedo: boolean;
}

const NOTHING: ToolbarState = {
  kind: "paragraph",
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  link: null,
  canUndo: false,
  canRedo: false,
};

/** Follows the caret of an editor; draws again only when something that is shown changes. */
export function useToolbarState(editor: LexicalEditor | null): ToolbarState {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    if (!editor) return;
    const merge = (part: Partial<ToolbarState>) =>
      setState((shown) => {
        const next = { ...shown, ...part };
        return isSame(shown, next) ? shown : next;
      });
    // Each sheet has steps of its own to go back.
    const { historyState } = getExtensionDependencyFromEditor(editor, HistoryExtension).output;
    const { undoStack, redoStack } = historyState.peek();
    merge({
      ...editor.getEditorState().read($readState),
      canUndo: undoStack.length > 0,
      canRedo: redoStack.length > 0,
    });
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => merge(editorState.read($readState))),
      editor.registerCommand(
        CAN_UNDO_COMMAND,
        (canUndo) => {
          merge({ canUndo });
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerCommand(
        CAN_REDO_COMMAND,
        (canRedo) => {
          merge({ canRedo });
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
    );
  }, [editor]);
  return state;
}

function $readState(): Partial<ToolbarState> {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return {};
  const node = selection.anchor.getNode();
  const link = $findMatchingParent(node, $isLinkNode);
  return {
    kind: $kindOf(node.getTopLevelElement()),
    bold: selection.hasFormat("bold"),
    italic: selection.hasFormat("italic"),
    underline: selection.hasFormat("underline"),
    strike: selection.hasFormat("strikethrough"),
    link: $isLinkNode(link) ? link.getURL() : null,
  };
}

function isSame(a: ToolbarState, b: ToolbarState): boolean {
  return (Object.keys(a) as (keyof ToolbarState)[]).every((key) => a[key] === b[key]);
}
