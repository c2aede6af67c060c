import {
  $addUpdateTag,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  $setState,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
} from "lexical";
import type { Block } from "../../shared/document/model.ts";
import { $nodesOf } from "./convert/toLexical.ts";
import { $blockId, blockIdState } from "./nodes/blockId.ts";

/** The id of the block that the caret is in, or null. */
export function $blockAtCaret(): string | null {
  const selection = $getSelection();
  const node = $isRangeSelection(selection) ? selection.focus.getNode() : (selection?.getNodes()[0] ?? null);
  const block = node?.getTopLevelElement() ?? null;
  return block === null ? null : $blockId(block) || null;
}

/** The elements that show an editor's blocks, by the blocks' ids, in order. */
export function elementsOfBlocks(editor: LexicalEditor): Map<string, HTMLElement> {
  return editor.read(() => {
    const found = new Map<string, HTMLElement>();
    for (const node of $getRoot().getChildren()) {
      const element = editor.getElementByKey(node.getKey());
      if (element) found.set($blockId(node), element);
    }
    return found;
  });
}

/** Puts the caret at the end of a block, and the focus with it. */
export function focusBlock(editor: LexicalEditor, id: string): void {
  editor.update(
    () => {
      const block = $blockWith(id);
      if ($isElementNode(block)) block.selectEnd();
      else block?.selectNext();
    },
    { discrete: true },
  );
  editor.focus();
}

/** Puts a block after another one, or at the start of the text; one step back for undo. */
export function insertBlock(editor: LexicalEditor, block: Block, after: string | null): void {
  editor.update(
    () => {
      $addUpdateTag(HISTORY_PUSH_TAG);
      const [node] = $nodesOf([block]);
      const place = after === null ? null : $blockWith(after);
      const [first] = $getRoot().getChildren();
      if (!node) return;
      // The empty paragraph of a text that nobody has begun gives way.
      if (place) place.insertAfter(node);
      else if (first && $getRoot().getChildrenSize() === 1 && first.getTextContentSize() === 0) {
        first.replace(node);
      } else if (first) first.insertBefore(node);
      else $getRoot().append(node);
    },
    { discrete: true },
  );
}

/** Puts other content in a block's place, under its id, and the caret at its end; one step back for undo. */
export function replaceBlock(editor: LexicalEditor, block: Block): void {
  editor.update(
    () => {
      $addUpdateTag(HISTORY_PUSH_TAG);
      const placed = $replaceBlock(block);
      if ($isElementNode(placed)) placed.selectEnd();
    },
    { discrete: true },
  );
}

/** Puts other content in the places of blocks, under their ids; one step back for undo. The caret stays in its block. */
export function replaceBlocks(editor: LexicalEditor, blocks: readonly Block[]): void {
  editor.update(
    () => {
      $addUpdateTag(HISTORY_PUSH_TAG);
      const caret = $blockAtCaret();
      // A selection in what goes away would be lost, and the update with it.
      $setSelection(null);
      for (const block of blocks) $replaceBlock(block);
      const place = caret === null ? null : $blockWith(caret);
      if ($isElementNode(place)) place.selectEnd();
    },
    { discrete: true },
  );
}

function $replaceBlock(block: Block): LexicalNode | null {
  const [node] = $nodesOf([block]);
  if (!node) return null;
  $blockWith(block.id)?.replace($setState(node, blockIdState, block.id));
  return $getNodeByKey(node.getKey());
}

/** Writes text where the caret is in a block, or at its end; one step back for undo. */
export function writeInBlock(editor: LexicalEditor, id: string, text: string): void {
  editor.update(
    () => {
      $addUpdateTag(HISTORY_PUSH_TAG);
      const block = $blockWith(id);
      if ($isElementNode(block) && $blockAtCaret() !== id) block.selectEnd();
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(text);
    },
    { discrete: true },
  );
  editor.focus();
}

function $blockWith(id: string): LexicalNode | undefined {
  return $getRoot()
    .getChildren()
    .find((node) => $blockId(node) === id);
}
