import type { Language } from "../../language.ts";

/** The language of a text in a TMX file as the memory takes it, or what it is that the memory has no room for. */
export type TmxLanguage = Language | "traditional" | "other";

const TRADITIONAL = /^(?:hant|tw|hk|mo)$/;

/**
 * The language that a tag (RFC 3066, BCP 47) stands for: by its primary subtag, and Chinese by its
 * script, or where none is given, by its region.
 */
export function tmxLanguage(tag: string): TmxLanguage {
  const [primary, ...rest] = tag.trim().toLowerCase().split(/[-_]/);
  if (primary === "en") return "en";
  if (primary !== "zh" && primary !== "cmn") return "other";
  if (rest.includes("hans")) return "zh-Hans";
  return rest.some((subtag) => TRADITIONAL.test(subtag)) ? "traditional" : "zh-Hans";
}
