import type { BlockContent, Blockquote, DefinitionContent, Heading, List, RootContent, Table } from "mdast";
import { newBlockId } from "../story/ids.ts";
import {
  InlineReader,
  merged,
  type PictureBlock,
  type Piece,
  pictureBlock,
  type ReadingContext,
  type Simplification,
} from "./markdownInlines.ts";
import { EMPTY_PARAGRAPH, parseMarkdown, type Shortcode, shortcodesIn, sourceOf } from "./markdownSyntax.ts";
import type { Block, Body, ImageBlock, Inline, ListItem, MediaId } from "./model.ts";
import { inlinesOf } from "./walk.ts";

export type { Simplification } from "./markdownInlines.ts";

/** A block whose picture, if it is one, is still the name of a file. */
export type ParsedBlock = Exclude<Block, ImageBlock> | PictureBlock;

/** What was read of a Markdown text. */
export interface ParsedMarkdown {
  blocks: ParsedBlock[];
  /** What had to be made simpler. */
  simplified: ReadonlySet<Simplification>;
}

type BlockNode = RootContent | BlockContent | DefinitionContent;

const BREAK = { type: "break" } as const;

/**
 * Reads Markdown (CommonMark 0.31 with GFM's strikethrough and tables) and Hugo's figure shortcode.
 * What a body can't hold stays as plain text, and is named.
 */
export function fromMarkdown(markdown: string): ParsedMarkdown {
  const source = markdown.replace(/\r\n?/g, "\n");
  const simplified = new Set<Simplification>();
  const { children } = parseMarkdown(source);
  const definitions = new Map<string, string>();
  for (const node of children) if (node.type === "definition") definitions.set(node.identifier, node.url);
  return { blocks: new BlockReader({ source, simplified, definitions }).read(children), simplified };
}

/** The names of the pictures' files, as they are written. */
export function picturesIn({ blocks }: ParsedMarkdown): string[] {
  return blocks.flatMap((block) => (block.type === "image" ? [block.src] : []));
}

/** The body with each picture looked up; one that is not there (null) is left out. */
export function withPictures({ blocks }: ParsedMarkdown, mediaOf: (src: string) => MediaId | null): Body {
  return blocks.flatMap((block): Block[] => {
    if (block.type !== "image") return [block];
    const { src, ...picture } = block;
    const media = mediaOf(src);
    return media === null ? [] : [{ ...picture, media }];
  });
}

class BlockReader {
  private readonly context: ReadingContext;

  constructor(context: ReadingContext) {
    this.context = context;
  }

  read(nodes: readonly BlockNode[]): ParsedBlock[] {
    return nodes.flatMap((node) => this.block(node));
  }

  private block(node: BlockNode): ParsedBlock[] {
    switch (node.type) {
      case "paragraph":
        return this.paragraph(node);
      case "heading":
        return this.heading(node);
      case "blockquote":
        return this.quote(node);
      case "list":
        return this.list(node);
      case "thematicBreak":
        return [{ type: "rule", id: newBlockId() }];
      case "code":
        this.context.simplified.add("code");
        return node.value === "" ? [] : [paragraph(lines(node.value))];
      case "table":
        return this.table(node);
      default:
        // Definitions were read before; no other node stands among blocks.
        return [];
    }
  }

  private paragraph(node: Extract<BlockNode, { type: "paragraph" }>): ParsedBlock[] {
    const written = sourceOf(node, this.context.source);
    if (written === EMPTY_PARAGRAPH) return [paragraph([])];
    const shortcodes = shortcodesIn(written);
    if (shortcodes.length > 0) return this.aroundShortcodes(written, shortcodes);
    return paragraphsOf(new InlineReader(this.context).read(node.children));
  }

  /** Shortcodes are no Markdown: what stands around them is read for itself. */
  private aroundShortcodes(written: string, shortcodes: readonly Shortcode[]): ParsedBlock[] {
    const found: ParsedBlock[] = [];
    let text = "";
    let end = 0;
    const finishText = () => {
      const inner = fromMarkdown(text.trim());
      for (const kind of inner.simplified) this.context.simplified.add(kind);
      found.push(...inner.blocks);
      text = "";
    };
    for (const { index, length, name, params } of shortcodes) {
      text += written.slice(end, index);
      end = index + length;
      const picture = name === "figure" ? figure(params) : null;
      if (picture) {
        finishText();
        found.push(picture);
      } else {
        this.context.simplified.add("shortcode");
      }
    }
    text += written.slice(end);
    finishText();
    return found;
  }

  private heading(node: Heading): ParsedBlock[] {
    const written = sourceOf(node, this.context.source);
    const pieces = new InlineReader(this.context).read(node.children);
    const { inlines, pictures } = apart(
      HEADING_ATTRIBUTES.test(written) ? withoutAttributes(pieces) : pieces,
    );
    // Level 1 is the story's title, and a body goes no deeper than 4.
    const level = node.depth <= 2 ? 2 : node.depth === 3 ? 3 : 4;
    return [{ type: "heading", id: newBlockId(), level, children: inlines }, ...pictures];
  }

