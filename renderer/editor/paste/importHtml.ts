import { MARKS } from "../../../shared/document/marks.ts";
import type {
  Block,
  Body,
  Inline,
  LinkInline,
  ListItem,
  Mark,
  Text,
} from "../../../shared/document/model.ts";
import { safeUrl } from "../../../shared/document/urls.ts";
import { newBlockId } from "../../../shared/story/ids.ts";
import { wordListItem } from "./word.ts";

/** Never text of the document. */
const SKIPPED = new Set([
  "SCRIPT",
  "STYLE",
  "HEAD",
  "META",
  "LINK",
  "TITLE",
  "TEMPLATE",
  "NOSCRIPT",
  "IFRAME",
  "OBJECT",
  "SVG",
  "BUTTON",
  "INPUT",
  "SELECT",
  "TEXTAREA",
]);

const BLOCKS = new Set([
  "P",
  "DIV",
  "SECTION",
  "ARTICLE",
  "HEADER",
  "FOOTER",
  "MAIN",
  "ASIDE",
  "NAV",
  "FIGURE",
  "FIGCAPTION",
  "TABLE",
  "THEAD",
  "TBODY",
  "TFOOT",
  "TR",
  "ADDRESS",
  "PRE",
  "DL",
  "DT",
  "DD",
  "FORM",
  "FIELDSET",
  "DETAILS",
  "SUMMARY",
  "CENTER",
]);

/**
 * What was copied elsewhere, as blocks: the words, the structure and the few marks that a body has.
 * Fonts, colours, empty paragraphs, comments and hidden text of word processors stay behind.
 */
export function bodyFromHtml(html: string): Body {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const builder = new BodyBuilder();
  readChildren(body, [], builder);
  return builder.finish();
}

/** Plain text as paragraphs: a blank line parts them, a single line end is a break. */
export function bodyFromText(text: string): Body {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/^\n+|\n+$/g, ""))
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph): Block => {
      const lines = paragraph.split("\n");
      const children = lines.flatMap((line, index): Inline[] => [
        ...(index > 0 ? [{ type: "break" } as const] : []),
        ...(line === "" ? [] : [{ type: "text", text: line } as const]),
      ]);
      return { type: "paragraph", id: newBlockId(), children };
    });
}

type Kind = "paragraph" | "quote" | 2 | 3 | 4;

/** Collects inline content into blocks. */
class BodyBuilder {
  private readonly blocks: Block[] = [];
  private inlines: Inline[] = [];
  private kind: Kind = "paragraph";

  /** Begins a block of a kind; what came before is a block of its own. */
  begin(kind: Kind): void {
    this.end();
    this.kind = kind;
  }

  end(): void {
    const children = trimmed(this.inlines);
    this.inlines = [];
    if (children.length > 0) this.blocks.push(blockOf(this.kind, children));
    this.kind = "paragraph";
  }

  add(...inlines: Inline[]): void {
    for (const inline of inlines) append(this.inlines, inline);
  }

  addList(ordered: boolean, items: ListItem[]): void {
    this.end();
    const last = this.blocks.at(-1);
    // Word writes each item as a list of its own.
    if (last?.type === "list" && last.ordered === ordered) last.items.push(...items);
    else if (items.length > 0) this.blocks.push({ type: "list", id: newBlockId(), ordered, items });
  }

  addRule(): void {
    this.push({ type: "rule", id: newBlockId() });
  }

  /** A whole block, after what came before. */
  push(block: Block): void {
    this.end();
    this.blocks.push(block);
  }

  finish(): Body {
    this.end();
    return this.blocks;
  }
}

function blockOf(kind: Kind, children: Inline[]): Block {
  const id = newBlockId();
  if (kind === "paragraph" || kind === "quote") return { type: kind, id, children };
  return { type: "heading", id, level: kind, children };
}

function readChildren(parent: Node, marks: readonly Mark[], builder: BodyBuilder): void {
  for (const node of parent.childNodes) readNode(node, marks, builder);
}

