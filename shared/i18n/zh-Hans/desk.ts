import type { deskEn } from "../en/desk.ts";
import type { Translated } from "../index.ts";

export const deskZh: Translated<typeof deskEn> = {};
