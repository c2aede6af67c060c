import { app } from "electron";
import type { Language } from "../shared/language.ts";

/** The interface's language on a system whose person has not chosen one. */
export function systemLanguage(): Language {
  return app.getPreferredSystemLanguages()[0]?.toLowerCase().startsWith("zh") ? "zh-Hans" : "en";
}
