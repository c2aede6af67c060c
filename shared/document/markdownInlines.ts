import type { Image, ImageReference, Link as LinkNode, LinkReference, PhrasingContent } from "mdast";
import { newBlockId } from "../story/ids.ts";
import { withoutSoftBreaks } from "./markdownSoftBreaks.ts";
import { SEPARATOR } from "./markdownSyntax.ts";
import { MARKS } from "./marks.ts";
import type { ImageBlock, Inline, LinkInline, Mark } from "./model.ts";
import { safeUrl } from "./urls.ts";

/** What Markdown can say and a body can't; the text in it stays, as plain text. */
export type Simplification = "raw-html" | "shortcode" | "code" | "table" | "nested-block" | "link";

/** A picture before its file was looked up: `src` is as it was written. */
export type PictureBlock = Omit<ImageBlock, "media"> & { src: string };

/** What stands in a line of Markdown: a body has its pictures as blocks of their own. */
export type Piece = Inline | PictureBlock;

/** What reading one text needs from one end to the other. */
export interface ReadingContext {
  source: string;
  /** Filled while reading. */
  simplified: Set<Simplification>;
  /** Targets of reference links, by identifier. */
  definitions: ReadonlyMap<string, string>;
}

/** HTML's tags that are marks. */
const MARK_OF_TAG: Readonly<Record<string, Mark>> = {
  u: "underline",
  ins: "underline",
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  s: "strike",
  del: "strike",
};
const TAG = /^<(\/?)([a-z][\w-]*)/i;
/** What stands in these is not text. */
const UNSEEN = new Set(["script", "style"]);
/** Reads one block's inline content; a tag that is open counts until it is closed or the block ends. */
export class InlineReader {
  private readonly context: ReadingContext;
  private readonly openTags = new Map<Mark, number>();
  private unseen: string | null = null;

  constructor(context: ReadingContext) {
    this.context = context;
  }

  /** Text, breaks, links and pictures in order; neighbours with the same marks are one. */
  read(nodes: readonly PhrasingContent[]): Piece[] {
    return settled(withoutSoftBreaks(this.pieces(nodes, new Set())));
  }

  private pieces(nodes: readonly PhrasingContent[], marks: ReadonlySet<Mark>): Piece[] {
    return nodes.flatMap((node) => this.piece(node, marks));
  }

  private piece(node: PhrasingContent, marks: ReadonlySet<Mark>): Piece[] {
    switch (node.type) {
      case "text":
        return this.text(node.value, marks);
      case "strong":
        return this.pieces(node.children, new Set([...marks, "bold"]));
      case "emphasis":
        return this.pieces(node.children, new Set([...marks, "italic"]));
      case "delete":
        return this.pieces(node.children, new Set([...marks, "strike"]));
      case "inlineCode":
        this.context.simplified.add("code");
        return this.text(node.value, marks);
      case "break":
        return [{ type: "break" }];
      case "html":
        return this.html(node.value);
      case "link":
      case "linkReference":
        return this.link(node, marks);
      case "image":
      case "imageReference":
        return [this.picture(node)];
      case "footnoteReference":
        return [];
    }
  }

  private text(text: string, marks: ReadonlySet<Mark>): Piece[] {
    if (text === "" || this.unseen !== null) return [];
    const all = MARKS.filter((mark) => marks.has(mark) || (this.openTags.get(mark) ?? 0) > 0);
    return [{ type: "text", text, ...(all.length > 0 ? { marks: all } : {}) }];
  }

  private html(tag: string): Piece[] {
    if (tag === SEPARATOR || tag.startsWith("<!--")) return [];
    const [, slash = "", written = ""] = TAG.exec(tag) ?? [];
    const name = written.toLowerCase();
    const isClosing = slash === "/";
    if (name === "br") return [{ type: "break" }];
    const mark = Object.hasOwn(MARK_OF_TAG, name) ? MARK_OF_TAG[name] : undefined;
    if (mark) {
      const open = (this.openTags.get(mark) ?? 0) + (isClosing ? -1 : 1);
      this.openTags.set(mark, Math.max(0, open));
      return [];
    }
    this.context.simplified.add("raw-html");
    if (UNSEEN.has(name)) this.unseen = isClosing ? null : name;
    return [];
  }

  private link(node: LinkNode | LinkReference, marks: ReadonlySet<Mark>): Piece[] {
    const url = node.type === "link" ? node.url : (this.context.definitions.get(node.identifier) ?? "");
    const pieces = this.pieces(node.children, marks);
    if (safeUrl(url) === null) {
      this.context.simplified.add("link");
      return pieces;
    }
    const children = pieces.filter(isLinkChild);
    const pictures = pieces.filter((piece) => piece.type === "image");
    // A link around nothing but a picture has no text to stand on.
    if (pictures.length > 0) this.context.simplified.add("link");
    return pictures.length > 0 && children.length === 0
      ? pictures
      : [{ type: "link", url, children }, ...pictures];
  }

  private picture(node: Image | ImageReference): PictureBlock {
    const alt = node.alt ?? "";
    if (node.type === "image") return pictureBlock({ src: node.url, alt, caption: node.title ?? "" });
    return pictureBlock({ src: this.context.definitions.get(node.identifier) ?? "", alt });
  }
}

/** A picture from what was written of it. */
export function pictureBlock(
  written: Pick<PictureBlock, "src"> & Partial<Pick<PictureBlock, "alt" | "caption" | "credit">>,
): PictureBlock {
  return { type: "image", id: newBlockId(), alt: "", caption: "", credit: "", ...written };
}

/** Neighbouring texts with the same marks as one. */
export function merged<T extends Piece>(pieces: readonly T[]): T[] {
  const result: T[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const isSame =
      piece.type === "text" && last?.type === "text" && sameMarks(piece.marks ?? [], last.marks ?? []);
    if (isSame) result[result.length - 1] = { ...last, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}

function settled(pieces: readonly Piece[]): Piece[] {
  return merged(
    pieces.map((piece) => (piece.type === "link" ? { ...piece, children: merged(piece.children) } : piece)),
  );
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, index) => mark === b[index]);
}

function isLinkChild(piece: Piece): piece is LinkInline["children"][number] {
  return piece.type === "text" || piece.type === "break";
}
