import { appEn } from "./en/app.ts";
import { checksEn } from "./en/checks.ts";
import { cliEn } from "./en/cli.ts";
import { deskEn } from "./en/desk.ts";
import { editorEn } from "./en/editor.ts";
import { errorsEn } from "./en/errors.ts";
import { menuEn } from "./en/menu.ts";
import { publishEn } from "./en/publish.ts";
import { siteEn } from "./en/site.ts";
import { appZh } from "./zh-Hans/app.ts";
import { checksZh } from "./zh-Hans/checks.ts";
import { cliZh } from "./zh-Hans/cli.ts";
import { deskZh } from "./zh-Hans/desk.ts";
import { editorZh } from "./zh-Hans/editor.ts";
import { errorsZh } from "./zh-Hans/errors.ts";
import { menuZh } from "./zh-Hans/menu.ts";
import { publishZh } from "./zh-Hans/publish.ts";
import { siteZh } from "./zh-Hans/site.ts";

/** Every text a person reads, by interface language and namespace; the English ones are the type. */
export const resources = {
  en: {
    app: appEn,
    checks: checksEn,
    cli: cliEn,
    desk: deskEn,
    editor: editorEn,
    errors: errorsEn,
    menu: menuEn,
    publish: publishEn,
    site: siteEn,
  },
  "zh-Hans": {
    app: appZh,
    checks: checksZh,
    cli: cliZh,
    desk: deskZh,
    editor: editorZh,
    errors: errorsZh,
    menu: menuZh,
    publish: publishZh,
    site: siteZh,
  },
} as const;

/** Texts that a translation must have one of for each of the English ones. */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };
