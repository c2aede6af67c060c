import type { typographyEn } from "../en/typography.ts";
import type { Translated } from "../index.ts";

export const typographyZh: Translated<typeof typographyEn> = {
  title: "中文排版",
  apply: "修改",
  nothing: "排版没有问题。",
  spacing: "中文与西文字母、数字之间",
  "spacing-keep": "保持原样",
  "spacing-insert": "加空格",
  "spacing-remove": "不加空格",
  "part-title": "标题",
  "part-summary": "摘要",
  "part-cover-alt": "封面替代文字",
  "part-cover-caption": "封面说明",
  "part-block": "正文 {{id}}",
  "would-change_one": "有 {{count}} 篇稿件的排版可以整理。加上 --fix 即写入。",
  "would-change_other": "有 {{count}} 篇稿件的排版可以整理。加上 --fix 即写入。",
  fixed_one: "已整理 {{count}} 篇稿件的排版。",
  fixed_other: "已整理 {{count}} 篇稿件的排版。",
  "in-order": "排版无需整理。",
  "bad-spacing": "“{{spacing}}”不是可选的间距方式。请用 keep、insert 或 remove。",
};
