import type { Language, Localized } from "../../language.ts";

/** What may follow a number written in digits and counts with it, and how many it stands for. */
const MAGNITUDES: Localized<readonly [name: string, times: number][]> = {
  en: [
    ["thousand", 1e3],
    ["million", 1e6],
    ["billion", 1e9],
    ["trillion", 1e12],
  ],
  "zh-Hans": [
    ["万亿", 1e12],
    ["十亿", 1e9],
    ["亿", 1e8],
    ["千万", 1e7],
    ["百万", 1e6],
    ["十万", 1e5],
    ["万", 1e4],
  ],
};

/** Magnitudes in which a number is written, largest first; others are read only. */
const WRITTEN: Localized<readonly string[]> = {
  en: ["trillion", "billion", "million"],
  "zh-Hans": ["万亿", "亿", "万"],
};

/** Digits after the point that a number with a magnitude may have. */
const DECIMALS: Localized<number> = { en: 3, "zh-Hans": 4 };

/** The names, for a regular expression. */
export function magnitudeNames(language: Language): string {
  return MAGNITUDES[language].map(([name]) => name).join("|");
}

/** What a number says with its magnitude, in plain digits: `1.2` and `million` are 1200000. Null for what is no number, as 10:30. */
export function magnified(digits: string, name: string, language: Language): string | null {
  const value = Number(digits) * timesOf(name, language);
  return Number.isNaN(value) ? null : String(Number(value.toFixed(4)));
}

/** A number as it is written with the largest magnitude that fits it; null where none does. */
export function withMagnitude(value: number, language: Language): string | null {
  for (const name of WRITTEN[language]) {
    const count = value / timesOf(name, language);
    const short = Number(count.toFixed(DECIMALS[language]));
    if (count < 1 || short !== count) continue;
    return language === "en" ? `${short} ${name}` : `${short}${name}`;
  }
  return null;
}

function timesOf(name: string, language: Language): number {
  return MAGNITUDES[language].find(([known]) => known === name)?.[1] ?? 1;
}
