import i18next, { type i18n, type TFunction } from "i18next";
import { bilingualFindingText } from "../bilingual/checks/text.ts";
import type { ErrorData, ErrorParams } from "../errors.ts";
import type { Language } from "../language.ts";
import type { Finding } from "../publish/progress.ts";
import { resources } from "./index.ts";

/** The namespaces of the interface's texts. */
export const NAMESPACES = [
  "app",
  "checks",
  "cli",
  "desk",
  "editor",
  "errors",
  "exchange",
  "glossary",
  "helps",
  "links",
  "machine",
  "memory",
  "menu",
  "publish",
  "site",
  "traditional",
  "typography",
] as const;

/** Gives a text in the interface's language for `namespace:key.path`. */
export type Translate = TFunction<typeof NAMESPACES>;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: (typeof resources)["en"];
    enableSelector: false;
  }
}

/** An i18next instance with every text loaded, ready at once; keys are `namespace:key.path`. */
export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: "en",
    resources,
    ns: Object.keys(resources.en),
    defaultNS: "app",
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}

/** An error as a person reads it: what happened, to what, and what to do. */
export function errorText(t: Translate, error: ErrorData): string {
  // The parameters travel with the code, so that each text finds its own is not known to the types.
  const translate = t as (key: string, params: ErrorParams) => string;
  return translate(`errors:${error.code}`, error.params);
}

/** What a check found, as a person reads it. */
export function findingText(t: Translate, { rule, params, problem }: Finding): string {
  // Which values a rule's text names is known to the check that made it, not to the types.
  const translate = t as (key: string, params: Finding["params"]) => string;
  const title = String(params.title ?? "").trim() || t("desk:untitled");
  const message = problem ? { message: bilingualFindingText(t, problem) } : {};
  return translate(`checks:${rule}`, { ...params, ...message, title });
}
