import { $isListNode } from "@lexical/list";
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from "@lexical/rich-text";
import { $setBlocksType } from "@lexical/selection";
import { $createParagraphNode, $getSelection, type ElementNode, type LexicalNode } from "lexical";
import { $passBlockId } from "../nodes/blockId.ts";

/** What the toolbar's choice of block can make of a paragraph. */
export const BLOCK_TYPES = ["paragraph", "heading-2", "heading-3", "heading-4", "quote"] as const;
export type BlockChoice = (typeof BLOCK_TYPES)[number];

/** The kind of a block, or of the list it is in. */
export type BlockKind = BlockChoice | "bulleted-list" | "numbered-list";

/** The kind of a top-level node. */
export function $kindOf(node: LexicalNode | null): BlockKind {
  if ($isListNode(node)) return node.getListType() === "number" ? "numbered-list" : "bulleted-list";
  if ($isQuoteNode(node)) return "quote";
  if (!$isHeadingNode(node)) return "paragraph";
  const tag = node.getTag();
  if (tag === "h3") return "heading-3";
  return tag === "h1" || tag === "h2" ? "heading-2" : "heading-4";
}

/** Makes the selected blocks of a kind; each keeps its id. */
export function $makeBlocks(kind: BlockChoice): void {
  $setBlocksType($getSelection(), () => $createBlock(kind), $passBlockId);
}

function $createBlock(kind: BlockChoice): ElementNode {
  switch (kind) {
    case "paragraph":
      return $createParagraphNode();
    case "quote":
      return $createQuoteNode();
    case "heading-2":
      return $createHeadingNode("h2");
    case "heading-3":
      return $createHeadingNode("h3");
    case "heading-4":
      return $createHeadingNode("h4");
  }
}
