/** Matches below this score are of no help to a translator, in percent. */
export const LEAST_SCORE = 70;

/** The most edits between texts of which the longer one has `length` tokens, at {@link LEAST_SCORE}. */
function mostEdits(length: number): number {
  return Math.floor((length * (100 - LEAST_SCORE)) / 100);
}

/** How many tokens a text may have to be alike one of `length` tokens, from and to. */
export function alikeLengths(length: number): { least: number; most: number } {
  return {
    least: Math.ceil((length * LEAST_SCORE) / 100),
    most: Math.floor((length * 100) / LEAST_SCORE),
  };
}

/**
 * How many of a text's pairs of tokens to look for, so that every alike text has one of them at
 * least. An edit of a token takes away two pairs and an insertion one, so that texts alike one of
 * `length` tokens lack six tenths of `length` pairs at most.
 */
export function pairsNeeded(length: number): number {
  return Math.floor((2 * length * (100 - LEAST_SCORE)) / 100) + 1;
}

/**
 * How alike two texts are, in whole percent: 100 × (1 − d ÷ n), rounded down, where d is the
 * Levenshtein distance of their tokens and n the number of tokens of the longer one. Null for less
 * than {@link LEAST_SCORE}.
 */
export function similarity(a: readonly string[], b: readonly string[]): number | null {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return null;
  const limit = mostEdits(longer);
  const distance = editDistance(a, b, limit);
  return distance > limit ? null : Math.floor((100 * (longer - distance)) / longer);
}

/**
 * The Levenshtein distance where it is `limit` or less, or else a number above it. Only the cells
 * that such a distance can lead through are computed (Ukkonen 1985, “Algorithms for approximate
 * string matching”).
 */
export function editDistance(a: readonly string[], b: readonly string[], limit: number): number {
  const over = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return over;
  let row = Int32Array.from({ length: b.length + 1 }, (_, column) => Math.min(column, over));
  let next = new Int32Array(b.length + 1);
  for (let line = 1; line <= a.length; line += 1) {
    const from = Math.max(1, line - limit);
    const to = Math.min(b.length, line + limit);
    next[from - 1] = from === 1 ? Math.min(line, over) : over;
    let least = next[from - 1] ?? over;
    for (let column = from; column <= to; column += 1) {
      const above = column === line + limit ? over : (row[column] ?? over);
      const substituted = (row[column - 1] ?? over) + (a[line - 1] === b[column - 1] ? 0 : 1);
      const value = Math.min(substituted, above + 1, (next[column - 1] ?? over) + 1, over);
      next[column] = value;
      if (value < least) least = value;
    }
    if (least > limit) return over;
    [row, next] = [next, row];
  }
  return row[b.length] ?? over;
}
