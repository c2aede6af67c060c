import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDiff } from "../../../shared/bilingual/wordDiff.ts";
import { LANGUAGES } from "../../../shared/language.ts";

describe("the words that changed", () => {
  it("are whole words in English", () => {
    expect(wordDiff("He was held for 19 days.", "He was held for 20 days.", "en")).toEqual([
      { text: "He was held for ", change: "same" },
      { text: "19", change: "removed" },
      { text: "20", change: "added" },
      { text: " days.", change: "same" },
    ]);
  });

  it("are one phrase where several in a row were replaced", () => {
    expect(wordDiff("The fund is for ideas.", "A grant is for plans.", "en")).toEqual([
      { text: "The fund", change: "removed" },
      { text: "A grant", change: "added" },
      { text: " is for ", change: "same" },
      { text: "ideas", change: "removed" },
      { text: "plans", change: "added" },
      { text: ".", change: "same" },
    ]);
  });

  it("are words, not single characters, in Chinese", () => {
    expect(wordDiff("人权捍卫者被拘留。", "人权捍卫者被释放。", "zh-Hans")).toEqual([
      { text: "人权捍卫者被", change: "same" },
      { text: "拘留", change: "removed" },
      { text: "释放", change: "added" },
      { text: "。", change: "same" },
    ]);
  });

  it("give back both texts", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(...LANGUAGES), (earlier, later, language) => {
        const runs = wordDiff(earlier, later, language);
        const without = (change: string) =>
          runs
            .filter((run) => run.change !== change)
            .map(({ text }) => text)
            .join("");
        expect(without("added")).toBe(earlier);
        expect(without("removed")).toBe(later);
      }),
    );
  });
});
