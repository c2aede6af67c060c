import { HAN_NUMERAL, readHan } from "./hanNumerals.ts";
import { circled, type Quantity } from "./quantity.ts";
import { blankedOut } from "./spans.ts";

const HAN_RUN = `[${HAN_NUMERAL}]+`;
const DIGITS = "\\d+(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
/** 千 and 百 of 千克 and 百分 are no scale. */
const SCALE = "万亿|[十百千]?[万亿]|千(?![克米瓦卡帕赫])|百(?!分)|兆(?![瓦赫字比帕])";
const ARABIC = new RegExp(
  `(?<!\\d)(?<digits>${DIGITS})(?:[多余来几]? ?(?<scale>${SCALE}))?(?<more>[\\d.]+(?:万|千|百))?(?<share>[%％‰]|成(?![立为员果熟]))?`,
  "gu",
);
const PARTS = new RegExp(
  `(?<![\\d${HAN_NUMERAL}])(?<whole>\\d{1,15}|[${HAN_NUMERAL}]{1,15})分之(?<part>\\d+(?:\\.\\d+)?|${HAN_RUN}(?:点${HAN_RUN})?)`,
  "gu",
);
const HAN = new RegExp(
  `(?<before>[第数几上成]?)(?<numeral>${HAN_RUN})(?:点(?<decimals>[零〇一二三四五六七八九]+))?(?<after>[^${HAN_NUMERAL}\\s]{0,2})`,
  "gu",
);

/** What is counted with: behind one of these, one Han digit is a number. */
const CLASSIFIER =
  /^[多余来]?(?:[个名位家条项年天周次种份座所户人岁张台批届期组支部篇件只头匹辆艘架栋间层楼套块片棵株颗本册卷页行句段章节回轮场步站班队门类级等元角斤吨克米里亩度倍箱袋瓶杯碗]|小时|分钟|公|平方|立方|厘|毫|美|欧|英|港|日元|月份|世纪|季度|百分点|千)/u;
/** Words that begin like a number and aren't one. */
const NO_NUMBER =
  /^(?:一(?:[些样起直般定切旦向时共再边面方致律同度味带道份家]|个(?!半)|万|下)|万(?:一|分)|十(?:分|足|字|一(?:假|长假|黄金周|国庆))|千万(?!人|元|美|吨|户|亩|个|棵|株|名|年|公|千|册|字|件)|两(?:头(?![牛猪羊驴骡象])|手|岸|会|口|性|栖)|三(?:农|峡|亚)|四(?:川|季|合)|五(?:金|官)|九(?:江|寨)|百(?:姓|科|度|合)|八达)/u;
const WHOLES = new Map([
  ["百", 100],
  ["千", 1000],
  ["万", 10_000],
]);
const SCALES = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
  ["万", 1e4],
  ["十万", 1e5],
  ["百万", 1e6],
  ["千万", 1e7],
  ["亿", 1e8],
  ["十亿", 1e9],
  ["百亿", 1e10],
  ["千亿", 1e11],
  ["万亿", 1e12],
]);
/** Words that say a number without naming it. */
const ALSO: readonly (readonly [RegExp, readonly number[]])[] = [
  [/半/gu, [0.5, 30, 6, 15]],
  [/[双俩对二]/gu, [2]],
  [/季度|刻钟/gu, [4, 15, 0.25]],
  [/[首独单某每]|第一|唯一/gu, [1]],
  [/世纪|百/gu, [100]],
  // 十二五 is the Twelfth Five-Year Plan.
  ...Array.from("一二三四五六", (digit, index): [RegExp, number[]] => [
    new RegExp(`十${digit}五`, "gu"),
    [11 + index, 5],
  ]),
  [/千/gu, [1000]],
  [/万/gu, [1e4]],
];

/** The numbers of a Chinese text. */
export function chineseNumbers(text: string): Quantity[] {
  const plain = halfWidth(text).replace(/^（?[一二三四五六七八九十]+[、）．]/gmu, (mark) =>
    " ".repeat(mark.length),
  );
  const parts = [...plain.matchAll(PARTS)].map(readParts);
  const rest = blankedOut(plain, parts);
  const arabic = [...rest.matchAll(ARABIC)].map((match) => readArabic(match, rest));
  const han = [...blankedOut(rest, arabic).matchAll(HAN)].flatMap((match) => readHanMatch(match) ?? []);
  return withRanges(
    [...parts, ...arabic, ...han].sort((a, b) => a.start - b.start),
    plain,
  ).concat(implied(plain), circled(plain));
}