  private quote(node: Blockquote): ParsedBlock[] {
    const { inlines, pictures } = this.asOneRun(node.children);
    return [{ type: "quote", id: newBlockId(), children: inlines }, ...pictures];
  }

  private list(node: List): ParsedBlock[] {
    const pictures: PictureBlock[] = [];
    const items = this.items(node, pictures);
    return [{ type: "list", id: newBlockId(), ordered: node.ordered === true, items }, ...pictures];
  }

  private items(list: List, pictures: PictureBlock[]): ListItem[] {
    return list.children.map((item): ListItem => {
      const nested = item.children.filter((child) => child.type === "list");
      const text = this.asOneRun(item.children.filter((child) => child.type !== "list"));
      pictures.push(...text.pictures);
      const [first] = nested;
      if (!first) return { children: text.inlines };
      const items = nested.flatMap((inner) => this.items(inner, pictures));
      return { children: text.inlines, items: { ordered: first.ordered === true, items } };
    });
  }

  /** Blocks inside a quote or an item as one run of text, with a blank line where one ended. */
  private asOneRun(nodes: readonly BlockNode[]): { inlines: Inline[]; pictures: PictureBlock[] } {
    const runs: (readonly Inline[])[] = [];
    const pictures: PictureBlock[] = [];
    for (const node of nodes) {
      if (node.type !== "paragraph") this.context.simplified.add("nested-block");
      for (const block of this.block(node)) {
        if (block.type === "image") pictures.push(block);
        else runs.push(...inlinesOf(block));
      }
    }
    const inlines = runs.flatMap((run, index) => (index === 0 ? run : [BREAK, BREAK, ...run]));
    return { inlines, pictures };
  }

  /** A paragraph for each row, with a bar between cells. */
  private table(table: Table): ParsedBlock[] {
    this.context.simplified.add("table");
    return table.children.flatMap((row) => {
      const cells = row.children.map((cell) => new InlineReader(this.context).read(cell.children));
      const bar = { type: "text", text: " | " } as const;
      return paragraphsOf(merged(cells.flatMap((cell, index) => (index === 0 ? cell : [bar, ...cell]))));
    });
  }
}

/** `{#id .class}` after a heading's text: Hugo's, and not for readers. */
const HEADING_ATTRIBUTES = /(?<!\\)\{[#.][^{}]*\}[ \t]*$/;

function withoutAttributes(pieces: readonly Piece[]): Piece[] {
  const last = pieces.at(-1);
  if (last?.type !== "text") return [...pieces];
  const text = last.text.replace(/\s*\{[#.][^{}]*\}\s*$/, "");
  return [...pieces.slice(0, -1), ...(text === "" ? [] : [{ ...last, text }])];
}

function figure({ src = "", title = "", caption = "", alt = "", attr = "" }: Shortcode["params"]) {
  if (src === "") return null;
  const said = [title, caption].filter(Boolean).join(" — ");
  return pictureBlock({ src, alt, caption: said, credit: attr });
}

function paragraph(children: Inline[]): Extract<Block, { type: "paragraph" }> {
  return { type: "paragraph", id: newBlockId(), children };
}

/** Text as paragraphs, with the pictures that stood in it as blocks between them. */
function paragraphsOf(pieces: readonly Piece[]): ParsedBlock[] {
  const blocks: ParsedBlock[] = [];
  let run: Inline[] = [];
  const hasPictures = pieces.some((piece) => piece.type === "image");
  const finish = () => {
    const children = hasPictures ? trimmed(run) : run;
    if (children.length > 0) blocks.push(paragraph(children));
    run = [];
  };
  for (const piece of pieces) {
    if (piece.type === "image") {
      finish();
      blocks.push(piece);
    } else {
      run.push(piece);
    }
  }
  finish();
  return blocks;
}

/** Without the spaces and breaks that stood between the text and a picture. */
function trimmed(inlines: readonly Inline[]): Inline[] {
  const isBlank = (inline: Inline | undefined) =>
    inline?.type === "break" || (inline?.type === "text" && inline.text.trim() === "");
  let [start, end] = [0, inlines.length];
  while (start < end && isBlank(inlines[start])) start += 1;
  while (end > start && isBlank(inlines[end - 1])) end -= 1;
  const kept = inlines.slice(start, end);
  return kept.map((inline, index) => {
    if (inline.type !== "text") return inline;
    const text = index === 0 ? inline.text.trimStart() : inline.text;
    return { ...inline, text: index === kept.length - 1 ? text.trimEnd() : text };
  });
}

function apart(pieces: readonly Piece[]): { inlines: Inline[]; pictures: PictureBlock[] } {
  return {
    inlines: pieces.filter((piece) => piece.type !== "image"),
    pictures: pieces.filter((piece) => piece.type === "image"),
  };
}

function lines(text: string): Inline[] {
  return text.split("\n").flatMap((line, index): Inline[] => {
    const content: Inline[] = line === "" ? [] : [{ type: "text", text: line }];
    return index === 0 ? content : [BREAK, ...content];
  });
}
