/** Stands for each code unit of what was blanked out: neither a letter nor a digit nor white space. */
export const BLANK = "\u{fffc}";

/** A stretch of a text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A text with stretches blanked out, each place where it was. */
export function blankedOut(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let result = "";
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += text.slice(at, start) + BLANK.repeat(end - start);
    at = end;
  }
  return result + text.slice(at);
}

/** A list of values for a finding's text: a line each, every value once. */
export function listed(values: Iterable<string>): string {
  return [...new Set([...values].map((value) => value.trim()))].join("\n");
}
