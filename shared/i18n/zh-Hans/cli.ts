import type { cliEn } from "../en/cli.ts";
import type { Translated } from "../index.ts";

export const cliZh: Translated<typeof cliEn> = {};
