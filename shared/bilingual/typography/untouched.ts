/** What is never touched in a line: the start and end of each stretch, in order. */
export type Spans = readonly { start: number; end: number }[];

/**
 * Addresses, code, paths, character references and faces made of punctuation. Numbers, times, versions
 * and file names need no entry: no rule changes a mark between two Latin letters or digits. Each
 * pattern is bounded, so that a long line takes time in proportion to its length.
 */
const PATTERNS: readonly RegExp[] = [
  // Addresses; the punctuation after one is the sentence's.
  /(?:https?|s?ftp|file):\/\/[^\s"'<>`\u0080-\uffff]{0,2000}[\w/#=&~%+-]/,
  /mailto:[^\s"'<>`\u0080-\uffff]{0,300}[\w/#=&~%+-]/,
  /(?<![\w.-])(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}\/[^\s"'<>`\u0080-\uffff]{0,2000}[\w/#=&~%+-]/,
  /(?<![\w.%+-])[\w.%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/,
  // Code.
  /`[^`]{1,2000}`/,
  // A path of Windows.
  /\b[A-Za-z]:\\[^\s"<>|?*，。；：！？）”]{0,260}/,
  // A character reference.
  /&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z]\w{1,20});/,
  // A face.
  /(?<![A-Za-z0-9:;])[:;=]-?[)D(P](?=$|[\s。，！？])/,
];
const UNTOUCHED = new RegExp(PATTERNS.map(({ source }) => source).join("|"), "g");

/** The spans of a line that no rule changes. */
export function untouchedIn(line: string): Spans {
  return Array.from(line.matchAll(UNTOUCHED), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}
