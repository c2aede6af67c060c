import { SEPARATOR } from "./markdownSyntax.ts";
import { MARKS } from "./marks.ts";
import type { Inline, LinkInline, Mark } from "./model.ts";

/**
 * Marks are written as Markdown's delimiters, which count only between certain characters
 * (CommonMark 0.31 §6.2): white space inside them is written as a reference, and where their outer
 * neighbour is wrong, an empty comment stands between.
 */
const DELIMITER: Record<Exclude<Mark, "underline">, string> = { bold: "**", italic: "*", strike: "~~" };

/** What a line is made of: delimiters are told from text because they need certain neighbours. */
type Token = { kind: "text"; text: string } | { kind: "open" | "close"; delimiter: string };

/** Inline content with the marks that all of it has; a link's own children have the rest. */
interface Run {
  inline: Inline;
  marks: readonly Mark[];
}

/** Where forced breaks may be written as line ends; a heading has one line. */
export type LineForm = "lines" | "one-line";

/** Inline content as Markdown, to stand at the start of a block. */
export function inlinesToMarkdown(inlines: readonly Inline[], form: LineForm = "lines"): string {
  return joined(tokensOf(runsOf(inlines, []), form));
}

function runsOf(inlines: readonly Inline[], outer: readonly Mark[]): Run[] {
  const runs = inlines.map(
    (inline): Run => ({ inline, marks: marksOf(inline).filter((mark) => !outer.includes(mark)) }),
  );
  // A break has what its neighbours share, so that a mark goes on across it.
  return runs.map((run, index) => {
    if (run.inline.type !== "break") return run;
    const before = runs.slice(0, index).findLast(isContent)?.marks ?? [];
    const after = runs.slice(index + 1).find(isContent)?.marks ?? [];
    return { ...run, marks: before.filter((mark) => after.includes(mark)) };
  });
}

function isContent({ inline }: Run): boolean {
  return inline.type !== "break";
}

function marksOf(inline: Inline): readonly Mark[] {
  if (inline.type === "text") return inline.marks ?? [];
  if (inline.type === "break") return [];
  const texts = inline.children.filter((child) => child.type === "text");
  return texts.length === 0 ? [] : MARKS.filter((mark) => texts.every(({ marks }) => marks?.includes(mark)));
}

function tokensOf(runs: readonly Run[], form: LineForm): Token[] {
  const tokens: Token[] = [];
  const open: Mark[] = [];
  const close = (count: number) => {
    for (let n = 0; n < count; n += 1) {
      const mark = open.pop();
      if (mark) tokens.push(markToken("close", mark));
    }
  };
  for (const [index, run] of runs.entries()) {
    const firstToClose = open.findIndex((mark) => !run.marks.includes(mark));
    if (firstToClose >= 0) close(open.length - firstToClose);
    const toOpen = run.marks.filter((mark) => !open.includes(mark));
    // What goes on longest is outermost, so that little has to be closed and opened again.
    toOpen.sort((a, b) => reach(runs, index, b) - reach(runs, index, a));
    for (const [at, mark] of toOpen.entries()) {
      const outer = toOpen[at - 1];
      // `***` is read rightly only where both of its marks end at one place.
      if (outer && reach(runs, index, outer) !== reach(runs, index, mark)) {
        tokens.push({ kind: "text", text: SEPARATOR });
      }
      tokens.push(markToken("open", mark));
    }
    open.push(...toOpen);
    tokens.push({ kind: "text", text: written(runs, index, form) });
  }
  close(open.length);
  return tokens;
}

function markToken(kind: "open" | "close", mark: Mark): Token {
  if (mark === "underline") return { kind: "text", text: kind === "open" ? "<u>" : "</u>" };
  return { kind, delimiter: DELIMITER[mark] };
}

/** How many runs from `start` on have a mark. */
function reach(runs: readonly Run[], start: number, mark: Mark): number {
  const end = runs.findIndex((run, index) => index > start && !run.marks.includes(mark));
  return end < 0 ? runs.length : end;
}

