import type { publishEn } from "../en/publish.ts";
import type { Translated } from "../index.ts";

export const publishZh: Translated<typeof publishEn> = {};
