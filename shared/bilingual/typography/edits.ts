/** Characters of a text, from `start` to before `end`, and what stands there instead. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A stretch of a text with marks of its own. */
export interface Run {
  text: string;
  /** Part of a link: it is never left without a character, or the link would be gone. */
  isLinked: boolean;
}

/** The text that runs make. */
export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join("");
}

/** Runs with edits of their whole text made in them; the edits are in order and don't overlap. */
export function applyEdits(runs: readonly Run[], edits: readonly Edit[]): readonly Run[] {
  if (edits.length === 0) return runs;
  const starts: number[] = [];
  let length = 0;
  for (const { text } of runs) {
    starts.push(length);
    length += text.length;
  }
  const local: Edit[][] = runs.map(() => []);
  let first = 0;
  for (const edit of edits) {
    while (first + 1 < runs.length && (starts[first + 1] ?? 0) <= edit.start) first += 1;
    const pieces =
      edit.start === edit.end ? [inserted(edit, first, runs, starts)] : split(edit, first, starts);
    if (pieces.some(({ run, piece }) => leavesNoLink(runs[run], piece))) continue;
    for (const { run, piece } of pieces) local[run]?.push(piece);
  }
  return runs.map((run, index) => ({ ...run, text: edited(run.text, local[index] ?? []) }));
}

interface Piece {
  run: number;
  /** In the run's own counting. */
  piece: Edit;
}

/** Between two runs, what is new stands in the one that is no link. */
function inserted(
  { start, text }: Edit,
  run: number,
  runs: readonly Run[],
  starts: readonly number[],
): Piece {
  const from = starts[run] ?? 0;
  const isBetween = start === from && run > 0;
  if (isBetween && (runs[run]?.isLinked || !runs[run - 1]?.isLinked)) {
    const at = runs[run - 1]?.text.length ?? 0;
    return { run: run - 1, piece: { start: at, end: at, text } };
  }
  return { run, piece: { start: start - from, end: start - from, text } };
}

/** An edit that goes over several runs: each keeps as many characters as it had, the last one the rest. */
function split({ start, end, text }: Edit, first: number, starts: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  for (let run = first; run < starts.length && (starts[run] ?? 0) < end; run += 1) {
    const from = starts[run] ?? 0;
    const to = starts[run + 1] ?? Number.POSITIVE_INFINITY;
    const [a, b] = [Math.max(start, from), Math.min(end, to)];
    if (a === b) continue;
    const piece = text.slice(a - start, b === end ? undefined : b - start);
    pieces.push({ run, piece: { start: a - from, end: b - from, text: piece } });
  }
  return pieces;
}

function leavesNoLink(run: Run | undefined, { start, end, text }: Edit): boolean {
  return run?.isLinked === true && text === "" && end - start === run.text.length;
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let done = 0;
  for (const { start, end, text: replacement } of edits) {
    result += text.slice(done, start) + replacement;
    done = end;
  }
  return result + text.slice(done);
}
