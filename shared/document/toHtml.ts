import { escapeText } from "../site/escape.ts";
import type { Block, Body, ImageBlock, Inline, LinkInline, ListItem, Mark, Text } from "./model.ts";
import { isSitePath, safeUrl } from "./urls.ts";

/** What a page says of how its links and pictures are written. */
export interface HtmlContext {
  /** A path from the site's root, as a link from this page. */
  siteLink(path: string): string;
  /** A picture with its caption. */
  figure(image: ImageBlock): string;
}

const TAGS: Record<Mark, string> = { bold: "strong", italic: "em", underline: "u", strike: "s" };

/** A body as HTML. Everything in it is data and is escaped here; a link of another scheme is only text. */
export function bodyToHtml(body: Body, context: HtmlContext): string {
  return body.map((block) => blockToHtml(block, context)).join("");
}

function blockToHtml(block: Block, context: HtmlContext): string {
  switch (block.type) {
    case "paragraph":
      return block.children.length === 0 ? "" : `<p>${inlinesToHtml(block.children, context)}</p>\n`;
    case "heading":
      return `<h${block.level}>${inlinesToHtml(block.children, context)}</h${block.level}>\n`;
    case "quote":
      return `<blockquote><p>${inlinesToHtml(block.children, context)}</p></blockquote>\n`;
    case "list":
      return `${listToHtml(block, context)}\n`;
    case "image":
      return `${context.figure(block)}\n`;
    case "rule":
      return "<hr>\n";
  }
}

function listToHtml(list: { ordered: boolean; items: readonly ListItem[] }, context: HtmlContext): string {
  const tag = list.ordered ? "ol" : "ul";
  const items = list.items.map(({ children, items }) => {
    const nested = items ? listToHtml(items, context) : "";
    return `<li>${inlinesToHtml(children, context)}${nested}</li>`;
  });
  return `<${tag}>${items.join("")}</${tag}>`;
}

function inlinesToHtml(inlines: readonly Inline[], context: HtmlContext): string {
  return inlines
    .map((inline) => {
      if (inline.type === "text") return textToHtml(inline);
      if (inline.type === "break") return "<br>";
      return linkToHtml(inline, context);
    })
    .join("");
}

function textToHtml({ text, marks = [] }: Text): string {
  return marks.reduceRight((html, mark) => `<${TAGS[mark]}>${html}</${TAGS[mark]}>`, escapeText(text));
}

function linkToHtml({ url, children }: LinkInline, context: HtmlContext): string {
  const text = inlinesToHtml(children, context);
  const safe = safeUrl(url);
  if (safe === null) return text;
  if (isSitePath(safe)) return `<a href="${escapeText(context.siteLink(safe))}">${text}</a>`;
  return `<a href="${escapeText(safe)}" rel="noopener">${text}</a>`;
}
