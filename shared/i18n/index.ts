import { appEn } from "./en/app.ts";
import { checksEn } from "./en/checks.ts";
import { cliEn } from "./en/cli.ts";
import { deskEn } from "./en/desk.ts";
import { editorEn } from "./en/editor.ts";
import { errorsEn } from "./en/errors.ts";
import { exchangeEn } from "./en/exchange.ts";
import { glossaryEn } from "./en/glossary.ts";
import { helpsEn } from "./en/helps.ts";
import { linksEn } from "./en/links.ts";
import { machineEn } from "./en/machine.ts";
import { memoryEn } from "./en/memory.ts";
import { menuEn } from "./en/menu.ts";
import { publishEn } from "./en/publish.ts";
import { siteEn } from "./en/site.ts";
import { traditionalEn } from "./en/traditional.ts";
import { typographyEn } from "./en/typography.ts";
import { appZh } from "./zh-Hans/app.ts";
import { checksZh } from "./zh-Hans/checks.ts";
import { cliZh } from "./zh-Hans/cli.ts";
import { deskZh } from "./zh-Hans/desk.ts";
import { editorZh } from "./zh-Hans/editor.ts";
import { errorsZh } from "./zh-Hans/errors.ts";
import { exchangeZh } from "./zh-Hans/exchange.ts";
import { glossaryZh } from "./zh-Hans/glossary.ts";
import { helpsZh } from "./zh-Hans/helps.ts";
import { linksZh } from "./zh-Hans/links.ts";
import { machineZh } from "./zh-Hans/machine.ts";
import { memoryZh } from "./zh-Hans/memory.ts";
import { menuZh } from "./zh-Hans/menu.ts";
import { publishZh } from "./zh-Hans/publish.ts";
import { siteZh } from "./zh-Hans/site.ts";
import { traditionalZh } from "./zh-Hans/traditional.ts";
import { typographyZh } from "./zh-Hans/typography.ts";

/** Every text a person reads, by interface language and namespace; the English ones are the type. */
export const resources = {
  en: {
    app: appEn,
    checks: checksEn,
    memory: memoryEn,
    glossary: glossaryEn,
    exchange: exchangeEn,
    helps: helpsEn,
    typography: typographyEn,
    traditional: traditionalEn,
    machine: machineEn,
    cli: cliEn,
    desk: deskEn,
    editor: editorEn,
    errors: errorsEn,
    links: linksEn,
    menu: menuEn,
    publish: publishEn,
    site: siteEn,
  },
  "zh-Hans": {
    app: appZh,
    checks: checksZh,
    memory: memoryZh,
    glossary: glossaryZh,
    exchange: exchangeZh,
    helps: helpsZh,
    typography: typographyZh,
    traditional: traditionalZh,
    machine: machineZh,
    cli: cliZh,
    desk: deskZh,
    editor: editorZh,
    errors: errorsZh,
    links: linksZh,
    menu: menuZh,
    publish: publishZh,
    site: siteZh,
  },
} as const;

/** Texts that a translation must have one of for each of the English ones. */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };
