import { describe, expect, it } from "vitest";
import { mergeSaved } from "../../renderer/editor/saving/mergeSaved.ts";
import type { Story } from "../../shared/story/model.ts";
import { newStory } from "../../shared/story/newStory.ts";

const sent = newStory({ section: "brief-news", date: "2011-11-16", now: "2011-11-16T00:00:00.000Z" });

function withSlug(story: Story, slug: string, slugIsLocked = false): Story {
  return { ...story, versions: { ...story.versions, en: { ...story.versions.en, slug, slugIsLocked } } };
}

describe("what a save brings back", () => {
  it("is taken on where nothing was changed meanwhile", () => {
    const merged = mergeSaved(sent, sent, withSlug(sent, "news-2"));
    expect(merged.versions.en.slug).toBe("news-2");
    expect(mergeSaved(sent, sent, sent)).toBe(sent);
  });

  it("gives way to what was changed while it was on its way", () => {
    const link = { id: "l", en: ["title"], "zh-Hans": ["title"], base: { en: "", "zh-Hans": "" } };
    const confirmed: Story = { ...sent, links: [{ ...link, state: "reviewed", origin: "human" }] };
    expect(mergeSaved(confirmed, sent, sent).links).toBe(confirmed.links);
    const locked = withSlug(sent, "mine", true);
    const following = withSlug(sent, "of-the-title");
    expect(mergeSaved(following, locked, locked).versions.en).toMatchObject({
      slug: "of-the-title",
      slugIsLocked: false,
    });
  });
});
