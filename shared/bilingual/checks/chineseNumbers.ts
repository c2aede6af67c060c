import { compoundsIn } from "./compounds.ts";
import { HAN_NUMERAL, readHan, readRun } from "./hanNumerals.ts";
import { numberWords } from "./numberWords.ts";
import { circled, hints, isYear, type Quantity, quantityAt, type Weight } from "./quantity.ts";
import { blankedOut } from "./spans.ts";
import { CHINESE_GROWTH, grown, times } from "./times.ts";

const HAN_RUN = `[${HAN_NUMERAL}]+`;
const DIGITS = "\\d+(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
/** 千 and 百 of 千克 and 百分 are no scale. */
const SCALE = "万亿|[十百千]?[万亿]|千(?![克米瓦卡帕赫])|百(?!分)|兆(?![瓦赫字比帕焦])";
/** 2万4801, 3亿5000万, 1万2千: what follows counts what the scale leaves room for. */
const MORE = "(?<=[万亿千])(?:[\\d.]+[万千百]|\\d{4}(?![\\d.年]))";
const ARABIC = new RegExp(
  `(?<!\\d)(?<digits>${DIGITS})(?:[多余来几]?(?<scale>${SCALE}))?(?<more>${MORE})?(?<share>[%‰]|个百分点|成(?![立为员果熟])|折(?![扣叠线旧]))?`,
  "gu",
);
const PARTS = new RegExp(
  `(?<![\\d${HAN_NUMERAL}])(?<whole>\\d{1,15}|[${HAN_NUMERAL}]{1,15})分之(?<part>\\d+(?:\\.\\d+)?|${HAN_RUN}(?:点${HAN_RUN})?)`,
  "gu",
);
const HAN = new RegExp(
  `(?<before>[第数几]|[上成](?=[百千万亿])|)(?<numeral>${HAN_RUN})(?:点(?<decimals>[零〇一二三四五六七八九]+))?(?<after>[^${HAN_NUMERAL}\\s]{0,5})`,
  "gu",
);

/** What is counted with: behind one of these, one Han digit is a number. */
const CLASSIFIER =
  /^[多余来几]?(?:[个名位家条项年天周次种份座所户人岁张台批届期组支部篇件只头匹辆艘架栋间层楼套块片棵株颗本册卷页行句段章节回轮场步站班队门类级等元角斤吨克米里亩度倍箱袋瓶杯碗]|小时|分钟|公|平方|立方|厘|毫|美|欧|英|港|日元|月份|世纪|季度|百分点|千)/u;
/** What counts people, places and bodies that a text has named. */
const COUNT = /^[个名位人家所省市县国地]/u;
/** Words that begin like a number and aren't one: they only answer numbers of the other side. */
const NO_NUMBER =
  /^(?:一(?:[些样起直般定切旦向时共再边面方致律同度味带道份家]|个(?!半)|万|下)|万(?:一|分)|十(?:分(?!钟|之)|足|字|一(?:假|长假|黄金周|国庆|期间|前|过后))|千万(?!人|元|美|吨|户|亩|个|棵|株|名|年|公|千|册|字|件)|两(?:头(?![牛猪羊驴骡象])|手|岸|会|口|性|栖)|三(?:农|峡|亚)|四(?:川|季|周|处|肢|合)|五(?:金|官)|九(?:江|寨)|百(?:姓|科|度|合)|八达)/u;
/** 一心一意, 五花八门, 三男两女: idioms and lists as short as these count nothing that has to be said. */
const FOUR_CHARACTERS = new RegExp(
  `(?<![${HAN_NUMERAL}第])(?:[${HAN_NUMERAL}](?![${HAN_NUMERAL}分])\\p{Script=Han}){2}`,
  "gu",
);
/** 5·12, 一二·九: days that are names. */
const NAMED_DAY = /(?<!\d)(\d{1,2})·(\d{1,2})(?!\d)/gu;
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
const ALSO = hints([
  [/半/gu, [0.5, 30, 6, 15]],
  [/仨/gu, [3]],
  [/[双俩二]|[一这那每]对/gu, [2]],
  [/[双加成]倍|倍增/gu, [2, times(2)]],
  [/季度|刻钟/gu, [4, 15, 0.25]],
  [/[首独单某每]|第一|唯一/gu, [1]],
  [/全天候?|昼夜/gu, [24]],
  [/十[几多余来]/gu, [10, 12]],
  [/世纪|百/gu, [100]],
  // 十二五 is the Twelfth Five-Year Plan.
  ...Array.from("一二三四五六", (digit, index): [RegExp, number[]] => [
    new RegExp(`十${digit}五`, "gu"),
    [11 + index, 5],
  ]),
  [/千/gu, [1000]],
  [/万/gu, [1e4]],
  ...["百万", "千万", "十亿", "百亿", "千亿", "万亿"].map((scale): [RegExp, number[]] => [
    new RegExp(scale, "gu"),
    [SCALES.get(scale) ?? 1],
  ]),
]);

