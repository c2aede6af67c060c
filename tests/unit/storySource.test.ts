import { expect, test } from "vitest";
import { localized } from "../../shared/language.ts";
import { type StorySource, sourceOf, storySourceSchema } from "../../shared/publish/storySource.ts";
import { newStory, newVersion } from "../../shared/story/newStory.ts";

const AT = "2011-11-16T00:00:00.000Z";

function sourceWith(formerPaths: string[]): StorySource {
  const version = { ...newVersion(AT), title: "Title", slug: "title", status: "ready" as const, formerPaths };
  const story = newStory({ section: "brief-news", date: "2011-11-16", now: AT });
  const source = sourceOf({ ...story, versions: { ...story.versions, en: version } });
  if (!source?.editions.en) throw new Error("nothing is ready");
  return source;
}

test("a source of the time when former addresses were slugs is read as one of today", () => {
  const now = sourceWith(["brief-news/2011/earlier"]);
  const editions = localized((language) => {
    const { formerPaths: _, ...edition } = now.editions[language] ?? {};
    return now.editions[language] && { ...edition, formerSlugs: ["earlier"] };
  });
  expect(storySourceSchema.parse({ ...now, schema: 1, editions })).toEqual(now);
});

test("a former address never leads out of the site, whatever a host says", () => {
  expect(storySourceSchema.safeParse(sourceWith(["brief-news/2011/早先"])).success).toBe(true);
  for (const path of [
    "../../2011/x",
    "brief-news/2011/..",
    "brief-news/2011/a/b",
    "x",
    "brief-news/2011/",
    "a/b/c",
  ]) {
    expect(storySourceSchema.safeParse(sourceWith([path])).success, path).toBe(false);
  }
});
