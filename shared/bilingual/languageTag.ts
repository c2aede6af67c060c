import type { Language } from "../language.ts";

/** What a tag stands for: a language that stories have, or another one. */
export type TaggedLanguage = Language | "traditional" | "other";

const TRADITIONAL = /^(?:hant|tw|hk|mo)$/;

/**
 * The language that a file's tag (RFC 3066, BCP 47; many programs write `_` for `-`) stands for: by
 * its primary subtag, and Chinese by its script, or where none is given, by its region.
 */
export function languageOfTag(tag: string): TaggedLanguage {
  const [primary, ...rest] = tag.trim().toLowerCase().split(/[-_]/);
  if (primary === "en") return "en";
  if (primary !== "zh" && primary !== "cmn") return "other";
  if (rest.includes("hans")) return "zh-Hans";
  return rest.some((subtag) => TRADITIONAL.test(subtag)) ? "traditional" : "zh-Hans";
}

/** The language of a story that a file's tag stands for, or null. */
export function storyLanguageOfTag(tag: string): Language | null {
  const language = languageOfTag(tag);
  return language === "traditional" || language === "other" ? null : language;
}
