import { Library } from "../../electron/library/library.ts";
import type { Block } from "../../shared/document/model.ts";
import { type Language, localized } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { newStory } from "../../shared/story/newStory.ts";

/** How big a newsroom to make. */
export interface FixtureOptions {
  stories: number;
  /** Paragraphs of each version. */
  paragraphs?: number;
}

const EN =
  "the organisations of the region met to discuss how small projects in villages and towns can share what they learn about water schools health and farming with partners abroad before the next conference of members in spring".split(
    " ",
  );
const ZH = [
  ..."各地民间组织代表齐聚一堂就乡村小型项目如何在供水教育卫生和农业方面分享经验并与海外伙伴合作展开讨论为春季会员大会做好准备志愿者与社区居民共同参与",
];
const FIRST_YEAR = 1995;
const YEARS = 30;

/** Makes a newsroom of bilingual stories, the same for the same numbers. */
export function makeNewsroom(folder: string, { stories, paragraphs = 8 }: FixtureOptions): Library {
  const library = Library.create(folder, {
    name: { en: "River Network", "zh-Hans": "河流网络" },
    timeZone: "Asia/Shanghai",
    baseUrl: "https://news.example.org",
  });
  const newsroom = library.newsroom();
  library.saveNewsroom({
    ...newsroom,
    sections: [...newsroom.sections, { id: "projects", name: { en: "Projects", "zh-Hans": "项目" } }],
  });
  const random = generator(20111109);
  library.transaction(() => {
    for (let n = 0; n < stories; n += 1) library.insert(makeStory(n, paragraphs, random));
  });
  return library;
}

/** One story of the fixture. */
export function makeStory(n: number, paragraphs: number, random: () => number): Story {
  const year = FIRST_YEAR + (n % YEARS);
  const month = 1 + Math.floor(random() * 12);
  const day = 1 + Math.floor(random() * 28);
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const story = newStory({
    section: n % 4 === 0 ? "projects" : "brief-news",
    date,
    now: `${date}T08:00:00.000Z`,
  });
  const versions = localized((language) => ({
    ...story.versions[language],
    title: title(language, n, random),
    slug: `story-${n}`,
    summary: sentence(language, 24, random),
    body: Array.from({ length: paragraphs }, (_, index) => paragraph(language, index, random)),
    status: "ready" as const,
  }));
  const id = `fixture${String(n).padStart(8, "0")}`;
  return { ...story, id, versions, tags: { en: ["Water"], "zh-Hans": ["水"] } };
}

function title(language: Language, n: number, random: () => number): string {
  return language === "en" ? `Report ${n}: ${words(6, random)}` : `报道${n}：${characters(12, random)}`;
}

function paragraph(language: Language, index: number, random: () => number): Block {
  const text = `${sentence(language, 30, random)} ${sentence(language, 30, random)}`;
  return { type: "paragraph", id: `p${index}`, children: [{ type: "text", text }] };
}

function sentence(language: Language, length: number, random: () => number): string {
  return language === "en" ? `${words(length, random)}.` : `${characters(length * 2, random)}。`;
}

function words(count: number, random: () => number): string {
  return Array.from({ length: count }, () => pick(EN, random)).join(" ");
}

function characters(count: number, random: () => number): string {
  return Array.from({ length: count }, () => pick(ZH, random)).join("");
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? "";
}

/** A small generator of numbers in [0, 1) (Mulberry32): the fixture is the same on every computer. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
