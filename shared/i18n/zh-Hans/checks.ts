import type { checksEn } from "../en/checks.ts";
import type { Translated } from "../index.ts";

export const checksZh: Translated<typeof checksEn> = {
  "missing-title": "有一篇待发布的稿件没有标题。",
  "missing-slug": "“{{title}}”没有网址。请在标题下方填写。",
  "missing-body": "“{{title}}”没有正文。",
  "duplicate-address": "“{{title}}”的网址与另一篇稿件相同。",
  "broken-link": "“{{title}}”中指向 {{url}} 的链接无效。",
  "missing-alt": "“{{title}}”中有图片缺少替代文字，看不到图片的读者需要它。",
  "missing-media": "“{{title}}”中有图片已不在编辑部的文件夹里。请重新添加。",
  stale: "“{{title}}”可能需要更新：另一语言版本在上次确认之后有改动。",
  "no-base-url": "网站还没有地址。订阅源和搜索引擎需要它：请到“设置 → 编辑部”填写。",
  "nothing-ready": "没有设为“待发布”的内容，网站上将没有稿件。",
};
