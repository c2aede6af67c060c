import { $getState, $setState, createState, type LexicalNode } from "lexical";
import type { ImageBlock } from "../../../shared/document/model.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The parts of a picture's node, as node state. */
export const imageStates = {
  media: createState("media", { parse: text }),
  alt: createState("alt", { parse: text }),
  caption: createState("caption", { parse: text }),
  credit: createState("credit", { parse: text }),
};

/** What a picture says; each part is text in the version's language. */
export type ImageText = Pick<ImageBlock, "alt" | "caption" | "credit">;

/** Which picture a node shows. */
export function $imageMedia(node: LexicalNode): string {
  return $getState(node, imageStates.media);
}

/** What a picture says. */
export function $imageText(node: LexicalNode): ImageText {
  return {
    alt: $getState(node, imageStates.alt),
    caption: $getState(node, imageStates.caption),
    credit: $getState(node, imageStates.credit),
  };
}

/** Changes what a picture says. */
export function $setImageText(node: LexicalNode, text: Partial<ImageText>): void {
  for (const key of ["alt", "caption", "credit"] as const) {
    const value = text[key];
    if (value !== undefined) $setState(node, imageStates[key], value);
  }
}
