const DIGITS = new Map([..."零一二三四五六七八九"].map((digit, value) => [digit, value]));
DIGITS.set("〇", 0).set("两", 2);
const SMALL = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const LARGE = new Map([
  ["万", 1e4],
  ["亿", 1e8],
]);

const FORMAL = new Map(
  [..."壹贰叁肆伍陆柒捌玖拾佰仟"].map((sign, index) => [sign, "一二三四五六七八九十百千".charAt(index)]),
);
/** 壹基金 and 陆家嘴 are names: only before a scale is one of these a number. */
const FORMAL_NUMERAL =
  /[壹贰叁肆伍陆柒捌玖][零〇壹贰叁肆伍陆柒捌玖]*[拾佰仟万亿][零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]*/gu;

/** A text with the numerals of cheques and contracts, such as 壹佰万, as everyday ones, each where it was. */
export function withoutFormal(text: string): string {
  return text.replace(FORMAL_NUMERAL, (numeral) =>
    Array.from(numeral, (sign) => FORMAL.get(sign) ?? sign).join(""),
  );
}

/** The characters that Han numerals are written with. */
export const HAN_NUMERAL = "零〇一二三四五六七八九十百千万亿两廿卅";

/**
 * The values that a Han numeral may stand for: 三万五千 is 35,000; 五六 is five or six, 二三十 twenty or
 * thirty. None for what is no number, such as 千万 or a run of digits.
 */
export function readHan(numeral: string): number[] {
  const plain = numeral.replaceAll("廿", "二十").replaceAll("卅", "三十");
  const about = /^([一两二三四五六七八九])([二三四五六七八九])([十百千万亿]*)$/u.exec(plain);
  if (about) return readAbout(about[1] ?? "", about[2] ?? "", about[3] ?? "");
  const value = readExact(plain);
  return value === null ? [] : [value];
}

/** A run of digits, as years are written: 二〇一一. Null for any other numeral. */
export function readDigits(numeral: string): number | null {
  const digits = [...numeral].map((character) => DIGITS.get(character));
  return digits.includes(undefined) ? null : Number(digits.join(""));
}

/**
 * What a run of digits that is no number may stand for: 三四五年级 are three, 三八线 is the 38th parallel, and 七五 the
 * 5th of July.
 */
export function readRun(numeral: string): number[] {
  const digits = [...numeral].flatMap((character) => DIGITS.get(character) ?? SMALL.get(character) ?? []);
  return digits.length === 2 ? [...digits, Number(digits.join("")), Number(digits.join("."))] : digits;
}

function readAbout(first: string, second: string, scale: string): number[] {
  const [low, high] = [readExact(first + scale), readExact(second + scale)];
  const isNext = (DIGITS.get(second) ?? 0) - (DIGITS.get(first) ?? 0);
  return low === null || high === null || isNext < 1 || isNext > 2 ? [] : [low, high];
}

function readExact(numeral: string): number | null {
  let [total, section, digit]: [number, number, number | null] = [0, 0, null];
  for (const character of numeral) {
    const value = DIGITS.get(character);
    const small = SMALL.get(character);
    const large = LARGE.get(character);
    if (value !== undefined) {
      if (digit) return null;
      digit = value;
    } else if (small !== undefined) {
      if (digit === null && (small > 10 || section > 0)) return null;
      section += (digit || 1) * small;
      digit = null;
    } else if (large !== undefined) {
      if (section === 0 && digit === null && total === 0) return null;
      total = (total + section + (digit ?? 0)) * large;
      section = 0;
      digit = null;
    }
  }
  return total + section + trailing(numeral, digit ?? 0);
}

/** 三万五 is 35,000 and 二百五 250: a last digit counts the next lower place. */
function trailing(numeral: string, digit: number): number {
  const before = [...numeral].at(-2) ?? "";
  const scale = LARGE.get(before) ?? SMALL.get(before) ?? 10;
  return scale > 10 ? (digit * scale) / 10 : digit;
}