function written(runs: readonly Run[], index: number, form: LineForm): string {
  const run = runs[index];
  if (!run) return "";
  const [before, after] = [runs[index - 1]?.inline, runs[index + 1]?.inline];
  switch (run.inline.type) {
    case "text": {
      const text = escaped(run.inline.text, form);
      return after?.type === "link" ? text.replace(/!$/, "\\!") : text;
    }
    case "break": {
      // A line end is one only between two pieces of text.
      const isBetween = before && after && before.type !== "break" && after.type !== "break";
      return form === "lines" && isBetween ? "\\\n" : "<br>";
    }
    case "link":
      return linkToMarkdown(run.inline, run.marks, form);
  }
}

function linkToMarkdown({ url, children }: LinkInline, marks: readonly Mark[], form: LineForm): string {
  const text = joined(tokensOf(runsOf(children, marks), form));
  return `[${text}](${target(url)})`;
}

/** A link's target (§6.3), in angle brackets where it would not end where it should. */
function target(url: string): string {
  const safe = url.replace(/[\\<>{]/g, "\\$&").replace(/&(?=#?\w+;)/g, "\\&");
  const isPlain = /^[^\s()<>\p{Cc}]+$/u.test(url);
  return isPlain ? safe : `<${safe.replace(/[\p{Cc}\u2028\u2029]/gu, reference)}>`;
}

const SPECIAL = /[\\`*_[\]<{|~]|&(?=#?\w+;)/g;
/** Signs that make a block of their own at the start of a line. */
const LINE_START = /^(\d{1,9}(?=[.)])|)([#>+\-=:]|(?<=\d)[.)])/;

function escaped(text: string, form: LineForm): string {
  const plain = text.replace(SPECIAL, "\\$&");
  // At its end, a heading's own signs would count as part of its frame.
  const framed = form === "one-line" ? plain.replace(/#/g, "\\#") : plain;
  return framed.replace(/[\t\n\r\ufeff]/g, reference);
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** Tokens as text, with a comment wherever a delimiter would not count between its neighbours. */
function joined(tokens: readonly Token[]): string {
  const pieces = piecesOf(tokens);
  let out = "";
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    if (piece.kind === "text") {
      out += piece.text;
    } else if (piece.kind === "open") {
      out += (counts(piece, lastOf(out), firstOf(next)) ? "" : SEPARATOR) + piece.text;
    } else {
      const isClear = next?.kind !== "open" && counts(piece, firstOf(next), lastOf(out));
      out += piece.text + (isClear ? "" : SEPARATOR);
    }
  }
  return out;
}

/** A text as it will stand, or delimiters that stand together. */
interface Piece {
  kind: Token["kind"];
  text: string;
  /** There are delimiters of several kinds, which are one another's neighbours. */
  isMixed: boolean;
}

function piecesOf(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, token] of tokens.entries()) {
    const last = pieces.at(-1);
    if (token.kind === "text") {
      pieces.push({ kind: "text", text: fitted(token.text, tokens, index), isMixed: false });
    } else if (last?.kind === token.kind) {
      last.isMixed ||= last.text[0] !== token.delimiter[0];
      last.text += token.delimiter;
    } else {
      pieces.push({ kind: token.kind, text: token.delimiter, isMixed: false });
    }
  }
  return pieces;
}

/** A text made so that no sign at its start begins a block and no space at its ends is lost. */
function fitted(text: string, tokens: readonly Token[], index: number): string {
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  const startsLine = before === undefined || (before.kind === "text" && before.text.endsWith("\n"));
  const endsLine = after === undefined || (after.kind === "text" && after.text.endsWith("\n"));
  let fit = startsLine ? text.replace(LINE_START, "$1\\$2") : text;
  if (startsLine || before?.kind === "open") fit = fit.replace(/^\s/, reference);
  if (endsLine || after?.kind === "close") fit = fit.replace(/[^\S\n]$/, reference);
  return fit;
}

/** The flanking rules, on the safe side: readers differ on characters beyond the first 65,536. */
function counts({ isMixed }: Piece, outer: string, inner: string): boolean {
  if (outer === "" || (outer.length === 1 && /[\s\p{P}\p{S}]/u.test(outer))) return true;
  return !isMixed && !/[\p{P}\p{S}]/u.test(inner);
}

function firstOf(piece: Piece | undefined): string {
  return [...(piece?.text.slice(0, 2) ?? "")][0] ?? "";
}

function lastOf(text: string): string {
  return [...text.slice(-2)].at(-1) ?? "";
}