const LIST_MARK = /^[(（]?(?:[一二三四五六七八九十]+|\d{1,2})[、)）．.](?!\d)/gmu;

/** The numbers of a Chinese text whose digits are half-width and have no spaces beside Han. */
export function chineseNumbers(text: string): Quantity[] {
  const plain = text.replace(LIST_MARK, (mark) => " ".repeat(mark.length));
  const days = [...plain.matchAll(NAMED_DAY)].map(readNamedDay);
  const outside = blankedOut(plain, days);
  const parts = [...outside.matchAll(PARTS)].map(readParts);
  const compounds = compoundsIn(outside);
  const rest = blankedOut(outside, [...parts, ...compounds]);
  const arabic = [...rest.matchAll(ARABIC)].map((match) => readArabic(match, rest));
  const han = [...blankedOut(rest, arabic).matchAll(HAN)].flatMap((match) => readHanMatch(match) ?? []);
  const written = [...parts, ...arabic, ...softInIdioms(han, rest)].sort((a, b) => a.start - b.start);
  return [
    ...withRanges(written, plain),
    ...days,
    ...compounds,
    ...ALSO(plain),
    ...CHINESE_GROWTH(plain),
    ...circled(plain),
    // English names that were left as they are.
    ...numberWords(plain).map((number): Quantity => ({ ...number, weight: "soft" })),
  ];
}

function readNamedDay(match: RegExpExecArray): Quantity {
  const [, month, day] = match;
  return quantityAt(match, [Number(month), Number(day), Number(`${month}.${day}`)], "soft");
}

function softInIdioms(numbers: readonly Quantity[], text: string): Quantity[] {
  const places = new Set(
    Array.from(text.matchAll(FOUR_CHARACTERS), ({ index }) => [index, index + 2]).flat(),
  );
  return numbers.map((number) => (places.has(number.start) ? { ...number, weight: "soft" } : number));
}

function readParts(match: RegExpExecArray): Quantity {
  const { whole = "", part = "" } = match.groups ?? {};
  const [denominator] = numbersOf(whole);
  const values = numbersOf(part).map((value) => value / (denominator ?? 1));
  return quantityAt(match, values, values.includes(1) ? "soft" : "firm");
}

function readArabic(match: RegExpExecArray, text: string): Quantity {
  const { digits = "", scale, more, share = "" } = match.groups ?? {};
  const end = match.index + match[0].length;
  const [before, behind] = [text.slice(Math.max(0, match.index - 2), match.index), text.slice(end, end + 5)];
  const scales = scale === "兆" ? [1e6, 1e12] : [SCALES.get(scale ?? "") ?? 1];
  const extra = more === undefined ? 0 : Number.parseFloat(more) * (SCALES.get(more.slice(-1)) ?? 1);
  const values = scales.map((factor) => Number(digits.replaceAll(",", "")) * factor + extra);
  const isHundred = digits === "100" && share === "%";
  const weight = isHundred ? "soft" : weightOf(before, match[0], behind, values);
  return {
    ...quantityAt(match, grown(sharesOf(withTails(values, behind), share), match, behind), weight),
    counted: whatIsCounted(behind),
  };
}

/** COVID-19, PM2.5, G20 and 4K are names, and (1) is a place in a list. */
function weightOf(before: string, written: string, behind: string, values: readonly number[]): Weight {
  const isInBrackets = /[(（]$/.test(before) && /^[)）]/.test(behind);
  if (/[A-Za-z][-+]?$/.test(before) || /^[A-Za-z](?![a-z])/.test(behind)) return "name";
  if (isInBrackets) return "soft";
  // “A, B and C” is A、B、C 3所学校.
  const isCount = values.every((value) => value < 10) && COUNT.test(behind);
  return isCount || values.every((value) => value === 1) || isYear(written) ? "weak" : "firm";
}

