import { CORPORA, type Corpus, precision, recall, type Score, scoreCorpus } from "../tests/corpus/corpus.ts";

/** Prints how often each check of a bilingual story is right on the sets of cases in tests/corpus. */
const COLUMNS = ["rule", "wrong", "found", "found wrongly", "precision", "recall"];
for (const corpus of CORPORA) print(corpus);

function print(corpus: Corpus): void {
  const { cases, scores, total, misses } = scoreCorpus(corpus);
  console.log(`\ntests/corpus/${corpus}: ${cases} cases`);
  for (const cells of [COLUMNS, ...[...scores].map(([rule, score]) => row(rule, score)), row("all", total)]) {
    console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(22) : cell.padStart(15))).join(""));
  }
  for (const { rule, kind, given } of misses) console.log(`\n${rule} ${kind}\n  ${given.en}\n  ${given.zh}`);
}

function row(rule: string, score: Score): string[] {
  const { wrong, truePositives, falsePositives } = score;
  const counts = [wrong, truePositives, falsePositives].map(String);
  return [rule, ...counts, precision(score).toFixed(3), recall(score).toFixed(3)];
}
