import type { Block, Body, Inline, LinkInline, ListItem } from "../../document/model.ts";
import { inlineText } from "../../document/text.ts";
import type { Piece, Traditional } from "./traditional.ts";

/** A body in Traditional characters; ids, marks and the targets of links stay as they are. */
export function traditionalBody(body: Body, traditional: Traditional): Body {
  return body.map((block) => traditionalBlock(block, traditional));
}

function traditionalBlock(block: Block, traditional: Traditional): Block {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "quote":
      return { ...block, children: traditionalInlines(block.children, traditional) };
    case "list":
      return { ...block, items: traditionalItems(block.items, traditional) };
    case "image":
      return {
        ...block,
        alt: traditional.convert(block.alt),
        caption: traditional.convert(block.caption),
        credit: traditional.convert(block.credit),
      };
    case "rule":
      return block;
  }
}

function traditionalItems(items: readonly ListItem[], traditional: Traditional): ListItem[] {
  return items.map(({ children, items: nested }) => ({
    children: traditionalInlines(children, traditional),
    ...(nested ? { items: { ...nested, items: traditionalItems(nested.items, traditional) } } : {}),
  }));
}

/** A word may begin in one run and end in the next: the runs are converted together and parted again. */
function traditionalInlines(inlines: readonly Inline[], traditional: Traditional): Inline[] {
  const pieces = traditional.pieces(inlineText(inlines));
  const converted = pieces.map(({ to }) => to).join("");
  let read = 0;
  let written = 0;
  const next = (length: number): string => {
    read += length;
    const start = written;
    written = offsetInResult(pieces, read);
    return converted.slice(start, written);
  };
  const runs = (children: LinkInline["children"]): LinkInline["children"] =>
    children.flatMap((run) => {
      if (run.type === "break") {
        next(1);
        return run;
      }
      const text = next(run.text.length);
      return text === "" ? [] : { ...run, text };
    });
  return inlines.flatMap((inline): Inline[] =>
    inline.type === "link" ? [{ ...inline, children: runs(inline.children) }] : runs([inline]),
  );
}

/**
 * Where in the result a place of the text is. Inside a piece that got longer or shorter no place
 * answers: all of it goes to the run that it began in.
 */
function offsetInResult(pieces: readonly Piece[], offset: number): number {
  let start = 0;
  let written = 0;
  for (const { from, to } of pieces) {
    const within = offset - start;
    if (within < from.length) return written + offsetWithin(from, to, within);
    start += from.length;
    written += to.length;
  }
  return written;
}

/** Counted by characters: a rare one takes two units of UTF-16, and what it becomes may take one. */
function offsetWithin(from: string, to: string, offset: number): number {
  if (offset === 0) return 0;
  if (!/[\ud800-\udfff]/.test(from + to)) return from.length === to.length ? offset : to.length;
  const [characters, written] = [[...from], [...to]];
  if (characters.length !== written.length) return to.length;
  let read = 0;
  const count = characters.findIndex((character) => {
    read += character.length;
    return read >= offset;
  });
  return written.slice(0, count + 1).join("").length;
}
