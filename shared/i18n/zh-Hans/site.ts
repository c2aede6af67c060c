import type { siteEn } from "../en/site.ts";
import type { Translated } from "../index.ts";

export const siteZh: Translated<typeof siteEn> = {};
