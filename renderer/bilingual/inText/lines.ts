/** The elements of a text that hold lines of their own. */
const LINES = "p, h2, h3, h4, blockquote, li";

/** A line's text with the nodes it is made of. */
export interface Line {
  element: HTMLElement;
  text: string;
  nodes: readonly Text[];
}

/** The lines of a text, each without those inside it. */
export function linesOf(root: HTMLElement): Line[] {
  return [...root.querySelectorAll<HTMLElement>(LINES)].map(lineOf);
}

/** The line that a node is in, or null. */
export function lineAt(node: Node): Line | null {
  const element = node instanceof Element ? node : node.parentElement;
  const line = element?.closest<HTMLElement>(LINES);
  return line ? lineOf(line) : null;
}

function lineOf(element: HTMLElement): Line {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && node.parentElement?.closest(LINES) === element) nodes.push(node);
  }
  return { element, text: nodes.map(({ data }) => data).join(""), nodes };
}

/** A part of a line as a range of the document; null where the text has changed meanwhile. */
export function rangeOf({ nodes }: Line, start: number, end: number): Range | null {
  const from = pointAt(nodes, start, false);
  const to = pointAt(nodes, end, true);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** Where in a line's text a place of the document is; null where it is in none of its nodes. */
export function offsetIn({ nodes }: Line, node: Node, offset: number): number | null {
  const at = node instanceof Text ? nodes.indexOf(node) : -1;
  if (at < 0) return null;
  return nodes.slice(0, at).reduce((sum, { length }) => sum + length, 0) + offset;
}

function pointAt(
  nodes: readonly Text[],
  place: number,
  isEnd: boolean,
): { node: Text; offset: number } | null {
  let rest = place;
  for (const node of nodes) {
    if (rest < node.length || (isEnd && rest === node.length)) return { node, offset: rest };
    rest -= node.length;
  }
  return null;
}
