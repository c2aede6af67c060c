import { useTranslation } from "react-i18next";
import type { Translate } from "../../shared/i18n/translator.ts";

const NAMESPACES = ["app", "checks", "cli", "desk", "editor", "errors", "menu", "publish", "site"] as const;

/** Texts in the interface's language; the component is drawn again when that changes. */
export function useTexts(): Translate {
  return useTranslation(NAMESPACES).t;
}
