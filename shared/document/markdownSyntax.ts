import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";

/** How a paragraph without any text is written, since Markdown has none. */
export const EMPTY_PARAGRAPH = "<p></p>";

/**
 * A comment between two marks that would be read together. Unlike a tag it stays harmless where a
 * site generator leaves raw HTML out.
 */
export const SEPARATOR = "<!---->";

const OPTIONS: NonNullable<Parameters<typeof fromMarkdown>[1]> = {
  extensions: [
    // A single tilde stands between numbers in Chinese: 10~20人.
    gfmStrikethrough({ singleTilde: false }),
    gfmTable(),
    // A tag never hides the Markdown around it; each is taken or dropped for itself.
    { disable: { null: ["htmlFlow"] } },
  ],
  mdastExtensions: [gfmStrikethroughFromMarkdown(), gfmTableFromMarkdown()],
};

/** Markdown as its syntax tree: CommonMark 0.31 with GFM's strikethrough and tables. */
export function parseMarkdown(source: string): Root {
  return fromMarkdown(source, OPTIONS);
}

/** A node as it was written. */
export function sourceOf(node: Nodes, source: string): string {
  const { start, end } = node.position ?? {};
  return source.slice(start?.offset ?? 0, end?.offset ?? 0);
}

/** A shortcode of Hugo's in a text (gohugo.io/content-management/shortcodes). */
export interface Shortcode {
  /** Where it stands, in UTF-16 units. */
  index: number;
  length: number;
  name: string;
  params: Readonly<Record<string, string>>;
}

const SHORTCODE = /\{\{[<%]\s*\/?\s*([\w./-]+)((?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^"`])*?)\s*\/?[>%]\}\}/g;
const PARAM = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`]+))/g;

/** The shortcodes in a text, in order. */
export function shortcodesIn(text: string): Shortcode[] {
  if (!text.includes("{{")) return [];
  return [...text.matchAll(SHORTCODE)].map((match) => {
    const [whole, name = "", params = ""] = match;
    return { index: match.index, length: whole.length, name, params: paramsOf(params) };
  });
}

/** A shortcode with named parameters; those with no value are left out. */
export function shortcode(name: string, params: Readonly<Record<string, string>>): string {
  const written = Object.entries(params)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => ` ${key}="${quoted(value)}"`);
  return `{{< ${name}${written.join("")} >}}`;
}

function paramsOf(text: string): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [, name = "", quotedValue, rawValue, bareValue] of text.matchAll(PARAM)) {
    params[name] = rawValue ?? bareValue ?? unquoted(quotedValue ?? "");
  }
  return params;
}

function quoted(value: string): string {
  return value.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n");
}

function unquoted(value: string): string {
  return value.replace(/\\(["\\n])/g, (_, sign: string) => (sign === "n" ? "\n" : sign));
}
