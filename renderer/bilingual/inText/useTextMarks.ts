import type { LexicalEditor } from "lexical";
import { useEffect, useMemo, useRef } from "react";
import type { TermMatcher } from "../../../shared/bilingual/glossary/find.ts";
import type { Misspelling } from "../../../shared/helps/spelling.ts";
import type { Language } from "../../../shared/language.ts";
import { type Mark, showMarks } from "./highlights.ts";
import { type Line, linesOf, rangeOf } from "./lines.ts";
import type { SpellingClient } from "./SpellingClient.ts";

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

/** Marks terms and misspelt words in the sheets, whenever typing pauses. */
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
  const clear = useRef<() => void>(() => undefined);
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
      if (isGone) return;
      clear.current();
      clear.current = showMarks(markedIn(lines, known));
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
      clear.current();
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

function markedIn(lines: readonly Line[], known: ReadonlyMap<string, readonly Marked[]>): [Mark, Range][] {
  return lines.flatMap((line) =>
    (known.get(line.text) ?? []).flatMap(({ mark, start, end }): [Mark, Range][] => {
      const range = rangeOf(line, start, end);
      return range ? [[mark, range]] : [];
    }),
  );
}
