import {
  $addUpdateTag,
  $createNodeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $setSelection,
  $setState,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeSelection,
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

/** Puts the caret at the end of a block, and the focus with it; a picture is selected. */
export function focusBlock(editor: LexicalEditor, id: string): void {
  // Of itself Lexical leaves the focus with another editor that has it.
  editor.getRootElement()?.focus({ preventScroll: true });
  editor.update(
    () => {
      const block = $blockWith(id);
      if ($isElementNode(block)) block.selectEnd();
      else if (block) $setSelection($nodeSelectionOf(block));
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
      const first = $getRoot().getFirstChild();
      if (!node) return;
      if (place) place.insertAfter(node);
      else if (first) first.insertBefore(node);
      else $getRoot().append(node);
      // The empty paragraph of a text that nobody has begun gives way.
      if ($getRoot().getChildrenSize() > 2 || !$isParagraphNode(first) || !first.isEmpty()) return;
      if ($isElementNode(node)) node.selectEnd();
      else $setSelection($nodeSelectionOf(node));
      first.remove();
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

/** Moves the blocks that are selected past their neighbour; one step back for undo. */
export function moveBlocks(editor: LexicalEditor, direction: "up" | "down"): void {
  editor.update(() => {
    const chosen = new Set(
      $getSelection()
        ?.getNodes()
        .map((node) => node.getTopLevelElement()?.getKey()),
    );
    const blocks = $getRoot()
      .getChildren()
      .filter((block) => chosen.has(block.getKey()));
    const [first] = blocks;
    const last = blocks.at(-1);
    // The neighbour goes, so that the caret stays where it is.
    const neighbour = direction === "up" ? first?.getPreviousSibling() : last?.getNextSibling();
    if (!first || !last || !neighbour) return;
    $addUpdateTag(HISTORY_PUSH_TAG);
    if (direction === "up") last.insertAfter(neighbour, false);
    else first.insertBefore(neighbour, false);
  });
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
      if ($isRangeSelection(selection)) selection.insertRawText(text);
    },
    { discrete: true },
  );
  editor.focus();
}

function $nodeSelectionOf(node: LexicalNode): NodeSelection {
  const selection = $createNodeSelection();
  selection.add(node.getKey());
  return selection;
}

function $blockWith(id: string): LexicalNode | undefined {
  return $getRoot()
    .getChildren()
    .find((node) => $blockId(node) === id);
}
