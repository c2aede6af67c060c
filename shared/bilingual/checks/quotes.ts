import { LANGUAGES, type Language, type Localized, localized } from "../../language.ts";
import type { Problem } from "./model.ts";
import type { PairRule, ReadPair } from "./readPair.ts";
import { listed } from "./spans.ts";

/** Each mark that closes, with the one that opens; brackets of both widths go together. */
const OPENS = new Map([
  ["”", "“"],
  ["’", "‘"],
  ["」", "「"],
  ["』", "『"],
  ["》", "《"],
  ["〉", "〈"],
  [")", "("],
  ["]", "["],
  ["】", "【"],
]);
const OPENING = new Set(OPENS.values());
const NARROW = new Map([
  ["（", "("],
  ["）", ")"],
  ["［", "["],
  ["］", "]"],
]);

/** A quotation mark or bracket in a text. */
interface Mark {
  /** The mark as it is compared. */
  sign: string;
  /** As it is written. */
  written: string;
  index: number;
}

/** Quotation marks and brackets that don't pair up. */
export const checkQuotes: PairRule = (pair) => {
  const marks = localized((language) => unpaired(pair[language].plain));
  return goesOn(marks, pair) ? [] : LANGUAGES.flatMap((language) => problems(language, marks[language]));
};

/** True where a text has a mark without its partner. */
export function hasUnpaired(plain: string): boolean {
  return unpaired(plain).length > 0;
}

/** A quotation of several paragraphs is opened in one and closed in another, in both languages alike. */
function goesOn(marks: Localized<Mark[]>, pair: ReadPair): boolean {
  const [en, zh] = LANGUAGES.map((language) => openEnd(marks[language], pair[language].plain));
  return en !== null && en === zh;
}

/**
 * The texts, by index, whose only mark without a partner has one in another of them: a quotation of several paragraphs
 * is opened in the first, maybe in each, and closed in the last.
 */
export function quotedAcross(texts: readonly string[]): Set<number> {
  const found = new Set<number>();
  let opened: number[] = [];
  for (const [index, text] of texts.entries()) {
    const marks = unpaired(text);
    const end = openEnd(marks, text);
    if (end === "opens") {
      opened.push(index);
      continue;
    }
    const closes = end === "closes" || (marks.length === 0 && OPENED.test(text));
    if (closes && opened.length > 0) for (const each of [...opened, index]) found.add(each);
    if (closes || marks.length > 0) opened = [];
  }
  return found;
}

/** A paragraph that goes on with a quotation may open it again. */
const OPENED = /^\s*["“「]/u;

/** What a text's only mark without a partner does, where it is one of speech: a straight one may open or close. */
function openEnd([mark, ...more]: readonly Mark[], plain: string): "opens" | "closes" | null {
  if (!mark || more.length > 0 || !/["“”「」]/u.test(mark.sign)) return null;
  const [before, behind] = [plain.charAt(mark.index - 1), plain.charAt(mark.index + 1)];
  const opens =
    mark.sign === '"'
      ? /[\p{L}\p{N}]/u.test(behind) && !/[.,!?…，。！？]/u.test(before)
      : OPENING.has(mark.sign);
  return opens ? "opens" : "closes";
}

function problems(language: Language, marks: readonly Mark[]): Problem[] {
  if (marks.length === 0) return [];
  const params = { marks: listed(marks.map(({ written }) => written)).replaceAll("\n", " ") };
  return [{ rule: "quotes", language, key: "bilingual-quotes", params }];
}

function unpaired(plain: string): Mark[] {
  const open: Mark[] = [];
  const wrong: Mark[] = [];
  for (const mark of marksOf(plain)) {
    const opener = mark.sign === '"' ? '"' : OPENS.get(mark.sign);
    const isClosing = opener !== undefined && open.at(-1)?.sign === opener;
    if (isClosing) open.pop();
    else if (mark.sign === '"' || OPENING.has(mark.sign)) open.push(mark);
    else if (!isLoneApostrophe(plain, mark) && !isListMark(plain, mark)) wrong.push(mark);
  }
  return [...open, ...wrong].sort((a, b) => a.index - b.index);
}

function* marksOf(plain: string): Generator<Mark> {
  const isOdd = (plain.match(/"/g)?.length ?? 0) % 2 === 1;
  for (const { index, 0: written } of plain.matchAll(/["“”‘’「」『』《》〈〉()（）[\]［］【】]/gu)) {
    const sign = NARROW.get(written) ?? written;
    if (isApostrophe(plain, index, sign) || (isOdd && isInch(plain, index, sign))) continue;
    yield { sign, written, index };
  }
}

/** it’s, ’n’, the ’90s: no quotation mark, though it has the same shape. */
function isApostrophe(plain: string, index: number, sign: string): boolean {
  if (sign !== "’" && sign !== "‘") return false;
  const before = plain.charAt(index - 1);
  const after = plain.slice(index + 1, index + 3);
  if (isLatin(before) && isLatin(after.charAt(0))) return true;
  return sign === "’" && /^(?:\d\d|n[’']?|t[ia]?|e)/i.test(after) && !isLatin(before);
}

/** The farmers’ tools: only a mark that closes nothing can be one. */
function isLoneApostrophe(plain: string, { sign, index }: Mark): boolean {
  return sign === "’" && isLatin(plain.charAt(index - 1));
}

/** a) boots, 2）pencils, and a face: only a bracket that closes nothing can be one. */
function isListMark(plain: string, { sign, index }: Mark): boolean {
  return (
    sign === ")" &&
    /(?:^|\s)[:;]-?$|(?:^|[\s：:；;，,、。])[\da-z]{1,2}$/i.test(plain.slice(Math.max(0, index - 3), index))
  );
}

/** 15": inches. A quotation that ends in a number looks the same, but then the marks are even. */
function isInch(plain: string, index: number, sign: string): boolean {
  return sign === '"' && /\d/.test(plain.charAt(index - 1));
}

function isLatin(character: string): boolean {
  return /[\p{Script=Latin}\d]/u.test(character);
}
