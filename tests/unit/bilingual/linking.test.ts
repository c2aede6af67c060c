import { describe, expect, it } from "vitest";
import { linkParts, omit, uniteWithNext } from "../../../shared/bilingual/linking.ts";
import { reconcileLinks } from "../../../shared/bilingual/links.ts";
import { confirmLinks, staleLinks } from "../../../shared/bilingual/staleness.ts";
import type { Block } from "../../../shared/document/model.ts";
import type { Link, Story } from "../../../shared/story/model.ts";
import { newStory } from "../../../shared/story/newStory.ts";

function paragraph(id: string, text: string): Block {
  return { type: "paragraph", id, children: [{ type: "text", text }] };
}

/** Three paragraphs in English; the first and the third have their Chinese, and are reviewed. */
function story(): Story {
  const made = newStory({ section: "news", date: "2011-11-16", now: "2011-11-16T00:00:00.000Z" });
  made.versions.en.body = [paragraph("a", "One."), paragraph("b", "Two."), paragraph("c", "Three.")];
  made.versions["zh-Hans"].body = [paragraph("x", "一和二。"), paragraph("z", "三。")];
  const first = linkParts(made, { en: ["a"], "zh-Hans": ["x"] });
  const links = linkParts({ ...made, links: first }, { en: ["c"], "zh-Hans": ["z"] });
  return confirmLinks({ ...made, links });
}

function linkOf(links: readonly Link[], id: string): Link | undefined {
  return links.find(({ en }) => en.includes(id));
}

describe("a link that is made one with the next", () => {
  it("takes in a paragraph that nothing answers, not the one after it", () => {
    const before = story();
    const link = linkOf(before.links, "a");
    const links = link ? uniteWithNext(before, link, "en") : [];
    expect(linkOf(links, "b")).toMatchObject({ en: ["a", "b"], "zh-Hans": ["x"], state: "translated" });
    expect(linkOf(links, "c")).toMatchObject({ en: ["c"], "zh-Hans": ["z"], state: "reviewed" });
    expect(staleLinks({ ...before, links })).toEqual([]);
    expect(reconcileLinks({ ...before, links })).toEqual(links);
  });

  it("takes in what was left out, and is not left out for it", () => {
    const before = story();
    const left = { ...before, links: omit(before, "en", "b", true) };
    const link = linkOf(left.links, "a");
    const links = link ? uniteWithNext(left, link, "en") : [];
    expect(linkOf(links, "b")).toMatchObject({ en: ["a", "b"], state: "translated" });
    expect(links).toHaveLength(2);
  });

  it("stays as it is at the end of the text", () => {
    const before = story();
    const link = linkOf(before.links, "c");
    expect(link && uniteWithNext(before, link, "en")).toBe(before.links);
  });
});
