import type { LexicalEditor } from "lexical";
import { useEffect, useMemo, useRef } from "react";
import type { TermMatcher } from "../../../shared/bilingual/glossary/find.ts";
import type { Misspelling } from "../../../shared/helps/spelling.ts";
import type { Language } from "../../../shared/language.ts";
import { type Line, linesOf, rangeOf } from "./lines.ts";
import type { SpellingClient } from "./SpellingClient.ts";

/** What is marked in a text; `::highlight()` of the same names says how (Sheet.module.css). */
type Mark = "term" | "term-forbidden" | "misspelled";
const MARKS: readonly Mark[] = ["term", "term-forbidden", "misspelled"];

/** Milliseconds without a change before the text is looked at. */
const PAUSE = 400;

/** A mark in a line. */
interface Marked {
  mark: Mark;
  start: number;
  end: number;
}

interface TextMarksParts {
  editors: Partial<Record<Language, LexicalEditor>>;
  matcher: TermMatcher | null;
  spelling: SpellingClient | null;
  /** Words that are spelt rightly here. */
  own: readonly string[];
}

/**
 * Marks terms and misspelt words in the sheets, whenever typing pauses, by the CSS Custom Highlight
 * API: the text itself is not touched, so neither the caret nor an input method notices.
 */
export function useTextMarks({ editors, matcher, spelling, own }: TextMarksParts): void {
  const { en, "zh-Hans": zh } = editors;
  useMarks(en ?? null, "en", matcher, spelling, own);
  useMarks(zh ?? null, "zh-Hans", matcher, null, own);
}

function useMarks(
  editor: LexicalEditor | null,
  language: Language,
  matcher: TermMatcher | null,
  spelling: SpellingClient | null,
  own: readonly string[],
): void {
  // Another glossary or word list: every line is looked at again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found is only true of these.
  const known = useMemo(() => new Map<string, Marked[]>(), [matcher, spelling, own]);
  const ranges = useRef<[Mark, Range][]>([]);
  useEffect(() => {
    if (!editor) return;
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    const mark = async () => {
      const root = editor.getRootElement();
      const lines = root ? linesOf(root).filter(({ text }) => text !== "") : [];
      for (const { text } of lines) {
        if (!known.has(text)) known.set(text, await marksIn(text, language, matcher, spelling, own));
      }
      // Of what was typed meanwhile only the last is there.
      const shown = new Set(lines.map(({ text }) => text));
      for (const text of known.keys()) if (!shown.has(text)) known.delete(text);
      if (!isGone) ranges.current = show(lines, known, ranges.current);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void mark(), PAUSE);
    };
    soon();
    const stop = editor.registerUpdateListener(({ dirtyElements }) => {
      if (dirtyElements.size > 0) soon();
    });
    return () => {
      isGone = true;
      stop();
      clearTimeout(timer);
      ranges.current = show([], known, ranges.current);
    };
  }, [editor, language, matcher, spelling, own, known]);
}

async function marksIn(
  text: string,
  language: Language,
  matcher: TermMatcher | null,
  spelling: SpellingClient | null,
  own: readonly string[],
): Promise<Marked[]> {
  const terms = (matcher?.find(text, language) ?? []).map(({ start, end, form }): Marked => {
    return { mark: form === "forbidden" ? "term-forbidden" : "term", start, end };
  });
  const misspelled: Misspelling[] = spelling ? await spelling.check(text, own) : [];
  const isTerm = ({ start, end }: Misspelling) =>
    terms.some((term) => term.start <= start && term.end >= end);
  const wrong = misspelled.filter((word) => !isTerm(word));
  return [...terms, ...wrong.map(({ start, end }): Marked => ({ mark: "misspelled", start, end }))];
}

/** Puts the marks of these lines in the place of earlier ones. */
function show(
  lines: readonly Line[],
  known: ReadonlyMap<string, readonly Marked[]>,
  earlier: readonly [Mark, Range][],
): [Mark, Range][] {
  for (const [mark, range] of earlier) CSS.highlights.get(mark)?.delete(range);
  const shown: [Mark, Range][] = [];
  for (const line of lines) {
    for (const { mark, start, end } of known.get(line.text) ?? []) {
      const range = rangeOf(line, start, end);
      if (range) shown.push([mark, range]);
    }
  }
  for (const mark of MARKS) if (!CSS.highlights.has(mark)) CSS.highlights.set(mark, new Highlight());
  for (const [mark, range] of shown) CSS.highlights.get(mark)?.add(range);
  return shown;
}
