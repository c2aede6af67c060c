import type { Language } from "../language.ts";

/**
 * What a page of the site is written in, as a BCP 47 tag (RFC 5646). Pages in Traditional characters
 * are made from the Chinese versions; stories themselves have two languages only.
 */
export type SiteLanguage = Language | "zh-Hant";

/** The path segment that stands for it: `/zh-hant/…`. */
export const SITE_CODE = { en: "en", "zh-Hans": "zh", "zh-Hant": "zh-hant" } as const;

/** The language of the versions that its pages are made from. */
export function languageOf(tag: SiteLanguage): Language {
  return tag === "zh-Hant" ? "zh-Hans" : tag;
}

/** Something, such as a page's address, in each language of the site that has it. */
export type Alternates<T> = Partial<Record<SiteLanguage, T>>;

/** The same for each of some editions, made from its language. */
export function inEach<T>(
  editions: readonly { tag: SiteLanguage }[],
  make: (tag: SiteLanguage) => T,
): Alternates<T> {
  return Object.fromEntries(editions.map(({ tag }) => [tag, make(tag)]));
}
