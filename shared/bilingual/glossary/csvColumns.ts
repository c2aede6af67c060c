/** The columns of a glossary's table, as they are written. */
export const COLUMNS = [
  "en",
  "zh",
  "en_allowed",
  "zh_allowed",
  "en_forbidden",
  "zh_forbidden",
  "note",
] as const;
/** A column of a glossary's table. */
export type Column = (typeof COLUMNS)[number];

const ENGLISH = /^(?:english|eng|en|英文|英语|英)(?:us|gb|uk|unitedstates|unitedkingdom)?/;
const CHINESE =
  /^(?:simplifiedchinese|chinese|chi|zho|zh|cn|简体中文|中文简体|简体|中文|汉语|中)(?:hans|simplified|china|prc|cn)*/;
const PREFERRED = /^(?:|term|preferred|preferredterm|form|首选|术语|推荐|用语|名称)$/;
const ALLOWED = /^(?:allowed|admitted|alternative|alternatives|synonyms?|可用|允许|备选|同义词|别名)/;
const FORBIDDEN = /^(?:forbidden|deprecated|banned|avoid|禁用|禁止|避免|不用)/;
const NOTE = /^(?:notes?|comments?|remarks?|备注|注释|注|说明)$/;

/** What each cell of a header names; null for a column that is not the glossary's. Of two alike the first counts. */
export function columnsOf(header: readonly string[]): (Column | null)[] {
  const found = header.map(columnOf);
  return found.map((column, index) => (found.indexOf(column) === index ? column : null));
}

/** True for a header with a column for each language. */
export function isHeader(cells: readonly string[]): boolean {
  const columns = columnsOf(cells);
  return columns.includes("en") && columns.includes("zh");
}

function columnOf(cell: string): Column | null {
  const name = cell
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  if (NOTE.test(name)) return "note";
  for (const [language, pattern] of [
    ["en", ENGLISH],
    ["zh", CHINESE],
  ] as const) {
    const start = pattern.exec(name);
    if (!start) continue;
    const rest = name.slice(start[0].length);
    if (PREFERRED.test(rest)) return language;
    if (ALLOWED.test(rest)) return `${language}_allowed`;
    if (FORBIDDEN.test(rest)) return `${language}_forbidden`;
  }
  return null;
}
