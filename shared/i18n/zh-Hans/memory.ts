import type { memoryEn } from "../en/memory.ts";
import type { Translated } from "../index.ts";

export const memoryZh: Translated<typeof memoryEn> = {
  imported: "文件中有 {{total}} 个句对：新增 {{added}}，略过 {{skipped}}。",
  duplicates_one: "{{count}} 个已经在库中。",
  duplicates_other: "{{count}} 个已经在库中。",
  traditional_one: "{{count}} 个只有繁体中文。",
  traditional_other: "{{count}} 个只有繁体中文。",
  incomplete_one: "{{count}} 个缺少英文或中文。",
  incomplete_other: "{{count}} 个缺少英文或中文。",
  exported_one: "已将 {{count}} 个句对写入 {{path}}。",
  exported_other: "已将 {{count}} 个句对写入 {{path}}。",
  "none-found": "记忆库中没有相似的内容。",
  "kind-context": "文字和上下文相同",
  "kind-exact": "文字相同",
  "kind-fuzzy": "文字相似",
  adapted: "已换成此处的数字",
};
