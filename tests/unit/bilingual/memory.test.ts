import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neighboursOf } from "../../../shared/bilingual/memory/learnt.ts";
import { carriedOver, withoutNumbers } from "../../../shared/bilingual/memory/numbers.ts";
import {
  alikeLengths,
  editDistance,
  LEAST_SCORE,
  pairsNeeded,
  similarity,
} from "../../../shared/bilingual/memory/similarity.ts";
import {
  comparableTokens,
  languageOfText,
  pairsOf,
  textKey,
  tokensOf,
} from "../../../shared/bilingual/memory/tokens.ts";
import type { Part } from "../../../shared/bilingual/parts.ts";

describe("tokens", () => {
  it("are words in English, whatever their case, and one and the same for every number", () => {
    expect(tokensOf("On 9 November 2011, we don’t know 1,200.50 People’s names!", "en")).toEqual([
      "on",
      "0",
      "0",
      "0",
      "we",
      "don't",
      "know",
      "0",
      "people's",
      "names",
    ]);
    expect(tokensOf("They may march in May.", "en")).toEqual(["they", "may", "march", "in", "may"]);
  });

  it("are characters in Chinese, and words where they are in Latin letters", () => {
    expect(tokensOf("2011年１１月，UNICEF 说：“水。”", "zh-Hans")).toEqual([
      "0",
      "年",
      "0",
      "月",
      "unicef",
      "说",
      "水",
    ]);
  });

  it("are not made of a text that is too long to compare", () => {
    expect(comparableTokens("word ".repeat(1000), "en")).toHaveLength(1000);
    expect(comparableTokens("word ".repeat(1001), "en")).toBeNull();
    expect(comparableTokens("河".repeat(50_000_000), "zh-Hans")).toBeNull();
  });

  it("the same text has one key, whatever its white space and Unicode form", () => {
    expect(textKey(" Cafe\u0301\n  bar ")).toBe(textKey("Café bar"));
    expect(textKey("Café bar")).not.toBe(textKey("café bar"));
    expect(textKey(" \n")).toBe("");
  });

  it("tell a text's language by its script", () => {
    expect(languageOfText("The Yangtze (长江) is a river.")).toBe("en");
    expect(languageOfText("UNICEF 的报告")).toBe("zh-Hans");
    expect(languageOfText("1998")).toBe("en");
  });
});

describe("neighbours", () => {
  const part = (id: string): Part => ({ id, kind: "paragraph", text: `Text ${id}`, block: null, hash: id });
  const written = ["a", "b", "c", "d"].map(part);

  it("are the texts before the first part and after the last one", () => {
    expect(neighboursOf(["b", "c"], written)).toEqual({ previous: "Text a", next: "Text d" });
    expect(neighboursOf(["a"], written)).toEqual({ previous: "", next: "Text b" });
    expect(neighboursOf(["d"], written)).toEqual({ previous: "Text c", next: "" });
  });

  it("are none of parts that say nothing yet", () => {
    expect(neighboursOf(["x"], written)).toEqual({ previous: "", next: "" });
    expect(neighboursOf([], written)).toEqual({ previous: "", next: "" });
  });
});

const letters = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 12 });