function readParts({ index, 0: written, groups = {} }: RegExpExecArray): Quantity {
  const { whole = "", part = "" } = groups;
  const [denominator] = numbersOf(whole);
  const values = numbersOf(part).map((value) => value / (denominator ?? 1));
  return { start: index, end: index + written.length, written, values, isFirm: true };
}

function readArabic({ index, 0: written, groups = {} }: RegExpExecArray, text: string): Quantity {
  const { digits = "", scale, more, share } = groups;
  const base = Number(digits.replaceAll(",", ""));
  const scales = scale === "兆" ? [1e6, 1e12] : [SCALES.get(scale ?? "") ?? 1];
  const extra = more === undefined ? 0 : Number.parseFloat(more) * (SCALES.get(more.slice(-1)) ?? 1);
  const part = share === "成" ? 0.1 : share === "‰" ? 0.001 : share ? 0.01 : 1;
  const end = index + written.length;
  const [before, behind] = [text.slice(Math.max(0, index - 2), index), text.slice(end, end + 2)];
  // COVID-19, PM2.5, G20, 4K: names. (1): a place in a list.
  const isName =
    /[A-Za-z]-?$/.test(before) || /^[A-Za-z](?![a-z])/.test(behind) || isInBrackets(before, behind);
  const values = andHalf(
    scales.map((factor) => (base * factor + extra) * part),
    behind,
  );
  return { start: index, end: index + written.length, written, values, isFirm: !isName };
}

/** 两年半 is two and a half years; two is not wrong of it either. */
function andHalf(values: readonly number[], behind: string): number[] {
  return /^[年天周岁个]半/u.test(behind) ? values.flatMap((value) => [value, value + 0.5]) : [...values];
}

function isInBrackets(before: string, behind: string): boolean {
  return /[(（]$/.test(before) && /^[)）]/.test(behind);
}

function readHanMatch({ index, groups = {} }: RegExpExecArray): Quantity | null {
  const { before = "", numeral = "", decimals, after = "" } = groups;
  const start = index + before.length;
  const written = numeral + (decimals === undefined ? "" : `点${decimals}`);
  const place = { start, end: start + written.length, written: before === "第" ? before + written : written };
  if (/[数几上成]/u.test(before) || /^几/u.test(after)) return null;
  if (NO_NUMBER.test(numeral + after)) return null;
  if (after.startsWith("成") && !/^成[立为员果熟]/u.test(after)) {
    return { ...place, values: readHan(numeral).map((value) => value / 10), isFirm: true };
  }
  const values = decimals === undefined ? readHan(numeral) : numbersOf(`${numeral}点${decimals}`);
  if (values.length === 0) return null;
  const all = andHalf(values, after);
  const isCounted = CLASSIFIER.test(after) || (before === "第" && values.every((value) => value > 2));
  const isLong = numeral.length > 1;
  const isFirm = values.length === 1 && values[0] !== 1 && (isLong || isCounted);
  return { ...place, values: all, isFirm };
}

function numbersOf(numeral: string): number[] {
  if (/^[\d.]+$/.test(numeral)) return [Number(numeral)];
  const [whole = "", decimals] = numeral.split("点");
  const scale = WHOLES.get(whole);
  if (scale !== undefined) return [scale];
  if (decimals === undefined) return readHan(whole);
  const tail = [...decimals].map((digit) => readHan(digit)[0] ?? 0).join("");
  return readHan(whole).map((value) => Number(`${value}.${tail}`));
}

/** 10至15万: the first number may share the second one's scale. */
function withRanges(numbers: readonly Quantity[], text: string): Quantity[] {
  return numbers.map((number, index) => {
    const next = numbers[index + 1];
    if (!next || !/^\s*(?:至|到|—|–|-|～|~)\s*$/u.test(text.slice(number.end, next.start))) return number;
    const scale = /[十百千]?[万亿千百](?=[%％]?$)/u.exec(next.written)?.[0] ?? "";
    const share = /[%％]$/.test(next.written) ? 0.01 : 1;
    const factor = (SCALES.get(scale) ?? 1) * share;
    if (factor === 1 || /[万亿%％]$/u.test(number.written)) return number;
    return { ...number, values: [...number.values, ...number.values.map((value) => value * factor)] };
  });
}

function implied(text: string): Quantity[] {
  return ALSO.flatMap(([pattern, values]) =>
    Array.from(text.matchAll(pattern), ({ index, 0: written }) => ({
      start: index,
      end: index + written.length,
      written,
      values,
      isFirm: false,
    })),
  );
}

/** Full-width digits and marks as half-width ones, each in its place. */
function halfWidth(text: string): string {
  return text
    .replace(/[０-９％]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)．(?=\d)/gu, ".");
}
