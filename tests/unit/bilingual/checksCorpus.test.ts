import { describe, expect, it } from "vitest";
import { CHECK_RULES } from "../../../shared/bilingual/checks/model.ts";
import { precision, readCorpus, recall, scoreCorpus } from "../../corpus/corpus.ts";

/** Rules about a story rather than a pair of texts; tests/unit/bilingual/checks.test.ts has them. */
const STORY_RULES = ["missing", "stale"];

describe("the checks on the corpus", () => {
  const { scores, total, misses } = scoreCorpus();

  it("has twenty cases and more a rule, right and wrong, from both languages", () => {
    const corpus = readCorpus();
    expect([...corpus.keys()].toSorted()).toEqual(
      CHECK_RULES.filter((rule) => !STORY_RULES.includes(rule)).toSorted(),
    );
    for (const [rule, cases] of corpus) {
      const wrong = cases.filter(({ expect: rules }) => rules.some((found) => found === rule));
      expect(cases.length, rule).toBeGreaterThanOrEqual(20);
      expect(wrong.length, rule).toBeGreaterThanOrEqual(5);
      expect(cases.length - wrong.length, rule).toBeGreaterThanOrEqual(5);
      for (const source of ["en", "zh"]) expect(cases.map((given) => given.source)).toContain(source);
    }
    expect(total.cases).toBeGreaterThanOrEqual(330);
  });

  it("find 95 % of what is wrong, and are right in 95 % of what they find", () => {
    expect(precision(total), JSON.stringify(misses, null, 1)).toBeGreaterThanOrEqual(0.95);
    expect(recall(total), JSON.stringify(misses, null, 1)).toBeGreaterThanOrEqual(0.95);
  });

  it.each([...scores])("%s: 90 % of both", (_rule, score) => {
    expect(precision(score)).toBeGreaterThanOrEqual(0.9);
    expect(recall(score)).toBeGreaterThanOrEqual(0.9);
  });
});
