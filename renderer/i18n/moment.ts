import type { Language } from "../../shared/language.ts";

/** A moment as a person reads it, in their own time zone. */
export function momentText(instant: string, language: Language): string {
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(instant));
}
