import type { Library } from "../../electron/library/library.ts";
import type { Language, Localized } from "../../shared/language.ts";
import { type Figures, median, percentile, repeat } from "./figures.ts";
import { generator, makeNewsroom } from "./fixture.ts";
import type { Workplace } from "./workplace.ts";

const ENTRIES = 100_000;
const RUNS = 5;
/** Searches of each kind in a run, half of them in each language. */
const SEARCHES = 200;
/** Words of a segment: of one in twenty, such as a title; of one in fifty, a long paragraph; and of all others. */
const SHORT = [1, 4] as const;
const LONG = [61, 400] as const;
const USUAL = [5, 60] as const;
/** Words that the generated texts are made of; the n-th is as frequent as one n-th (Zipf's law). */
const VOCABULARY = 30_000;
/** Han characters that they are made of. */
const CHARACTERS = 3500;
const FIRST_HAN = 0x4e00;

type Random = () => number;

/**
 * The translation memory's answers at 100,000 entries: for a text that it has, for one in which one
 * token of six was changed, and for words to be found in it.
 */
export async function measureMemory(workplace: Workplace): Promise<Figures> {
  const random = generator(19980);
  const texts = Array.from({ length: ENTRIES }, (_, index) => makePair(random, index));
  const library = makeNewsroom(workplace.fresh("memory"), { stories: 1 });
  fill(library, texts);
  const measured = {
    exact: await times(library, texts, random, (_, text) => text),
    fuzzy: await times(library, texts, random, (language, text) => changed(language, text, random)),
    concordance: await repeat(RUNS, async () =>
      searches(texts, random).map(({ text, language }) => {
        const middle = language === "en" ? text.split(" ").slice(2, 4).join(" ") : text.slice(2, 6);
        return milliseconds(() => library.memory.concordance(middle));
      }),
    ),
  };
  library.close();
  return Object.fromEntries(
    Object.entries(measured).flatMap(([kind, runs]) => {
      const at = (percent: number) => median(runs.map((run) => percentile(run, percent)));
      const label = `Memory, ${kind}, at ${ENTRIES.toLocaleString("en")} entries`;
      const name = `memory${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
      return [
        [`${name}P50`, { label: `${label}, p50`, value: at(50), unit: "ms", runs: RUNS }],
        [`${name}P99`, { label: `${label}, p99`, value: at(99), unit: "ms", runs: RUNS, atMost: 50 }],
      ];
    }),
  );
}

function fill(library: Library, texts: readonly Localized[]): void {
  const { imports } = library.memory;
  const [file, changedAt] = ["bench.tmx", "2011-11-16T00:00:00.000Z"];
  library.transaction(() => {
    const id = imports.begin(file);
    for (const text of texts) imports.add(id, file, { text, changedAt });
    imports.finish(id);
  });
}

/** The milliseconds of searches for texts of the memory, each changed by `change`; each must find its own. */
function times(
  library: Library,
  texts: readonly Localized[],
  random: Random,
  change: (language: Language, text: string) => string,
): Promise<number[][]> {
  return repeat(RUNS, async () =>
    searches(texts, random).map(({ text, language }) => {
      const wanted = change(language, text);
      let found = false;
      const taken = milliseconds(() => {
        const matches = library.memory.lookUp({ language, text: wanted });
        found = matches.some(({ source }) => source === text);
      });
      if (!found) throw new Error(`The memory did not find “${text}”.`);
      return taken;
    }),
  );
}

function searches(texts: readonly Localized[], random: Random): { text: string; language: Language }[] {
  return Array.from({ length: SEARCHES }, (_, n) => {
    const language = n % 2 === 0 ? "en" : "zh-Hans";
    return { language, text: texts[Math.floor(random() * texts.length)]?.[language] ?? "" };
  });
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function makePair(random: Random, index: number): Localized {
  const [least, most] = index % 20 === 0 ? SHORT : index % 50 === 1 ? LONG : USUAL;
  const length = least + Math.floor(random() * (most - least + 1));
  return {
    en: `${Array.from({ length }, () => word(random)).join(" ")}.`,
    // A Chinese text has about one and a half times as many characters as its English has words.
    "zh-Hans": `${Array.from({ length: Math.ceil(length * 1.5) }, () => character(random)).join("")}。`,
  };
}

/** A text with one token of six changed. */
function changed(language: Language, text: string, random: Random): string {
  const [between, make] = language === "en" ? [" ", word] : ["", character];
  return text
    .split(between)
    .map((token, index) => (index % 6 === 5 ? make(random) : token))
    .join(between);
}

function word(random: Random): string {
  const rank = Math.floor(VOCABULARY ** random());
  // Letters only: a digit would be taken for a number.
  return [...rank.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join("");
}

function character(random: Random): string {
  return String.fromCharCode(FIRST_HAN + Math.floor(CHARACTERS ** random()));
}
