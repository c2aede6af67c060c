import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reconcileLinks } from "../../shared/bilingual/links.ts";
import { partsOf } from "../../shared/bilingual/parts.ts";
import { confirmLinks, staleLinks, staleVersions } from "../../shared/bilingual/staleness.ts";
import { LANGUAGES, type Language } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { duplicateStory, newStory } from "../../shared/story/newStory.ts";
import { bodies } from "./bodies.ts";

const NOW = "2011-11-16T00:00:00.000Z";

function withBodies(en: Story["versions"]["en"]["body"], zh: Story["versions"]["en"]["body"]): Story {
  const story = newStory({ section: "brief-news", date: "2011-11-16", now: NOW });
  story.versions.en = { ...story.versions.en, title: "Title", body: en };
  story.versions["zh-Hans"] = { ...story.versions["zh-Hans"], title: "标题", body: zh };
  return linked(story);
}

function linked(story: Story): Story {
  return { ...story, links: reconcileLinks(story) };
}

function edited(story: Story, language: Language, text: string): Story {
  const version = { ...story.versions[language], title: text };
  return linked({ ...story, versions: { ...story.versions, [language]: version } });
}

describe("links", () => {
  it("hold parts that are there, each at most once, and go on from save to save", () => {
    fc.assert(
      fc.property(bodies, bodies, bodies, (en, zh, later) => {
        const first = withBodies(en, zh);
        const next = linked({
          ...first,
          versions: { ...first.versions, en: { ...first.versions.en, body: later } },
        });
        for (const language of LANGUAGES) {
          const ids = new Set(partsOf(next, language).map(({ id }) => id));
          const held = next.links.flatMap((link) => link[language]);
          expect(new Set(held).size).toBe(held.length);
          expect(held.every((id) => ids.has(id))).toBe(true);
        }
        expect(linked(next).links).toEqual(next.links);
      }),
    );
  });

  it("are fresh when they are made, and in a copy too", () => {
    fc.assert(
      fc.property(bodies, bodies, (en, zh) => {
        const story = withBodies(en, zh);
        expect(staleLinks(story)).toEqual([]);
        expect(staleLinks(linked(duplicateStory(story, NOW)))).toEqual([]);
      }),
    );
  });
});

describe("staleness", () => {
  it("marks the translation when the source changes, and not the source when it is translated", () => {
    const story = withBodies([], []);
    expect(staleVersions(edited(story, "en", "Another title"))).toEqual({ en: false, "zh-Hans": true });
    expect(staleVersions(edited(story, "zh-Hans", "另一个标题"))).toEqual({ en: false, "zh-Hans": false });
  });

  it("marks both when both changed, and neither once it is confirmed", () => {
    const story = edited(edited(withBodies([], []), "en", "Another"), "zh-Hans", "另一个");
    expect(staleVersions(story)).toEqual({ en: true, "zh-Hans": true });
    expect(staleVersions(confirmLinks(story))).toEqual({ en: false, "zh-Hans": false });
  });

  it("after a word of confirmation a change of either side marks the other", () => {
    const story = confirmLinks(withBodies([], []));
    expect(staleVersions(edited(story, "zh-Hans", "改了"))).toEqual({ en: true, "zh-Hans": false });
  });

  it("does not count white space", () => {
    const story = withBodies([], []);
    expect(staleVersions(edited(story, "en", "  Title \n"))).toEqual({ en: false, "zh-Hans": false });
  });
});
