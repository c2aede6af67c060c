import type { Edit } from "./edits.ts";
import type { Line } from "./line.ts";
import type { Rule } from "./rules.ts";

interface Pair {
  open: number;
  close: number;
}

/** Brackets are full-width when Chinese stands in them or beside them; not those of `f(x)`. */
export const brackets: Rule = (line) => {
  const edits: Edit[] = [];
  for (const pair of bracketPairs(line)) {
    if (!isChinese(line, pair)) continue;
    edits.push(...asText(line, pair, "（", "）"));
  }
  return edits.sort((a, b) => a.start - b.start);
};

function bracketPairs(line: Line): Pair[] {
  const pairs: Pair[] = [];
  const open: number[] = [];
  for (const { 0: found, index } of line.text.matchAll(/[()（）]/g)) {
    if (line.isUntouched(index)) continue;
    if (found === "(" || found === "（") {
      open.push(index);
      continue;
    }
    const start = open.pop();
    if (start !== undefined) pairs.push({ open: start, close: index });
  }
  return pairs;
}

function isChinese(line: Line, { open, close }: Pair): boolean {
  const isMixed = (line.text[open] === "(") !== (line.text[close] === ")");
  if (isMixed || line.hasHan(open, close)) return true;
  if (/\w/.test(line.text.charAt(open - 1))) return false;
  return line.scriptBefore(open) === "han" || line.scriptAfter(close + 1) === "han";
}

const QUOTES = /["'“”‘’]/g;
const CURLY: Readonly<Record<QuoteKind, readonly [string, string]>> = {
  double: ["“", "”"],
  single: ["‘", "’"],
};
type QuoteKind = "double" | "single";

interface Quote {
  index: number;
  kind: QuoteKind;
  /** A straight one can be either. */
  side: "open" | "close" | "straight";
}

/**
 * Straight quotes around or beside Han become curly ones, which Chinese uses too. They are told apart
 * by their order; a line in which they don't come out even is left as it is.
 */
export const quotes: Rule = (line) => {
  const found = quotesIn(line);
  const pairs =
    quotePairs(line, found) ??
    quotePairs(
      line,
      found.filter(({ kind }) => kind === "double"),
    );
  const edits: Edit[] = [];
  for (const { open, close, kind } of pairs ?? []) {
    const isCurly = line.text[open] === CURLY[kind][0] || line.text[close] === CURLY[kind][1];
    const besideHan = line.scriptBefore(open) === "han" || line.scriptAfter(close + 1) === "han";
    if (!isCurly && !besideHan && !line.hasHan(open, close)) continue;
    edits.push(...asText(line, { open, close }, ...CURLY[kind]));
  }
  return edits.sort((a, b) => a.start - b.start);
};

function quotesIn(line: Line): Quote[] {
  const found: Quote[] = [];
  for (const { 0: char, index } of line.text.matchAll(QUOTES)) {
    const kind = char === "'" || char === "‘" || char === "’" ? "single" : "double";
    const isApostrophe =
      kind === "single" && /^\w.\w$/.test(line.text.slice(Math.max(0, index - 1), index + 2));
    if (isApostrophe || line.isUntouched(index)) continue;
    const side = char === '"' || char === "'" ? "straight" : char === CURLY[kind][0] ? "open" : "close";
    found.push({ index, kind, side });
  }
  return found;
}

/** The pairs that quotes make, properly nested; null when they don't. */
function quotePairs(line: Line, found: readonly Quote[]): (Pair & { kind: QuoteKind })[] | null {
  const pairs: (Pair & { kind: QuoteKind })[] = [];
  const open: Quote[] = [];
  for (const quote of found) {
    const top = open.at(-1);
    const isOpen = open.some(({ kind }) => kind === quote.kind);
    const closes = quote.side === "close" || (quote.side === "straight" && isOpen);
    if (!closes) {
      if (isOpen || !canStand(line, quote, "open")) return null;
      open.push(quote);
      continue;
    }
    // “students’”: an apostrophe at a word's end.
    if (!isOpen && quote.side === "close" && quote.kind === "single") continue;
    if (top?.kind !== quote.kind || !canStand(line, quote, "close")) return null;
    open.pop();
    pairs.push({ open: top.index, close: quote.index, kind: quote.kind });
  }
  return open.length === 0 ? pairs : null;
}

/**
 * A straight single mark may be an apostrophe or a foot; one that opens or closes shows it by its neighbours. A double
 * one behind a digit may be inches.
 */
function canStand({ text }: Line, { index, kind, side }: Quote, as: "open" | "close"): boolean {
  if (side !== "straight") return true;
  const [before, after] = [text.charAt(index - 1), text.charAt(index + 1)];
  if (kind === "double") return as === "close" || !/\d/.test(before);
  return as === "open" ? /^\W?$/.test(before) && /\S/.test(after) : /\S/.test(before);
}

function asText({ text }: Line, { open, close }: Pair, opening: string, closing: string): Edit[] {
  const edits: Edit[] = [];
  if (text[open] !== opening) edits.push({ start: open, end: open + 1, text: opening });
  if (text[close] !== closing) edits.push({ start: close, end: close + 1, text: closing });
  return edits;
}
