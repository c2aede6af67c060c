import type { traditionalEn } from "../en/traditional.ts";
import type { Translated } from "../index.ts";

export const traditionalZh: Translated<typeof traditionalEn> = {
  lead: "网站可以有第三个版本：繁体中文。每次发布时由中文版本转换而成，不需要另行翻译，也不需要维护。",
  enabled: "同时发布繁体中文版",
  "enabled-hint":
    "页面在 /zh-hant/ 之下。字形和引号按台湾标准，用词保持原样。关闭之后，下一次发布会撤下这些页面。",
  exceptions: "按自己的写法转换的词",
  "exceptions-hint": "这些词最先处理：右边怎样写，网站上就怎样显示。",
  from: "简体写法",
  to: "繁体页面上的写法",
  add: "添加",
  "already-there": "这个词已经有一条规则。请先移除它。",
  remove: "移除“{{word}}”",
  none: "还没有例外。",
  preview: "最新稿件会有哪些变化",
  "preview-hint": "这里列出值得留意的变化。带下划线的字有几种写法，而且没有更长的词可以判断。",
  "preview-loading": "正在转换……",
  "preview-none": "还没有会变化的中文内容。",
  "nothing-notable": "只有普通的字形变化。",
  change: "{{from}}变为{{to}}",
  texts_one: "{{count}} 段文字",
  texts_other: "全部 {{count}} 段文字",
  untitled: "没有标题",
};
