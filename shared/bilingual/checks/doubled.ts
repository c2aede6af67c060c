import { LANGUAGES } from "../../language.ts";
import type { Problem } from "./model.ts";
import type { PairRule } from "./readPair.ts";
import { listed } from "./spans.ts";

const ENGLISH = /(?<![\p{L}\p{N}'’-])(\p{L}+)[ \t\u00a0]+(\1)(?![\p{L}\p{N}'’-])/giu;
/** Words that may well stand twice. */
const MAY_DOUBLE = new Set([
  "had",
  "that",
  "very",
  "so",
  "far",
  "no",
  "ha",
  "bye",
  "hear",
  "really",
  "long",
  "knock",
]);

/** Function words that never stand twice, but where one word ends in them or the next begins with them. */
const FUNCTION_WORDS: Record<string, { ends: string; begins: string }> = {
  的: { ends: "目有标打", begins: "确士" },
  了: { ends: "为除不罢知明完", begins: "解结断却然事不" },
  是: { ends: "但于可就还要只总若国", begins: "否非以" },
  在: { ends: "现存实正所内外好潜自", begins: "于乎场" },
  和: { ends: "总温缓暖平共柔饱调祥随", begins: "平谐睦气解约" },
  与: { ends: "参", begins: "会其此" },
  也: { ends: "", begins: "许" },
  就: { ends: "成造", begins: "业是要此" },
  被: { ends: "棉", begins: "子褥" },
  把: { ends: "一火", begins: "握手" },
  从: { ends: "自服听跟", begins: "此而事" },
  这: { ends: "", begins: "" },
  及: { ends: "以普涉波", begins: "时其格早" },
  于: { ends: "由对关", begins: "是" },
  对: { ends: "面相反一", begins: "于话手象待策外" },
  向: { ends: "方走一", begins: "来往" },
  得: { ends: "取获值懂觉记免使显难赢博舍", begins: "到失知以意出分票奖罪体益力" },
  而: { ends: "因从反然", begins: "且是" },
};
/** Words of two characters that stand twice only by mistake; longer ones never do, but for laughter. */
const DOUBLE_WORDS =
  /((?!(.)\2)\p{Script=Han}{3,8})\1|(我们|他们|它们|以及|因为|所以|但是|可以|已经|进行|通过|对于|关于|由于|如果|这个|其中|为了|或者|并且|而且)\3/gu;
const CHINESE = new RegExp(
  `(?<before>.?)(?<word>[${Object.keys(FUNCTION_WORDS).join("")}])\\k<word>(?<after>.?)`,
  "gu",
);
const PUNCTUATION = /([，、；：,;:])\1+|(?<!。)。。(?!。)|(?<!\.)\.\.(?!\.)/gu;

/** Words and marks that stand twice by mistake. */
export const checkDoubled: PairRule = (pair) => {
  const found = {
    en: [...doubledEnglish(pair.en.plain), ...marks(pair.en.plain)],
    "zh-Hans": [...doubledChinese(pair["zh-Hans"].plain), ...marks(pair["zh-Hans"].plain)],
  };
  return LANGUAGES.flatMap((language): Problem[] => {
    const values = found[language];
    if (values.length === 0) return [];
    return [{ rule: "doubled", language, key: "bilingual-doubled", params: { values: listed(values) } }];
  });
};

function doubledEnglish(plain: string): string[] {
  return [...plain.matchAll(ENGLISH)].flatMap(([whole, first = "", second = ""]) => {
    const isName = /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second);
    return isName || MAY_DOUBLE.has(first.toLowerCase()) ? [] : [whole];
  });
}

function doubledChinese(plain: string): string[] {
  const single = [...plain.matchAll(CHINESE)].flatMap(({ index, 0: whole, groups = {} }) => {
    const { before = "", word = "", after = "" } = groups;
    const known = FUNCTION_WORDS[word];
    const isTwoWords =
      (before !== "" && known?.ends.includes(before)) || (after !== "" && known?.begins.includes(after));
    // 是是非非: each stands twice.
    const isIdiom = after !== "" && plain.startsWith(after, index + whole.length);
    return isTwoWords || isIdiom ? [] : [word + word];
  });
  return [...single, ...Array.from(plain.matchAll(DOUBLE_WORDS), ([whole]) => whole)];
}

function marks(plain: string): string[] {
  return Array.from(plain.matchAll(PUNCTUATION), ([whole]) => whole);
}