describe("similarity", () => {
  it("is the Levenshtein distance of the tokens against the longer text", () => {
    expect(similarity([..."abcdefghij"], [..."abcXefghij"])).toBe(90);
    expect(similarity([..."abcdefghij"], [..."abcefghij"])).toBe(90);
    expect(similarity([..."abcdefghij"], [..."Xbcdefg"])).toBeNull();
    expect(similarity([..."abc"], [..."abc"])).toBe(100);
    expect(similarity([..."abcdef"], [..."abcdXf"])).toBe(83);
    expect(similarity([], [])).toBeNull();
  });

  it("agrees with the plain way of computing it, up to its limit", () => {
    fc.assert(
      fc.property(letters, letters, fc.nat(12), (a, b, limit) => {
        const plain = plainDistance(a, b);
        const bounded = editDistance(a, b, limit);
        if (plain <= limit) expect(bounded).toBe(plain);
        else expect(bounded).toBeGreaterThan(limit);
      }),
      { numRuns: 500 },
    );
  });

  it("of alike texts: any choice of as many pairs as are needed finds one in the other, and its length fits", () => {
    const tokens = fc.uniqueArray(fc.nat(1000).map(String), { minLength: 1, maxLength: 20 });
    const edit = fc.record({
      at: fc.nat(20),
      kind: fc.constantFrom("add", "drop", "change"),
      by: fc.nat(1000),
    });
    fc.assert(
      fc.property(tokens, fc.array(edit, { maxLength: 6 }), (a, edits) => {
        const b = [...a];
        for (const { at, kind, by } of edits) {
          b.splice(at, kind === "add" ? 0 : 1, ...(kind === "drop" ? [] : [`x${by}`]));
        }
        if ((similarity(a, b) ?? 0) < LEAST_SCORE) return;
        const { least, most } = alikeLengths(a.length);
        expect(b.length).toBeGreaterThanOrEqual(least);
        expect(b.length).toBeLessThanOrEqual(most);
        const others = new Set(pairsOf(b));
        const missing = pairsOf(a).filter((pair) => !others.has(pair)).length;
        expect(missing).toBeLessThan(pairsNeeded(a.length));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("numbers", () => {
  const carried = (source: string, wanted: string, target: string, language: "en" | "zh-Hans" = "en") =>
    carriedOver({ language, source, wanted, target });

  it("and dates go over into the translation, in the form that it has", () => {
    const en = "On 9 November 2011, 1,200 people came.";
    const zh = "2011年11月9日，1200人到场。";
    expect(carried(en, "On 16 December 2012, 2,500 people came.", zh)).toBe("2012年12月16日，2500人到场。");
    expect(carried(zh, "2012年12月16日，2500人到场。", en, "zh-Hans")).toBe(
      "On 16 December 2012, 2,500 people came.",
    );
    expect(carried("Nov. 11 and 3.5%", "Dec. 12 and 4.25%", "11月11日和3.5%")).toBe("12月12日和4.25%");
    expect(carried("3月5日", "4月6日", "5 Mar", "zh-Hans")).toBe("6 Apr");
  });

  it("of any magnitude go over, whatever each language writes it in", () => {
    const en = "The fund gave 120,000 yuan to 12 groups.";
    const zh = "基金向12家组织提供12万元。";
    expect(carried(en, "The fund gave 1,500,000 yuan to 7 groups.", zh)).toBe("基金向7家组织提供150万元。");
    expect(carried(zh, "基金向9家组织提供30万元。", en, "zh-Hans")).toBe(
      "The fund gave 300,000 yuan to 9 groups.",
    );
    expect(carried(zh, "基金向9家组织提供0.5万元。", en, "zh-Hans")).toBe(
      "The fund gave 5,000 yuan to 9 groups.",
    );
    const people = "About 1.2 million people";
    expect(carried(people, "About 2.55 million people", "约120万人")).toBe("约255万人");
    expect(carried("约120万人", "约80万人", people, "zh-Hans")).toBe("About 800,000 people");
    expect(carried("约120万人", "约3亿人", people, "zh-Hans")).toBe("About 300 million people");
    expect(carried("3 billion", "123,456,789", "30亿")).toBe("12345.6789万");
    expect(carried("3百万", "4百万", "3,000,000", "zh-Hans")).toBe("4 million");
    expect(carried("10:30 million", "11:30 million", "10:30百万")).toBe("11:30百万");
    expect(withoutNumbers("1.2 million and 30 万", "en")).toBe("0 million and 0 万");
    expect(withoutNumbers("约120万人", "zh-Hans")).toBe("约0万人");
  });

  it("stay where it is not certain which is which", () => {
    expect(carried("5 of 5 came.", "3 of 5 came.", "5人中来了5人。")).toBeNull();
    expect(carried("3 million people", "4 million people", "三百万人")).toBeNull();
    expect(carried("3 people in 3 towns", "4 people in 4 towns", "3人")).toBeNull();
    expect(carried("9 November", "9 people", "11月9日")).toBeNull();
  });

  it("that are the same say nothing of the translation", () => {
    expect(carried("In 2011, 3 came.", "In 2011, 4 came.", "二〇一一年来了3人。")).toBe(
      "二〇一一年来了4人。",
    );
    expect(withoutNumbers("1,200 in 2011 and 3.5", "en")).toBe("0 in 0 and 0");
  });
});

/** Levenshtein's distance by its definition (Wagner and Fischer's table, whole). */
function plainDistance(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= b.length; j += 1) table[0]?.push(j);
  for (const [i, left] of a.entries()) {
    for (const [j, right] of b.entries()) {
      const at = (row: number, column: number) => table[row]?.[column] ?? 0;
      const cost = left === right ? 0 : 1;
      table[i + 1]?.push(Math.min(at(i, j) + cost, at(i, j + 1) + 1, at(i + 1, j) + 1));
    }
  }
  return table[a.length]?.[b.length] ?? 0;
}
