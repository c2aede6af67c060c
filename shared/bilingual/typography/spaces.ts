import type { Edit } from "./edits.ts";
import type { Rule } from "./rules.ts";

/** What to do between Han and Latin letters or digits: leave it, put a space there, or take it away. */
export const SPACINGS = ["keep", "insert", "remove"] as const;
export type Spacing = (typeof SPACINGS)[number];

/** Full-width marks bring their own space. */
const BESIDE_WIDE =
  /(?<=[，。；：！？、（）《》〈〉「」『』【】〔〕]|——|……)[ \t\u00a0]+(?=\S)|(?<=\S)[ \t\u00a0]+(?=[，。；：！？、（）《》〈〉「」『』【】〔〕]|——|……)/g;

/** No spaces beside full-width punctuation; those at a line's ends stay. */
export const spacesBesideMarks: Rule = (line) => {
  const edits: Edit[] = [];
  for (const { 0: found, index } of line.text.matchAll(BESIDE_WIDE)) {
    const end = index + found.length;
    // After an address a space says where it ends.
    if (index === 0 || line.isUntouched(index - 1, end)) continue;
    edits.push({ start: index, end, text: "" });
  }
  return edits;
};

const BETWEEN = /(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=\p{Script=Han})/gu;
const SPACED =
  /(?<=\p{Script=Han})[ \u00a0\u2009\u200a\u202f]+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])[ \u00a0\u2009\u200a\u202f]+(?=\p{Script=Han})/gu;
/** Days and times are one word. */
const DATE =
  /\d{1,4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号]|\d{1,2}[时点](?:\d{1,2}分(?:\d{1,2}秒)?)?/g;

/** The rule between Han and Latin letters or digits that was chosen. */
export function spacesBetweenScripts(spacing: Spacing): Rule {
  if (spacing === "insert") return insertSpaces;
  return spacing === "remove" ? removeSpaces : () => [];
}

const insertSpaces: Rule = (line) => {
  const dates = new Set<number>();
  for (const { 0: found, index } of line.text.matchAll(DATE)) {
    for (let place = index; place < index + found.length; place += 1) dates.add(place);
  }
  return Array.from(line.text.matchAll(BETWEEN), ({ index }) => index)
    .filter((place) => !dates.has(place) && !(line.isUntouched(place - 1) && line.isUntouched(place)))
    .map((place) => ({ start: place, end: place, text: " " }));
};

const removeSpaces: Rule = (line) =>
  Array.from(line.text.matchAll(SPACED), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }))
    .filter(({ start, end }) => !line.isUntouched(start - 1, end + 1))
    .map((span) => ({ ...span, text: "" }));
