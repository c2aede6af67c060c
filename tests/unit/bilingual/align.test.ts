import { describe, expect, it } from "vitest";
import { alignStory } from "../../../shared/bilingual/memory/align.ts";
import type { Block, Body } from "../../../shared/document/model.ts";
import type { Story } from "../../../shared/story/model.ts";
import { newStory } from "../../../shared/story/newStory.ts";
import { processorMs } from "../../processorTime.ts";

function paragraph(id: string, text: string): Block {
  return { type: "paragraph", id, children: [{ type: "text", text }] };
}

function heading(id: string, text: string): Block {
  return { type: "heading", id, level: 2, children: [{ type: "text", text }] };
}

function picture(id: string, media: string): Block {
  return { type: "image", id, media: media.repeat(64), alt: "", caption: "", credit: "" };
}

function storyOf(en: Body, zh: Body): Story {
  const story = newStory({ section: "brief-news", date: "2011-11-16", now: "2011-11-16T00:00:00.000Z" });
  story.versions.en.body = en;
  story.versions["zh-Hans"].body = zh;
  return story;
}

function alignedBlocks(en: Body, zh: Body): string[] {
  return alignStory(storyOf(en, zh)).map((link) => `${link.en.join("+")}=${link["zh-Hans"].join("+")}`);
}

const FLOOD =
  "Last Monday the river rose by three metres within a few hours, and the whole of the old town had to be left by its inhabitants before the night came.";
const FLOOD_ZH =
  "上周一，河水在短短几个小时之内就上涨了三米之多，老城里的所有居民都不得不在夜幕降临之前撤离家园。";
const SCHOOL = "The school was opened to all who had nowhere to go.";
const SCHOOL_ZH = "学校向所有无处可去的人开放。";
const HELP =
  "Volunteers of UNICEF came with 1,200 blankets on 9 November and with enough drinking water for the coming week, although the road was closed and the bridge had gone.";
const HELP_ZH = "尽管道路封闭、桥梁被毁，UNICEF的志愿者仍于11月9日送来了1200条毛毯，以及足够一周饮用的水。";

describe("alignment of a story's two bodies", () => {
  it("goes block by block where both have the same shape", () => {
    const en = [heading("a", "Flood"), paragraph("b", SCHOOL), paragraph("c", FLOOD)];
    const zh = [heading("d", "洪水"), paragraph("e", FLOOD_ZH), paragraph("f", SCHOOL_ZH)];
    expect(alignedBlocks(en, zh)).toEqual(["a=d", "b=e", "c=f"]);
  });

  it("makes drafts, of the title and summary too", () => {
    const story = storyOf([], []);
    story.versions.en = { ...story.versions.en, title: "Flood", summary: "It rained." };
    story.versions["zh-Hans"] = { ...story.versions["zh-Hans"], title: "洪水" };
    expect(alignStory(story)).toMatchObject([
      { en: ["title"], "zh-Hans": ["title"], state: "draft", origin: "human" },
    ]);
  });

  it("leaves out a paragraph that the other side does not have", () => {
    const en = [paragraph("a", FLOOD), paragraph("b", HELP), paragraph("c", SCHOOL)];
    expect(alignedBlocks(en, [paragraph("d", FLOOD_ZH), paragraph("e", SCHOOL_ZH)])).toEqual(["a=d", "c=e"]);
    const zh = [paragraph("d", FLOOD_ZH), paragraph("e", SCHOOL_ZH), paragraph("f", HELP_ZH)];
    expect(alignedBlocks([paragraph("a", FLOOD), paragraph("b", HELP)], zh)).toEqual(["a=d", "b=f"]);
  });

  it("takes two paragraphs for the counterpart of one that is as long as both", () => {
    const zh = [paragraph("d", FLOOD_ZH), paragraph("e", SCHOOL_ZH), paragraph("f", HELP_ZH)];
    const en = [paragraph("a", `${FLOOD} ${SCHOOL}`), paragraph("b", HELP)];
    expect(alignedBlocks(en, zh)).toEqual(["a=d+e", "b=f"]);
    const whole = [paragraph("d", FLOOD_ZH), paragraph("e", `${SCHOOL_ZH}${HELP_ZH}`)];
    const parts = [paragraph("a", FLOOD), paragraph("b", SCHOOL), paragraph("c", HELP)];
    expect(alignedBlocks(parts, whole)).toEqual(["a=d", "b+c=e"]);
  });

  it("keeps pictures with the same picture, and never takes one for a text", () => {
    const en = [picture("a", "1"), paragraph("b", FLOOD), picture("c", "2"), paragraph("d", HELP)];
    const zh = [paragraph("e", FLOOD_ZH), picture("f", "2"), paragraph("g", HELP_ZH)];
    expect(alignedBlocks(en, zh)).toEqual(["b=e", "c=f", "d=g"]);
  });

  it("goes by numbers and names where lengths say little", () => {
    const en = [paragraph("a", FLOOD), paragraph("b", FLOOD.replace("Last Monday", "On 3 May, Anna said,"))];
    expect(alignedBlocks(en, [paragraph("c", FLOOD_ZH.replace("上周一", "5月3日，Anna说"))])).toEqual([
      "b=c",
    ]);
    expect(alignedBlocks(en.toReversed(), [paragraph("c", FLOOD_ZH.replace("上周一", "Anna说"))])).toEqual([
      "b=c",
    ]);
  });

  it("leaves a body without the other one alone, and ends soon with thousands of blocks", () => {
    expect(alignedBlocks([paragraph("a", FLOOD)], [])).toEqual([]);
    const many = Array.from({ length: 5000 }, (_, n) => paragraph(`p${n}`, `${n} ${FLOOD}`));
    const start = process.cpuUsage();
    expect(alignedBlocks(many, many.slice(1))).toEqual([]);
    const some = Array.from({ length: 200 }, (_, n) => paragraph(`p${n}`, `${n} ${FLOOD}`));
    expect(alignedBlocks(some, some.slice(1))).toContain("p100=p100");
    expect(processorMs(start)).toBeLessThan(10_000);
  });
});
