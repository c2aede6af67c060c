/**
 * Text as the search index takes it: words as they are, Chinese as overlapping pairs of characters,
 * since it has no spaces to split at. `稿件管理` becomes `稿件 件管 管理`, so that any two characters
 * are found anywhere.
 */

const TOKEN = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const HAN = /\p{Script=Han}/u;
/** A word with Han beside Latin letters has to be split where they meet. */
const RUNS = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;

/** A text's words and pairs of characters, to be put into the index. */
export function indexTokens(text: string): string {
  const tokens: string[] = [];
  for (const run of runs(text)) {
    // Joined at once: more pairs than a call may have arguments can come of a text without punctuation.
    tokens.push(HAN.test(run) ? [...pairs(run), lastOf(run)].join(" ") : run);
  }
  return tokens.join(" ");
}

/**
 * A query for FTS5 (sqlite.org/fts5.html §3) from what a person typed: every word must occur, the
 * last letters of a word may be missing, Han must occur as one run. Null when nothing can be searched.
 */
export function searchExpression(typed: string): string | null {
  const terms = [...runs(typed)].map((run) => {
    if (!HAN.test(run)) return `"${run}"*`;
    const characters = [...run];
    return characters.length === 1 ? `"${run}"*` : `"${pairs(run).join(" ")}"`;
  });
  return terms.length === 0 ? null : terms.join(" AND ");
}

function* runs(text: string): Generator<string> {
  for (const [word] of text.normalize("NFKC").matchAll(TOKEN)) {
    for (const [run] of word.matchAll(RUNS)) yield run;
  }
}

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** The last character begins no pair, so that it stands for itself. */
function lastOf(run: string): string {
  return [...run].at(-1) ?? "";
}
