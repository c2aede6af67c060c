import type { Language } from "../../language.ts";

/**
 * The language of a story that a tag (BCP 47) stands for; tools write `zh-CN` for `zh-Hans`.
 * Null for any other language, and for Chinese in traditional characters.
 */
export function languageOfTag(tag: string): Language | null {
  const plain = tag.toLowerCase();
  if (/^en(?:-|$)/.test(plain)) return "en";
  return /^zh(?:$|-hans(?:-|$)|-cn$|-sg$)/.test(plain) ? "zh-Hans" : null;
}
