import type { menuEn } from "../en/menu.ts";
import type { Translated } from "../index.ts";

export const menuZh: Translated<typeof menuEn> = {};