function readNode(node: Node, marks: readonly Mark[], builder: BodyBuilder): void {
  if (node.nodeType === Node.TEXT_NODE) {
    builder.add(...textOf(node.textContent ?? "", marks));
    return;
  }
  if (!(node instanceof HTMLElement) || isSkipped(node)) return;
  const name = node.tagName;
  const heading = /^H([1-6])$/.exec(name);
  const word = wordListItem(node);
  if (heading) readBlock(node, marks, builder, headingLevel(Number(heading[1])));
  else if (word) builder.addList(word.ordered, [{ children: inlinesOf(word.content, marks) }]);
  else if (name === "UL" || name === "OL") builder.addList(name === "OL", itemsOf(node));
  else if (name === "BLOCKQUOTE") readQuote(node, marks, builder);
  else if (name === "HR") builder.addRule();
  else if (name === "TD" || name === "TH") {
    readChildren(node, marks, builder);
    builder.add(...textOf(" ", marks));
  } else if (BLOCKS.has(name)) readBlock(node, marks, builder, "paragraph");
  else readInline(node, marks, builder);
}

function isSkipped(element: HTMLElement): boolean {
  // Office puts its own elements among the text, and hides notes in it.
  return (
    SKIPPED.has(element.tagName.toUpperCase()) ||
    element.hasAttribute("hidden") ||
    /display:\s*none|mso-hide:\s*all/i.test(element.getAttribute("style") ?? "")
  );
}

function readBlock(element: HTMLElement, marks: readonly Mark[], builder: BodyBuilder, kind: Kind): void {
  builder.begin(kind);
  readChildren(element, marksOf(element, marks), builder);
  builder.end();
}

/** A quote of several paragraphs is several quotes; lists and headings in it are kept as they are. */
function readQuote(element: HTMLElement, marks: readonly Mark[], builder: BodyBuilder): void {
  const inside = new BodyBuilder();
  readChildren(element, marksOf(element, marks), inside);
  builder.end();
  for (const block of inside.finish()) {
    if (block.type === "paragraph") builder.push({ ...block, type: "quote" });
    else builder.push(block);
  }
}

function readInline(element: HTMLElement, marks: readonly Mark[], builder: BodyBuilder): void {
  const inside = marksOf(element, marks);
  if (element.tagName === "BR") builder.add({ type: "break" });
  else if (element.tagName === "A") builder.add(...linkOf(element, inside));
  else readChildren(element, inside, builder);
}

function linkOf(element: HTMLElement, marks: readonly Mark[]): Inline[] {
  const url = safeUrl(element.getAttribute("href") ?? "");
  const inlines = inlinesOf(element, marks);
  if (url === null) return inlines;
  const children = inlines.flatMap((inline): LinkInline["children"] =>
    inline.type === "link" ? inline.children : [inline],
  );
  return children.length === 0 ? [] : [{ type: "link", url, children: children.map(withoutUnderline) }];
}

/** A link's own line is no mark, wherever its page wrote it. */
function withoutUnderline(inline: LinkInline["children"][number]): LinkInline["children"][number] {
  if (inline.type !== "text" || !inline.marks) return inline;
  const marks = inline.marks.filter((mark) => mark !== "underline");
  return marks.length > 0 ? { ...inline, marks } : { type: "text", text: inline.text };
}

function itemsOf(list: Element): ListItem[] {
  const items: ListItem[] = [];
  for (const child of list.children) {
    const last = items.at(-1);
    const isList = child.tagName === "UL" || child.tagName === "OL";
    // Google Docs and Word put a nested list beside the item it belongs to.
    if (isList && last) last.items = joined(last.items, child.tagName === "OL", itemsOf(child));
    else items.push(itemOf(child));
  }
  return items.filter(({ children, items: nested }) => children.length > 0 || nested);
}

