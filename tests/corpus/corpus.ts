import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { checkPair } from "../../shared/bilingual/checks/checkPair.ts";
import { CHECK_RULES, type CheckContext, type Pair } from "../../shared/bilingual/checks/model.ts";
import type { Term } from "../../shared/bilingual/terms.ts";

/**
 * The sets of cases, a folder each. `checks`: the cases that the rules were written with, a file a rule. `newsroom`: what
 * a newsroom writes, every rule at once, put down before the rules had seen it and known to them since. `independent`: of
 * others, who had not seen the rules either; `news.json` as a newsroom writes, `rules.json` rule by rule. `heldout`: as
 * `newsroom`, and never to be put right on.
 */
export const CORPORA = ["checks", "newsroom", "independent", "heldout"] as const;
export type Corpus = (typeof CORPORA)[number];

/** Rules about a story rather than a pair of texts; tests/unit/bilingual/checks.test.ts has them. */
export const PAIR_RULES = CHECK_RULES.filter((name) => name !== "missing" && name !== "stale");

const rule = z.enum(CHECK_RULES);
const forms = z.array(z.string());

/** A pair of texts and what an editor would say of it. */
const caseSchema = z.strictObject({
  /** The language it was written in first; English unless given. */
  source: z.enum(["en", "zh"]).default("en"),
  en: z.string(),
  zh: z.string(),
  kind: z
    .enum([
      "title",
      "heading",
      "paragraph",
      "list",
      "image",
      "quote",
      "summary",
      "cover-alt",
      "cover-caption",
    ])
    .optional(),
  /** Where links lead. */
  targets: z.object({ en: forms, zh: forms }).optional(),
  pictures: z.object({ en: z.number(), zh: z.number() }).optional(),
  /** The glossary; the first form of each is the preferred one. */
  terms: z
    .array(z.object({ en: forms, zh: forms, never: z.object({ en: forms, zh: forms }).partial().optional() }))
    .default([]),
  /** What else the newsroom has: English and Chinese. */
  memory: z.array(z.tuple([z.string(), z.string()])).optional(),
  lengths: z.object({ low: z.number(), high: z.number() }).nullable().default(null),
  /** All rules that find something in it. */
  expect: z.array(rule),
});
export type CorpusCase = z.infer<typeof caseSchema>;

/** The cases of each file of a set. */
export function readCorpus(corpus: Corpus): Map<string, CorpusCase[]> {
  const folder = join(import.meta.dirname, corpus);
  const files = readdirSync(folder).sort();
  return new Map(
    files.map((file) => {
      const cases = z.array(caseSchema).parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
      return [file.replace(/\.json$/, ""), cases];
    }),
  );
}

/** The rules that find something in a case. */
export function rulesFound(given: CorpusCase): Set<string> {
  return new Set(checkPair(pairOf(given), contextOf(given)).map((finding) => finding.rule));
}

function pairOf({ source, en, zh, kind, targets, pictures }: CorpusCase): Pair {
  return {
    source: source === "en" ? "en" : "zh-Hans",
    en,
    "zh-Hans": zh,
    ...(kind ? { kind } : {}),
    ...(targets ? { targets: { en: targets.en, "zh-Hans": targets.zh } } : {}),
    ...(pictures ? { pictures: { en: pictures.en, "zh-Hans": pictures.zh } } : {}),
  };
}

function contextOf({ terms, memory, lengths }: CorpusCase): CheckContext {
  return {
    lengths,
    terms: terms.map(({ en, zh, never }, index): Term => {
      const side = ([preferred = "", ...allowed]: string[], forbidden: string[] = []) => ({
        preferred,
        allowed,
        forbidden,
      });
      return { id: String(index), en: side(en, never?.en), "zh-Hans": side(zh, never?.zh), note: "" };
    }),
    ...(memory
      ? { translationsOf: (language, text) => translations(memory, language === "en" ? 0 : 1, text) }
      : {}),
  };
}

/** As the translation memory answers: whatever case and white space, and the mark at the end. */
function translations(memory: readonly (readonly [string, string])[], from: 0 | 1, text: string): string[] {
  const key = (words: string) =>
    words
      .replace(/\s+/g, " ")
      .replace(/[.。]$/, "")
      .toLowerCase();
  return memory.flatMap((entry) => (key(entry[from]) === key(text) ? [entry[from === 0 ? 1 : 0]] : []));
}

/** How often a rule was right. */
export interface Score {
  /** How many texts the rule should find something in. */
  wrong: number;
  truePositives: number;
  falsePositives: number;
}

/** The share of findings that are right. */
export function precision({ truePositives, falsePositives }: Score): number {
  return truePositives + falsePositives === 0 ? 1 : truePositives / (truePositives + falsePositives);
}

/** The share of what should be found that is. */
export function recall({ wrong, truePositives }: Score): number {
  return wrong === 0 ? 1 : truePositives / wrong;
}

/** A case in which a rule was wrong. */
export interface Miss {
  rule: string;
  kind: "found wrongly" | "not found";
  given: CorpusCase;
}

/** What {@link scoreCorpus} found. */
export interface CorpusScore {
  cases: number;
  scores: Map<string, Score>;
  total: Score;
  misses: Miss[];
}

/** Every rule against every case of a set, not only those of its own file. */
export function scoreCorpus(corpus: Corpus): CorpusScore {
  const cases = [...readCorpus(corpus).values()].flat();
  const scores = new Map<string, Score>(
    PAIR_RULES.map((name) => [name, { wrong: 0, truePositives: 0, falsePositives: 0 }]),
  );
  const misses: Miss[] = [];
  for (const given of cases) {
    const found = rulesFound(given);
    for (const [name, score] of scores) {
      const isExpected = given.expect.some((expected) => expected === name);
      const isFound = found.has(name);
      if (isExpected) score.wrong += 1;
      if (isFound && isExpected) score.truePositives += 1;
      if (isFound && !isExpected) score.falsePositives += 1;
      if (isFound !== isExpected)
        misses.push({ rule: name, kind: isExpected ? "not found" : "found wrongly", given });
    }
  }
  return { cases: cases.length, scores, total: sum([...scores.values()]), misses };
}

function sum(scores: readonly Score[]): Score {
  const count = (value: (score: Score) => number) => scores.reduce((all, score) => all + value(score), 0);
  return {
    wrong: count(({ wrong }) => wrong),
    truePositives: count(({ truePositives }) => truePositives),
    falsePositives: count(({ falsePositives }) => falsePositives),
  };
}
