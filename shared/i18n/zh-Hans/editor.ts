import type { editorEn } from "../en/editor.ts";
import type { Translated } from "../index.ts";

export const editorZh: Translated<typeof editorEn> = {};
