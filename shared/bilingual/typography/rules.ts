import type { Edit } from "./edits.ts";
import type { Line } from "./line.ts";

/** Finds what is to be changed in a line: edits in order that don't overlap. */
export type Rule = (line: Line) => Edit[];

const WIDE: Readonly<Record<string, string>> = { ",": "，", ";": "；", ":": "：", "!": "！", "?": "？" };
const MARKS = /[!?]+(?!=)|[,;]|(?<!:):(?![:/\\])|(?<!\.)\.(?![.\w/\\-])/g;
/** Abbreviations whose full stop ends no sentence; single letters (U.S., J. K., e.g.) are known by their length. */
const ABBREVIATION =
  /(?:^|[^A-Za-z])(?:[A-Za-z]|[MD]rs?|Ms|St|Prof|Rev|Gen|Sen|Gov|Lt|Col|Capt|Jr|Sr|No|Nos|Vol|Fig|pp|vs|etc|al|cf|Inc|Ltd|Co|Corp|Dept|Univ|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/;

/** Commas, stops, colons and their like are full-width beside Han (GB/T 15834-2011). */
export const marks: Rule = (line) => {
  const edits: Edit[] = [];
  for (const { 0: found, index } of line.text.matchAll(MARKS)) {
    const end = index + found.length;
    if (line.isUntouched(index, end)) continue;
    const text = found === "." ? stopIn(line, index) : wideMark(line, found, index, end);
    if (text !== null) edits.push({ start: index, end, text });
  }
  return edits;
};

function wideMark(line: Line, found: string, start: number, end: number): string | null {
  const endsSentence = found.startsWith("!") || found.startsWith("?");
  const isChinese = endsSentence ? line.endsChinese(start, end) : line.isBesideHan(start, end);
  return isChinese ? found.replace(/./g, (mark) => WIDE[mark] ?? mark) : null;
}

function stopIn(line: Line, index: number): string | null {
  const before = line.text.slice(Math.max(0, index - 6), index);
  // “1.” and “A.” number a list, “U.S.” is an abbreviation; and where a sentence has ended, it does not end again.
  if (/[\d。！？]$/.test(before) || ABBREVIATION.test(before)) return null;
  return line.endsChinese(index, index + 1) ? "。" : null;
}

const ELLIPSIS = /(?:\.{3,}|。{3,}|…+)+/g;

/** An ellipsis is six dots, in two characters. */
export const ellipses: Rule = (line) => {
  const edits: Edit[] = [];
  for (const { 0: found, index } of line.text.matchAll(ELLIPSIS)) {
    const end = index + found.length;
    if (found === "……" || line.isUntouched(index, end)) continue;
    if (found.includes("。") || line.endsChinese(index, end)) edits.push({ start: index, end, text: "……" });
  }
  return edits;
};

const DASH = /(?<![-—―])(?:-{2,}|[—―](?: ?[—―])?)(?![-—―])/g;

/** A dash is two characters long. One em dash beside a digit says “from … to”, and stays. */
export const dashes: Rule = (line) => {
  const edits: Edit[] = [];
  for (const { 0: found, index } of line.text.matchAll(DASH)) {
    const end = index + found.length;
    if (found === "——" || line.isUntouched(index, end) || !line.isBesideHan(index, end)) continue;
    const [before, after] = [line.text.charAt(index - 1), line.text.charAt(end)];
    const isRange = found.length === 1 && (/\d/.test(before) || /\d/.test(after));
    const isOption = found.startsWith("-") && /^\s?$/.test(before) && /[A-Za-z]/.test(after);
    if (!isRange && !isOption) edits.push({ start: index, end, text: "——" });
  }
  return edits;
};

/** Letters and digits; a point and a per cent sign where a number has them. */
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]+|(?<=[0-9０-９])(?:．(?=[0-9０-９])|％)/g;

/** Full-width letters and digits are for vertical setting; a paragraph's indent is the page's business. */
export const widths: Rule = ({ text }) => {
  const edits: Edit[] = [];
  const indent = /^[ \t]*\u3000[ \t\u3000]*/.exec(text)?.[0].length ?? 0;
  if (indent > 0) edits.push({ start: 0, end: indent, text: "" });
  for (const { 0: found, index } of text.matchAll(FULL_WIDTH)) {
    const narrow = found.replace(/./gu, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) - 0xfee0));
    edits.push({ start: index, end: index + found.length, text: narrow });
  }
  return edits;
};
