import { describe, expect, it } from "vitest";
import { CORPORA, PAIR_RULES, precision, readCorpus, recall, scoreCorpus } from "../../corpus/corpus.ts";

describe("the corpus that the checks were written with", () => {
  it("has twenty cases and more a rule, right and wrong, from both languages", () => {
    const corpus = readCorpus("checks");
    expect([...corpus.keys()].toSorted()).toEqual(PAIR_RULES.toSorted());
    for (const [rule, cases] of corpus) {
      const wrong = cases.filter(({ expect: rules }) => rules.some((found) => found === rule));
      expect(cases.length, rule).toBeGreaterThanOrEqual(20);
      expect(wrong.length, rule).toBeGreaterThanOrEqual(5);
      expect(cases.length - wrong.length, rule).toBeGreaterThanOrEqual(5);
      for (const source of ["en", "zh"]) expect(cases.map((given) => given.source)).toContain(source);
    }
  });
});

describe.each(CORPORA)("the checks on tests/corpus/%s", (corpus) => {
  const { total, misses } = scoreCorpus(corpus);

  it("find 95 % of what is wrong, and are right in 95 % of what they find", () => {
    expect(precision(total), JSON.stringify(misses, null, 1)).toBeGreaterThanOrEqual(0.95);
    expect(recall(total), JSON.stringify(misses, null, 1)).toBeGreaterThanOrEqual(0.95);
  });
});

describe.each(["checks", "newsroom", "independent"] as const)("each check on tests/corpus/%s", (corpus) => {
  it.each([...scoreCorpus(corpus).scores])("%s: 90 % of both", (_rule, score) => {
    expect(precision(score)).toBeGreaterThanOrEqual(0.9);
    expect(recall(score)).toBeGreaterThanOrEqual(0.9);
  });
});
