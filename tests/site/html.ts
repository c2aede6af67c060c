import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;

/** An element of a page, as tests look at it. */
export interface PageElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Every element of a page, in order, as a browser reads it. */
export function elementsOf(html: string): PageElement[] {
  return walk(parse(html));
}

function walk(node: Node): PageElement[] {
  const inner = "childNodes" in node ? node.childNodes.flatMap(walk) : [];
  if (!("tagName" in node)) return inner;
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [{ name: node.tagName, attributes, text: textOf(node) }, ...inner];
}

function textOf(node: Node): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
