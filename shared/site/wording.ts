import { traditionalBody } from "../bilingual/traditional/body.ts";
import type { Traditional } from "../bilingual/traditional/traditional.ts";
import type { Body } from "../document/model.ts";
import type { siteEn } from "../i18n/en/site.ts";
import { createI18n } from "../i18n/translator.ts";
import { siteHant } from "../i18n/zh-Hant/site.ts";
import type { Language } from "../language.ts";
import { traditionalPath } from "./address.ts";

/** Values that a text names. */
type Params = Readonly<Record<string, string | number>>;

/** The key of one of the site's own texts. */
export type SiteText = Exclude<keyof typeof siteEn, `${string}_${"one" | "other"}`> | "story-count";

/** How an edition says what was written in its language. Nothing is converted before a page is made. */
export interface Wording {
  /** A text of the newsroom or of a story. */
  say(text: string): string;
  sayBody(body: Body): Body;
  /** A path of the site that a story leads to. */
  lead(path: string): string;
  /** A text of the site's own, made by `make`, around names that are said already. */
  sayAround(params: Params, make: (params: Params) => string): string;
  /** Texts of the site's own, without parameters, that it says in other words. */
  own: Partial<Record<SiteText, string>>;
}

/** Nothing is said otherwise than it was written. */
export const AS_WRITTEN: Wording = {
  say: (text) => text,
  sayBody: (body) => body,
  lead: (path) => path,
  sayAround: (params, make) => make(params),
  own: {},
};

/** Chinese in Traditional characters, with links to the pages in those. */
export function traditionalWording(traditional: Traditional): Wording {
  const say = remembered(traditional.convert);
  return {
    say,
    sayBody: (body) => traditionalBody(body, traditional),
    lead: traditionalPath,
    sayAround: (params, make) => sayAround(say, params, make),
    own: siteHant,
  };
}

/** The site's own texts in an edition. Thousands of pages say the same few: each is looked up once. */
export function siteTexts(language: Language, wording: Wording): (key: SiteText, params?: Params) => string {
  // Which parameters a text has is not known to this type; each page gives its texts theirs.
  const t = createI18n(language).t as (key: string, params: Params) => string;
  const known = new Map<string, string>();
  return (key, params = {}) => {
    const name = `${key} ${JSON.stringify(params)}`;
    const text =
      known.get(name) ?? wording.own[key] ?? wording.sayAround(params, (given) => t(`site:${key}`, given));
    known.set(name, text);
    return text;
  };
}

/** A function that computes each answer once. */
export function remembered(answer: (question: string) => string): (question: string) => string {
  const known = new Map<string, string>();
  return (question) => {
    const found = known.get(question) ?? answer(question);
    known.set(question, found);
    return found;
  };
}

/** Unicode's first character that means nothing of its own. */
const PRIVATE_USE = 0xe000;

/** Converting a name twice could change it: marks stand in the names' places until the text is converted. */
function sayAround(say: Wording["say"], params: Params, make: (params: Params) => string): string {
  const names = Object.keys(params).filter((name) => typeof params[name] === "string");
  const marks = names.map((name, index) => [name, String.fromCharCode(PRIVATE_USE + index)] as const);
  const text = say(make({ ...params, ...Object.fromEntries(marks) }));
  return text.replace(/[\ue000-\ue0ff]/g, (mark) =>
    String(params[names[mark.charCodeAt(0) - PRIVATE_USE] ?? ""] ?? ""),
  );
}
