import type { Block, Body, Inline } from "./model.ts";
import { inlinesOf } from "./walk.ts";

/** The text of inline content; a forced break is a line end. */
export function inlineText(inlines: readonly Inline[]): string {
  let text = "";
  for (const inline of inlines) {
    if (inline.type === "text") text += inline.text;
    else if (inline.type === "break") text += "\n";
    else text += inlineText(inline.children);
  }
  return text;
}

/** A block's text: a line for each item of a list, caption and alternative text of a picture. */
export function blockText(block: Block): string {
  if (block.type === "image") return [block.alt, block.caption].filter(Boolean).join("\n");
  return [...inlinesOf(block)].map(inlineText).join("\n");
}

/** A body's text, a blank line between blocks. */
export function bodyText(body: Body): string {
  return body.map(blockText).filter(Boolean).join("\n\n");
}

/** True when a reader would see nothing: no text and no picture. */
export function bodyIsEmpty(body: Body): boolean {
  return body.every((block) => block.type !== "image" && blockText(block).trim() === "");
}
