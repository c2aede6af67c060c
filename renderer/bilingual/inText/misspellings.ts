import type { Misspelling } from "../../../shared/helps/spelling.ts";
import { type Line, lineAt, linesOf, offsetIn, rangeOf } from "./lines.ts";
import type { SpellingClient } from "./SpellingClient.ts";

/** A misspelt word of a text, and where it stands. */
export interface FoundWord {
  word: string;
  range: Range;
}

/** What a text is checked by: the dictionaries, and the words that are right here. */
interface Checker {
  spelling: SpellingClient;
  own: readonly string[];
}

/** The misspelt word at a place of the document, or null. */
export async function misspellingAt(
  place: { node: Node; offset: number } | null,
  { spelling, own }: Checker,
): Promise<FoundWord | null> {
  const line = place && lineAt(place.node);
  const offset = place && line ? offsetIn(line, place.node, place.offset) : null;
  if (!line || offset === null) return null;
  const found = await spelling.check(line.text, own);
  return inLine(line, found, ({ start, end }) => start <= offset && offset <= end);
}

/**
 * The next misspelt word: the one that the caret is in or behind, else the first after the caret or the
 * selection; from the end of the text it goes on at its beginning. Null where there is none.
 */
export async function nextMisspelling(
  root: HTMLElement,
  { spelling, own }: Checker,
): Promise<FoundWord | null> {
  const { index, offset, isCollapsed, lines } = placeIn(root);
  const isNext = ({ start, end }: Misspelling) => (isCollapsed ? end >= offset : start >= offset);
  const order = [...lines.keys()].map((step) => (index + step) % lines.length);
  for (const [step, at] of [...order, index].entries()) {
    const line = lines[at];
    if (!line) continue;
    const found = await spelling.check(line.text, own);
    const hit = inLine(line, found, step === 0 ? isNext : () => true);
    if (hit) return hit;
  }
  return null;
}

function inLine(
  line: Line,
  found: readonly Misspelling[],
  isWanted: (found: Misspelling) => boolean,
): FoundWord | null {
  const hit = found.find(isWanted);
  const range = hit && rangeOf(line, hit.start, hit.end);
  return range ? { word: hit.word, range } : null;
}

/** The line that the selection ends in, and where in it; the beginning of the text where it is elsewhere. */
function placeIn(root: HTMLElement) {
  const lines = linesOf(root);
  const selection = window.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  const line = range && root.contains(range.endContainer) ? lineAt(range.endContainer) : null;
  const index = line ? lines.findIndex(({ element }) => element === line.element) : -1;
  const offset = range && line ? (offsetIn(line, range.endContainer, range.endOffset) ?? 0) : 0;
  return index < 0
    ? { lines, index: 0, offset: 0, isCollapsed: true }
    : { lines, index, offset, isCollapsed: range?.collapsed ?? true };
}
