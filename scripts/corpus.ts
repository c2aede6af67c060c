import { precision, recall, type Score, scoreCorpus } from "../tests/corpus/corpus.ts";

/** Prints how often each check of a bilingual story is right on the corpus (tests/corpus/checks). */
const { scores, total, misses } = scoreCorpus();
const columns = ["rule", "cases", "right", "found wrongly", "not found", "precision", "recall"];
const rows = [columns, ...[...scores].map(([rule, score]) => row(rule, score)), row("all", total)];
for (const cells of rows) {
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(22) : cell.padStart(15))).join(""));
}
for (const { rule, kind, given } of misses) console.log(`\n${rule} ${kind}\n  ${given.en}\n  ${given.zh}`);

function row(rule: string, score: Score): string[] {
  const { cases, truePositives, falsePositives, falseNegatives } = score;
  const counts = [cases, truePositives, falsePositives, falseNegatives].map(String);
  return [rule, ...counts, precision(score).toFixed(3), recall(score).toFixed(3)];
}
