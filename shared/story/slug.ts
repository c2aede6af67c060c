import { pinyin } from "pinyin-pro";
import type { Language } from "../language.ts";
import { asSlug } from "./slugText.ts";

export { SLUG_LIMIT, uniqueSlug } from "./slugText.ts";

/**
 * A URL path segment from a title: lower-case ASCII letters and digits between single hyphens.
 * Chinese becomes pinyin without tones. Empty when the title has nothing of the kind.
 */
export function slugFromTitle(title: string, language: Language): string {
  return asSlug(language === "en" ? title : romanise(title));
}

/** What a person typed as a slug, made fit for an address; Han is romanised here too. */
export function cleanSlug(typed: string): string {
  return asSlug(romanise(typed));
}

function romanise(text: string): string {
  return text.replace(/\p{Script=Han}+/gu, (han) => ` ${pinyin(han, { toneType: "none", v: true })} `);
}
