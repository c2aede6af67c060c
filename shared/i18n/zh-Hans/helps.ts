import type { helpsEn } from "../en/helps.ts";
import type { Translated } from "../index.ts";

export const helpsZh: Translated<typeof helpsEn> = {
  "spelling-menu": "{{word}} 的拼写",
  "spelling-add": "“{{word}}”在这里是正确的",
  "spelling-none": "英文版本中没有拼写错误。",
  "completion-key": "Tab",
  "dictionary-source": "词典数据：CC-CEDICT（MDBG 发布），采用 CC BY-SA 4.0 许可",
};
