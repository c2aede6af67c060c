import type { checksEn } from "../en/checks.ts";
import type { Translated } from "../index.ts";

export const checksZh: Translated<typeof checksEn> = {};
