import { $createHorizontalRuleNode } from "@lexical/extension";
import { $createLinkNode } from "@lexical/link";
import { $createListItemNode, $createListNode, type ListNode } from "@lexical/list";
import { $createHeadingNode, $createQuoteNode } from "@lexical/rich-text";
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $setState,
  type LexicalNode,
  type TextFormatType,
} from "lexical";
import type { Block, Body, Inline, ListItem, Mark, Text } from "../../../shared/document/model.ts";
import { blockIdState } from "../nodes/blockId.ts";
import { $createImageNode } from "../nodes/ImageNode.tsx";

const FORMAT: Record<Mark, TextFormatType> = {
  bold: "bold",
  italic: "italic",
  underline: "underline",
  strike: "strikethrough",
};

/** Makes a body the editor's content. An empty one is a paragraph to write in. */
export function $writeBody(body: Body): void {
  const nodes = body.length > 0 ? $nodesOf(body) : [$createParagraphNode()];
  $getRoot()
    .clear()
    .append(...nodes);
}

/** A body's blocks as nodes, with their ids. */
export function $nodesOf(body: Body): LexicalNode[] {
  return body.map((block) => $setState($nodeOf(block), blockIdState, block.id));
}

function $nodeOf(block: Block): LexicalNode {
  switch (block.type) {
    case "paragraph":
      return $createParagraphNode().append(...block.children.map($inlineOf));
    case "heading":
      return $createHeadingNode(`h${block.level}`).append(...block.children.map($inlineOf));
    case "quote":
      return $createQuoteNode().append(...block.children.map($inlineOf));
    case "list":
      return $listOf(block);
    case "image":
      return $createImageNode(block);
    case "rule":
      return $createHorizontalRuleNode();
  }
}

/** Lexical keeps a nested list in an item of its own, after the one it belongs to. */
function $listOf({ ordered, items }: { ordered: boolean; items: readonly ListItem[] }): ListNode {
  const list = $createListNode(ordered ? "number" : "bullet");
  for (const { children, items: nested } of items) {
    list.append($createListItemNode().append(...children.map($inlineOf)));
    if (nested) list.append($createListItemNode().append($listOf(nested)));
  }
  return list;
}

function $inlineOf(inline: Inline): LexicalNode {
  if (inline.type === "text") return $textOf(inline);
  if (inline.type === "break") return $createLineBreakNode();
  return $createLinkNode(inline.url).append(...inline.children.map($inlineOf));
}

function $textOf({ text, marks = [] }: Text): LexicalNode {
  const node = $createTextNode(text);
  for (const mark of marks) node.toggleFormat(FORMAT[mark]);
  return node;
}
