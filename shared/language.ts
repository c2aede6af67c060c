/** The two languages every story has, as BCP 47 tags (RFC 5646). */
export const LANGUAGES = ["en", "zh-Hans"] as const;

/** A language of a story, and of the interface. */
export type Language = (typeof LANGUAGES)[number];

/** A value in each language. */
export type Localized<T = string> = Record<Language, T>;

/** The path segment and file-name suffix that stands for a language: `/zh/…`, `index.zh.md`. */
export const LANGUAGE_CODE: Localized<"en" | "zh"> = { en: "en", "zh-Hans": "zh" };

/** The other one of the two languages. */
export function otherLanguage(language: Language): Language {
  return language === "en" ? "zh-Hans" : "en";
}

/** A value for each language, made by calling `make` with it. */
export function localized<T>(make: (language: Language) => T): Localized<T> {
  return { en: make("en"), "zh-Hans": make("zh-Hans") };
}
