import { $createRangeSelection, $setSelection, type LexicalEditor } from "lexical";
import type { Misspelling } from "../../../shared/helps/spelling.ts";
import { type Line, linesOf, offsetIn, rangeOf } from "./lines.ts";
import type { SpellingClient } from "./SpellingClient.ts";

/** A misspelt word, in the text or in a field above it. */
export interface FoundWord {
  word: string;
  /** Where a menu about it stands. */
  box(): DOMRect;
  /** Selects it, so that one sees which is meant and where the next search begins. */
  select(): void;
  /** Writes another word in its place. */
  replace(by: string): void;
}

/** What a text is checked by: the dictionaries, and the words that are right here. */
interface Checker {
  spelling: SpellingClient;
  own: readonly string[];
}

/** A place of the document, as a caret or a pointer has it. */
export interface Place {
  node: Node;
  /** In a field: in its value. */
  offset: number;
}

/** A stretch of English that is checked by itself: a line of the text, or a field. */
interface Stretch {
  text: string;
  /** Where in `text` a place is; null where it is elsewhere. */
  offsetOf(place: Place): number | null;
  wordAt(found: Misspelling): FoundWord | null;
}

/** The fields of a version, above its text. */
export function fieldsOf(root: HTMLElement | null): HTMLTextAreaElement[] {
  return [...(root?.closest("section")?.querySelectorAll("textarea") ?? [])];
}

/** Where the caret is; its end, where something is selected. */
export function caretPlace(): (Place & { isCollapsed: boolean }) | null {
  const focused = document.activeElement;
  if (focused instanceof HTMLTextAreaElement) {
    const { selectionStart, selectionEnd } = focused;
    return { node: focused, offset: selectionEnd, isCollapsed: selectionStart === selectionEnd };
  }
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const { endContainer, endOffset, collapsed } = selection.getRangeAt(0);
  return { node: endContainer, offset: endOffset, isCollapsed: collapsed };
}

/** The misspelt word at a place, or null. */
export async function misspellingAt(
  editor: LexicalEditor,
  place: Place,
  { spelling, own }: Checker,
): Promise<FoundWord | null> {
  for (const stretch of stretchesOf(editor)) {
    const offset = stretch.offsetOf(place);
    if (offset === null) continue;
    const found = await spelling.check(stretch.text, own);
    const hit = found.find(({ start, end }) => start <= offset && offset <= end);
    return hit ? stretch.wordAt(hit) : null;
  }
  return null;
}

/**
 * The next misspelt word: the one that the caret is in or behind, else the first after the caret or the
 * selection; from the end of the text it goes on at the title. Null where there is none.
 */
export async function nextMisspelling(
  editor: LexicalEditor,
  { spelling, own }: Checker,
): Promise<FoundWord | null> {
  const stretches = stretchesOf(editor);
  const caret = caretPlace();
  const offsets = stretches.map((stretch) => (caret ? stretch.offsetOf(caret) : null));
  const first = Math.max(
    0,
    offsets.findIndex((offset) => offset !== null),
  );
  const offset = offsets[first] ?? 0;
  const isNext = ({ start, end }: Misspelling) => (caret?.isCollapsed ? end >= offset : start >= offset);
  const order = [...stretches.slice(first), ...stretches.slice(0, first + 1)];
  for (const [step, stretch] of order.entries()) {
    const found = await spelling.check(stretch.text, own);
    const hit = step === 0 ? found.find(isNext) : found[0];
    const word = hit && stretch.wordAt(hit);
    if (word) return word;
  }
  return null;
}

function stretchesOf(editor: LexicalEditor): Stretch[] {
  const root = editor.getRootElement();
  if (!root) return [];
  return [...fieldsOf(root).map(fieldStretch), ...linesOf(root).map((line) => lineStretch(editor, line))];
}

function fieldStretch(field: HTMLTextAreaElement): Stretch {
  return {
    text: field.value,
    offsetOf: ({ node, offset }) => (node === field ? offset : null),
    wordAt: ({ start, end, word }) => {
      const select = () => {
        field.focus();
        field.setSelectionRange(start, end);
      };
      const replace = (by: string) => {
        select();
        // The one way that the field's own undo knows of.
        document.execCommand("insertText", false, by);
      };
      return { word, select, replace, box: () => field.getBoundingClientRect() };
    },
  };
}

function lineStretch(editor: LexicalEditor, line: Line): Stretch {
  return {
    text: line.text,
    offsetOf: ({ node, offset }) =>
      line.element === node ? 0 : line.element.contains(node) ? offsetIn(line, node, offset) : null,
    wordAt: ({ start, end, word }) => {
      const range = rangeOf(line, start, end);
      if (!range) return null;
      return {
        word,
        box: () => range.getBoundingClientRect(),
        select: () => {
          range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
          editor.focus();
          editor.update(() => $select(range), { discrete: true });
        },
        replace: (by) => {
          editor.update(() => $select(range).insertText(by));
          editor.focus();
        },
      };
    },
  };
}

/** The formatting of what is written there is its first letter's. */
function $select(range: Range) {
  const selection = $createRangeSelection();
  selection.applyDOMRange(range);
  $setSelection(selection);
  return selection;
}