/** An item's text, its paragraphs parted by breaks, and every list in it as one. */
function itemOf(element: Element): ListItem {
  const builder = new BodyBuilder();
  readNodes(element, [], builder);
  const item: ListItem = { children: [] };
  for (const block of builder.finish()) {
    if (block.type === "list") item.items = joined(item.items, block.ordered, block.items);
    else if ("children" in block) {
      if (item.children.length > 0) item.children.push({ type: "break" });
      item.children.push(...block.children);
    }
  }
  return item;
}

function joined(
  known: ListItem["items"],
  ordered: boolean,
  items: ListItem[],
): NonNullable<ListItem["items"]> {
  return known ? { ...known, items: [...known.items, ...items] } : { ordered, items };
}

function readNodes(element: Element, marks: readonly Mark[], builder: BodyBuilder): void {
  if (element.tagName === "UL" || element.tagName === "OL")
    builder.addList(element.tagName === "OL", itemsOf(element));
  else readChildren(element, marks, builder);
}

/** All inline content below an element; blocks within it are parted by breaks. */
function inlinesOf(element: Element, marks: readonly Mark[]): Inline[] {
  const builder = new BodyBuilder();
  readChildren(element, marks, builder);
  const runs = builder.finish().map((block) => ("children" in block ? block.children : []));
  return trimmed(runs.flatMap((run, index) => (index > 0 ? [{ type: "break" } as const, ...run] : run)));
}

/** The marks that hold inside an element, by its name and its style; Docs wraps all in `<b>` that is not bold. */
function marksOf(element: HTMLElement, marks: readonly Mark[]): Mark[] {
  const { fontWeight, fontStyle, textDecoration, textDecorationLine } = element.style;
  const lines = `${textDecoration} ${textDecorationLine}`;
  const name = element.tagName;
  const found: Record<Mark, boolean | null> = {
    bold: weightOf(fontWeight) ?? (name === "B" || name === "STRONG" || null),
    italic: fontStyle === "" ? name === "I" || name === "EM" || null : fontStyle === "italic",
    // A link's own line is no mark.
    underline: (name === "U" || lines.includes("underline")) && name !== "A" ? true : null,
    strike:
      name === "S" || name === "DEL" || name === "STRIKE" || lines.includes("line-through") ? true : null,
  };
  return MARKS.filter((mark) => found[mark] ?? marks.includes(mark));
}

function weightOf(weight: string): boolean | null {
  if (weight === "") return null;
  return ["bold", "bolder"].includes(weight) || Number(weight) >= 600;
}

/** A page's title is level 1 here too, so its parts begin at 2. */
function headingLevel(level: number): 2 | 3 | 4 {
  if (level <= 2) return 2;
  return level === 3 ? 3 : 4;
}

function textOf(text: string, marks: readonly Mark[]): Text[] {
  const clean = text.replace(/[\t\n\r ]+/g, " ").replace(/[\u200B\uFEFF]/g, "");
  if (clean === "") return [];
  return [
    marks.length > 0 ? { type: "text", text: clean, marks: [...marks] } : { type: "text", text: clean },
  ];
}

function append(inlines: Inline[], inline: Inline): void {
  const last = inlines.at(-1);
  if (
    inline.type === "text" &&
    last?.type === "text" &&
    (last.marks ?? []).join() === (inline.marks ?? []).join()
  ) {
    last.text = (last.text + inline.text).replace(/ {2,}/g, " ");
  } else inlines.push(inline);
}

/** Without white space and breaks at its ends. */
function trimmed(inlines: readonly Inline[]): Inline[] {
  const kept = [...inlines];
  for (const [index, pattern] of [
    [0, /^\s+/],
    [-1, /\s+$/],
  ] as const) {
    for (let end = kept.at(index); end && end.type !== "link"; end = kept.at(index)) {
      const text = end.type === "text" ? end.text.replace(pattern, "") : "";
      kept.splice(index, 1);
      if (end.type === "text" && text !== "") {
        kept.splice(index === 0 ? 0 : kept.length, 0, { ...end, text });
        break;
      }
    }
  }
  return kept;
}
