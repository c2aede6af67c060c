import { type Misspelling, ownWords, Spelling, type SpellingSource } from "../../../shared/helps/spelling.ts";

/** What the worker is asked; the dictionaries come first, once, and are answered by a message without data. */
export type SpellingQuestion =
  | { kind: "load"; sources: SpellingSource[] }
  | { kind: "check"; id: number; text: string; own: readonly string[] }
  | { kind: "suggest"; id: number; word: string };

/** What it answers to the question with the same id. */
export type SpellingAnswer = { id: number } & ({ misspelled: Misspelling[] } | { suggestions: string[] });

let spelling: Spelling | null = null;
let known: { own: readonly string[]; words: ReadonlySet<string> } = { own: [], words: new Set() };

/** The same words come with each text: they are taken apart once. */
function wordsOf(own: readonly string[]): ReadonlySet<string> {
  const isSame = own.length === known.own.length && own.every((word, index) => word === known.own[index]);
  if (!isSame) known = { own, words: ownWords(own) };
  return known.words;
}

self.onmessage = ({ data }: MessageEvent<SpellingQuestion>) => {
  if (data.kind === "load") {
    spelling = Spelling.of(data.sources);
    self.postMessage(null);
  } else if (spelling) self.postMessage(answer(spelling, data));
};

function answer(by: Spelling, question: Exclude<SpellingQuestion, { kind: "load" }>): SpellingAnswer {
  const { id } = question;
  if (question.kind === "suggest") return { id, suggestions: by.suggest(question.word) };
  return { id, misspelled: by.misspelled(question.text, wordsOf(question.own)) };
}