/** 八成 and 80% are shares; 八折 leaves 80 % of a price and takes 20 % off; a percentage point is both. */
function sharesOf(values: readonly number[], share: string): number[] {
  switch (share) {
    case "":
      return [...values];
    case "个百分点":
      return values.flatMap((value) => [value, value / 100]);
    case "折":
      return values.flatMap((value) =>
        value < 10 ? [value / 10, 1 - value / 10] : [value / 100, 1 - value / 100],
      );
    case "成":
      return values.map((value) => value / 10);
    default:
      return values.map((value) => value / (share === "‰" ? 1000 : 100));
  }
}

/** 两年半 is two and a half years; two is not wrong of them either. */
function withTails(values: readonly number[], behind: string): number[] {
  if (/^[年天周岁]半|^个(?:多?小时|月|星期)?半/u.test(behind))
    return values.flatMap((value) => [value, value + 0.5]);
  return [...values];
}

/** 三十余年 and 一个半小时 count years and hours. */
function whatIsCounted(behind: string): string {
  return behind.replace(/^(个?)[多余来几半]/u, "$1");
}

function readHanMatch(match: RegExpExecArray): Quantity | null {
  const { index, groups = {} } = match;
  const { before = "", numeral = "", decimals, after = "" } = groups;
  const start = index + before.length;
  const written = numeral + (decimals === undefined ? "" : `点${decimals}`);
  const place = { start, end: start + written.length, written: before === "第" ? before + written : written };
  if (/[数几上成]/u.test(before) || /^几/u.test(after)) return null;
  const values = decimals === undefined ? readHan(numeral) : numbersOf(written);
  if (values.length === 0) return { ...place, values: readRun(numeral), weight: "soft" };
  const share = /^(?:成(?![立为员果熟])|折(?![扣叠线旧])|个百分点)/u.exec(after)?.[0] ?? "";
  // 八旬 are eighty years.
  if (after.startsWith("旬")) return { ...place, values: values.map((value) => value * 10), weight: "weak" };
  if (share === "成" || share === "折") return { ...place, values: sharesOf(values, share), weight: "firm" };
  const weight = NO_NUMBER.test(numeral + after) ? "soft" : hanWeight(values, numeral, before, after);
  return {
    ...place,
    values: grown(sharesOf(withTails(values, after), share), match, after),
    weight,
    counted: whatIsCounted(after),
  };
}

/** One digit before what it counts is weak, and without it soft; two values are about as many. */
function hanWeight(values: readonly number[], numeral: string, before: string, after: string): Weight {
  if (numeral === "一" && /^[倍名位家所座辆]/u.test(after)) return "weak";
  if (values.length > 1 || values[0] === 1) return "soft";
  if (numeral.length > 1) return "firm";
  return before === "第" || CLASSIFIER.test(after) ? "weak" : "soft";
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

/** 10至15万: the first number may share the second one's scale. 百分之六十至七十: the second one shares the first one's. */
function withRanges(numbers: readonly Quantity[], text: string): Quantity[] {
  const isRange = (one: Quantity, two: Quantity) =>
    /^\s*(?:至|到|—|–|-|～|~)\s*$/u.test(text.slice(one.end, two.start));
  return numbers.map((number, index) => {
    const [last, next] = [numbers[index - 1], numbers[index + 1]];
    if (last && /^百分之/u.test(last.written) && isRange(last, number)) {
      return { ...number, values: [...number.values, ...number.values.map((value) => value / 100)] };
    }
    if (!next || !isRange(number, next)) return number;
    const scale = /[十百千]?[万亿千百](?=%?$)/u.exec(next.written)?.[0] ?? "";
    const tenth = text.startsWith("成", next.end) ? 0.1 : 1;
    const factor = (SCALES.get(scale) ?? 1) * tenth * (next.written.endsWith("%") ? 0.01 : 1);
    if (factor === 1 || /[万亿%成]$/u.test(number.written)) return number;
    return { ...number, values: [...number.values, ...number.values.map((value) => value * factor)] };
  });
}
