import { useTranslation } from "react-i18next";
import { NAMESPACES, type Translate } from "../../shared/i18n/translator.ts";

/** Texts in the interface's language; the component is drawn again when that changes. */
export function useTexts(): Translate {
  return useTranslation(NAMESPACES).t;
}
