import { $isHorizontalRuleNode } from "@lexical/extension";
import { $isLinkNode } from "@lexical/link";
import { $isListItemNode, $isListNode, type ListNode } from "@lexical/list";
import { $isHeadingNode, $isQuoteNode } from "@lexical/rich-text";
import { $isElementNode, $isLineBreakNode, $isTextNode, type LexicalNode, type TextNode } from "lexical";
import { MARKS } from "../../../shared/document/marks.ts";
import type { Block, Inline, LinkInline, ListItem, Text } from "../../../shared/document/model.ts";
import { $blockId } from "../nodes/blockId.ts";
import { $isImageNode } from "../nodes/ImageNode.tsx";
import { $imageMedia, $imageText } from "../nodes/imageState.ts";

/** A top-level node as a block; null for one that a body has no word for. */
export function $blockOf(node: LexicalNode): Block | null {
  const id = $blockId(node);
  if ($isHeadingNode(node))
    return { type: "heading", id, level: levelOf(node.getTag()), children: $inlinesOf(node.getChildren()) };
  if ($isQuoteNode(node)) return { type: "quote", id, children: $inlinesOf(node.getChildren()) };
  if ($isListNode(node)) return { type: "list", id, ...$listOf(node) };
  if ($isImageNode(node)) return { type: "image", id, media: $imageMedia(node), ...$imageText(node) };
  if ($isHorizontalRuleNode(node)) return { type: "rule", id };
  if ($isElementNode(node)) return { type: "paragraph", id, children: $inlinesOf(node.getChildren()) };
  return null;
}

function levelOf(tag: string): 2 | 3 | 4 {
  if (tag === "h3") return 3;
  return tag === "h1" || tag === "h2" ? 2 : 4;
}

function $listOf(list: ListNode): { ordered: boolean; items: ListItem[] } {
  const items: ListItem[] = [];
  for (const item of list.getChildren()) {
    if (!$isListItemNode(item)) continue;
    const children = item.getChildren();
    const nested = children.find($isListNode);
    const inlines = $inlinesOf(children.filter((child) => child !== nested));
    const last = items.at(-1);
    // An item that holds only a list belongs to the one before it.
    if (nested && inlines.length === 0 && last && !last.items) last.items = $listOf(nested);
    else items.push({ children: inlines, ...(nested ? { items: $listOf(nested) } : {}) });
  }
  return { ordered: list.getListType() === "number", items };
}

function $inlinesOf(nodes: readonly LexicalNode[]): Inline[] {
  const inlines: Inline[] = [];
  for (const node of nodes) {
    if ($isLinkNode(node)) {
      // Links don't nest, so what is in one is text and breaks.
      const children = $inlinesOf(node.getChildren()).flatMap(unlinked);
      if (children.length > 0) inlines.push({ type: "link", url: node.getURL(), children });
    } else if ($isLineBreakNode(node)) inlines.push({ type: "break" });
    else if ($isTextNode(node)) appendText(inlines, $textOf(node));
    else if ($isElementNode(node)) inlines.push(...$inlinesOf(node.getChildren()));
  }
  return inlines;
}

function unlinked(inline: Inline): LinkInline["children"] {
  return inline.type === "link" ? inline.children : [inline];
}

function $textOf(node: TextNode): Text {
  const marks = MARKS.filter((mark) => node.hasFormat(mark === "strike" ? "strikethrough" : mark));
  const text = node.getTextContent();
  return marks.length > 0 ? { type: "text", text, marks } : { type: "text", text };
}

/** Two runs that look the same are one. */
function appendText(inlines: Inline[], text: Text): void {
  if (text.text === "") return;
  const last = inlines.at(-1);
  if (last?.type === "text" && (last.marks ?? []).join() === (text.marks ?? []).join()) {
    inlines[inlines.length - 1] = { ...last, text: last.text + text.text };
  } else inlines.push(text);
}
