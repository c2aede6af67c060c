import type { appEn } from "../en/app.ts";
import type { Translated } from "../index.ts";

export const appZh: Translated<typeof appEn> = {};
