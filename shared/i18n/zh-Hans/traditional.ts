import type { traditionalEn } from "../en/traditional.ts";
import type { Translated } from "../index.ts";

export const traditionalZh: Translated<typeof traditionalEn> = {
  lead: "网站可以有第三个版本：繁体中文。每次发布时由中文版本转换而成，不需要另行翻译，也不需要维护。",
  enabled: "同时发布繁体中文版",
  "enabled-hint":
    "页面在 /zh-hant/ 之下。字形和引号按台湾标准，用词保持原样。关闭之后，下一次发布会撤下这些页面。",
  exceptions: "按自己的写法转换的词",
  "exceptions-hint":
    "这些词最先处理：右边怎样写，网站上就怎样显示。请填写完整的词：单个字的规则会改动含有该字的每一个词。",
  from: "简体写法",
  to: "繁体页面上的写法",
  add: "添加",
  "already-there": "这个词已经有一条规则。请先移除它。",
  remove: "移除“{{word}}”",
  none: "还没有例外。",
  preview: "繁体版会有哪些变化",
  "preview-hint": "包括所有稿件（从最新的开始）和编辑部自己的文字。点选一项，可以看到它出现在哪里。",
  find: "查找字或词",
  looking: "正在查看稿件：{{looked}} / {{total}}…",
  "changed-stories_one": "{{count}} 篇稿件会有变化。",
  "changed-stories_other": "{{count}} 篇稿件会有变化。",
  "reason-exception": "自己的写法",
  "reason-ambiguous": "有几种写法，又没有更长的词可以判断：值得留意",
  "reason-phrase": "由更长的词决定",
  "reason-plain": "普通字形变化",
  change_one: "{{from}}变为{{to}}，{{count}} 处",
  change_other: "{{from}}变为{{to}}，{{count}} 处",
  stays_one: "{{from}}不变，{{count}} 处",
  stays_other: "{{from}}不变，{{count}} 处",
  "show-all": "显示全部 {{count}} 项",
  "own-texts": "编辑部自己的文字",
  "more-places": "更多位置",
  correct: "改用其他写法…",
  untitled: "没有标题",
};
