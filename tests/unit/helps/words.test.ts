import { describe, expect, it, test } from "vitest";
import { baseForms, englishWords, tellingWords } from "../../../shared/helps/englishWords.ts";
import { pinyinOf, withToneMarks } from "../../../shared/helps/pinyin.ts";

test.each([
  ["bei3 jing1", "běi jīng"],
  ["nu:3 er2", "nǚ ér"],
  ["lu:e4", "lüè"],
  ["dui4 liu2 gui1", "duì liú guī"],
  ["zhou1 gou3 xue2 shuo5 ma5", "zhōu gǒu xué shuo ma"],
  ["yi1 dian3 r5", "yī diǎn r"],
  ["Ou1 zhou1 A1 Chong2 qing4", "Ōu zhōu Ā Chóng qìng"],
  ["san1 D da3 yin4, xx5 m2", "sān D dǎ yìn, xx m"],
  ["jiong3 xiong1", "jiǒng xiōng"],
])("%s is written %s", (numbered, written) => {
  expect(withToneMarks(numbered)).toBe(written);
});

describe("a word's pinyin", () => {
  it("follows the sentence that it stands in", () => {
    expect(pinyinOf("重庆", "他来自重庆。", 3)).toBe("chóng qìng");
    expect(pinyinOf("行", "他是银行行长。", 3)).toBe("háng");
    expect(pinyinOf("行", "他步行回家。", 2)).toBe("xíng");
  });

  it("is that of its own place, not of the first one like it", () => {
    expect(pinyinOf("长", "他长大了，头发很长。", 1)).toBe("zhǎng");
    expect(pinyinOf("长", "他长大了，头发很长。", 8)).toBe("cháng");
  });

  it("counts characters outside of the basic plane as one", () => {
    expect(pinyinOf("重庆", "𠮷𠮷重庆", 4)).toBe("chóng qìng");
  });

  it("is the word's own where nothing is around it", () => {
    expect(pinyinOf("重庆")).toBe("chóng qìng");
  });
});

describe("English words", () => {
  it("are lower-case, without accents and with their apostrophes", () => {
    expect(englishWords("The Café’s 2 co-op doors")).toEqual(["the", "cafe's", "2", "co", "op", "doors"]);
    expect(englishWords("中文 …")).toEqual([]);
  });

  it("tell texts apart, unless there are only small ones", () => {
    expect(tellingWords(["freedom", "of", "the", "press"])).toEqual(["freedom", "press"]);
    expect(tellingWords(["to", "be"])).toEqual(["to", "be"]);
  });

  it("may be inflected", () => {
    expect(baseForms("parties")).toContain("party");
    expect(baseForms("planned")).toContain("plan");
    expect(baseForms("arrested")).toContain("arrest");
    expect(baseForms("making")).toContain("make");
    expect(baseForms("is")).toEqual(["is"]);
  });
});
