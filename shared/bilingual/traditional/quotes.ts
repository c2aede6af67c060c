type Kind = "double" | "single";
type Level = 0 | 1;

const OPENING: Readonly<Record<string, Kind>> = { "“": "double", "‘": "single" };
const CLOSING: Readonly<Record<string, Kind>> = { "”": "double", "’": "single" };
/** By level: quotations, and quotations within them. */
const OPENED = ["「", "『"] as const;
const CLOSED = ["」", "』"] as const;
/** The level of a mark that closes what nothing opened. */
const USUAL: Record<Kind, Level> = { double: 0, single: 1 };

/**
 * A text with corner brackets for curly quotation marks, 『 』 within 「 」, as Chinese is written in
 * Traditional characters. The result is as long as the text. An apostrophe stays what it is.
 */
export function withCornerBrackets(text: string): string {
  if (!/[“”‘’]/.test(text)) return text;
  const open: { kind: Kind; level: Level }[] = [];
  return text.replace(/[“”‘’]/g, (mark, offset: number) => {
    const opening = OPENING[mark];
    if (opening) {
      const level = levelWithin(open.at(-1), opening);
      open.push({ kind: opening, level });
      return OPENED[level];
    }
    const kind = CLOSING[mark] ?? "double";
    const opened = open.findLastIndex((quotation) => quotation.kind === kind);
    if (kind === "single" && isApostrophe(text, offset, opened >= 0)) return mark;
    const level = open[opened]?.level ?? USUAL[kind];
    // What was left open inside ends with it.
    if (opened >= 0) open.length = opened;
    return CLOSED[level];
  });
}

/** A mark of the same kind as the one around it begins the next quotation: nobody closed the last. */
function levelWithin(around: { kind: Kind; level: Level } | undefined, kind: Kind): Level {
  if (!around) return 0;
  if (around.kind === kind) return around.level;
  return around.level === 0 ? 1 : 0;
}

function isApostrophe(text: string, offset: number, isOpen: boolean): boolean {
  const isLetter = (at: number) => /\p{Script=Latin}|\d/u.test(text.charAt(at));
  return isOpen ? isLetter(offset - 1) && isLetter(offset + 1) : isLetter(offset - 1) || isLetter(offset + 1);
}
