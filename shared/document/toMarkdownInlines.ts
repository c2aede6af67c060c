import { SEPARATOR } from "./markdownSyntax.ts";
import { type Inline, type LinkInline, MARKS, type Mark } from "./model.ts";

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
  const runs = inlines.map((inline): Run => ({ inline, marks: marksOf(inline).filter(not(outer)) }));
  // A break has what its neighbours share, so that a mark goes on across it.
  return runs.map((run, index) => {
    if (run.inline.type !== "break") return run;
    const before = runs.slice(0, index).findLast(isNoBreak)?.marks ?? [];
    const after = runs.slice(index + 1).find(isNoBreak)?.marks ?? [];
    return { ...run, marks: before.filter((mark) => after.includes(mark)) };
  });
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
    const toOpen = run.marks.filter(not(open));
    // What goes on longest is outermost, so that little has to be closed and opened again.
    toOpen.sort((a, b) => reach(runs, index, b) - reach(runs, index, a));
    for (const mark of toOpen) tokens.push(markToken("open", mark));
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
      return linkToMarkdown(run.inline, run.marks);
  }
}

function linkToMarkdown({ url, children }: LinkInline, marks: readonly Mark[]): string {
  const text = joined(tokensOf(runsOf(children, marks), "one-line"));
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
const LINE_START = /^(?:[#>+\-=:]|\d{1,9}(?=[.)]))/;

function escaped(text: string, form: LineForm): string {
  const plain = text.replace(SPECIAL, "\\$&").replace(/[\t\n\r\ufeff]/g, reference);
  return form === "one-line" ? plain.replace(/#/g, "\\#") : plain;
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** Tokens as text: each piece looks at what came out before it and at what comes next. */
function joined(tokens: readonly Token[]): string {
  let out = "";
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (token?.kind === "text") {
      const opens = tokens[index - 1]?.kind === "open";
      const closes = tokens[index + 1]?.kind === "close";
      const ends = index === tokens.length - 1 || tokens[index + 1]?.kind === "text";
      out += textAt(token.text, { isLineStart: out === "" || out.endsWith("\n"), opens, closes, ends });
      index += 1;
      continue;
    }
    index += 1;
  }
  return out;
}
