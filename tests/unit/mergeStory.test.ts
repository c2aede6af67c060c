import { expect, test } from "vitest";
import { linkParts } from "../../shared/bilingual/linking.ts";
import { confirmLinks } from "../../shared/bilingual/staleness.ts";
import {
  adopt,
  agreedParts,
  compareStory,
  conflictingParts,
  replacesOwnText,
} from "../../shared/publish/merge.ts";
import { partHashes, type StorySource, sourceOf } from "../../shared/publish/storySource.ts";
import type { Story, Version } from "../../shared/story/model.ts";
import { newStory } from "../../shared/story/newStory.ts";

const AT = "2011-11-16T00:00:00.000Z";

function version(text: string): Version {
  const { versions } = newStory({ section: "brief-news", date: "2011-11-16", now: AT });
  const body = [{ type: "paragraph" as const, id: "p", children: [{ type: "text" as const, text }] }];
  return { ...versions.en, title: "Title", slug: "title", body, status: "ready" };
}

const story: Story = {
  ...newStory({ section: "brief-news", date: "2011-11-16", now: AT }),
  versions: { en: version("English."), "zh-Hans": version("中文。") },
};

function published(of: Story): StorySource {
  const source = sourceOf(of);
  if (!source) throw new Error("nothing is ready");
  return source;
}

function withEnglish(of: Story, part: Partial<Version>): Story {
  return { ...of, versions: { ...of.versions, en: { ...of.versions.en, ...part } } };
}

test("what was reviewed here stays reviewed when a colleague's links come in", () => {
  const linked = { ...story, links: linkParts(story, { en: ["p"], "zh-Hans": ["p"] }) };
  const draft = { ...linked, links: linked.links.map((link) => ({ ...link, state: "draft" as const })) };
  const reviewed = confirmLinks(linked);
  const theirs = published(draft);
  const same = compareStory(partHashes(theirs), reviewed, theirs);
  expect(adopt(reviewed, theirs, same, AT).links).toEqual(reviewed.links);
  expect(adopt(draft, published(reviewed), same, AT).links).toEqual(reviewed.links);
});

test("a draft that is what was taken down gives way; one that was written on does not", () => {
  const down = agreedParts(null, agreedParts(published(story)));
  const draft = {
    ...story,
    versions: { ...story.versions, "zh-Hans": { ...version("中文。"), status: "draft" as const } },
  };
  const withdrawn = withEnglish(draft, { status: "draft" });
  const again = published(withEnglish(story, { title: "Put right" }));
  expect(conflictingParts(compareStory(down, withdrawn, again))).toEqual([]);
  expect(replacesOwnText(withdrawn, down, again)).toBe(false);
  const written = withEnglish(withdrawn, { summary: "More." });
  expect(conflictingParts(compareStory(down, written, again))).toEqual(["en"]);
  expect(replacesOwnText(written, down, again)).toBe(true);
  // What is taken down only becomes a draft.
  expect(replacesOwnText(written, down, null)).toBe(false);
});

test("one who wrote on in a story that a colleague took down is asked about both languages", () => {
  const agreed = agreedParts(published(story));
  const written = withEnglish(story, { title: "Written on" });
  expect(conflictingParts(compareStory(agreed, written, null))).toEqual(["en", "zh-Hans"]);
  const untouched = compareStory(agreed, story, null);
  expect(untouched).toMatchObject({ en: "theirs", "zh-Hans": "theirs" });
  const onlyEnglish = {
    ...story,
    versions: { ...story.versions, "zh-Hans": { ...version("中文。"), status: "draft" as const } },
  };
  const translated = compareStory(agreedParts(published(onlyEnglish)), story, null);
  expect(translated).toMatchObject({ en: "conflict", "zh-Hans": "mine" });
});

const [BEFORE, EARLIER] = ["brief-news/2011/title", "brief-news/2011/earlier"];

test("the addresses of both sides go on leading to a story whose text is one side's", () => {
  const mine = withEnglish(story, { title: "Mine", formerPaths: [EARLIER] });
  const theirs = published(withEnglish(story, { title: "Theirs", slug: "theirs", formerPaths: [BEFORE] }));
  const kept = adopt(mine, theirs, { shared: "same", en: "mine", "zh-Hans": "same" }, AT);
  expect(kept.versions.en).toMatchObject({
    title: "Mine",
    slug: "title",
    formerPaths: [EARLIER, "brief-news/2011/theirs"],
  });
  const taken = adopt(mine, theirs, { shared: "same", en: "theirs", "zh-Hans": "same" }, AT);
  expect(taken.versions.en).toMatchObject({ slug: "theirs", formerPaths: [BEFORE, EARLIER] });
});

test("where a colleague filed a story goes on leading to it where one's own filing counts", () => {
  const mine = { ...story, section: "reports" };
  const theirs = published({ ...story, date: "2012-01-01" });
  const kept = adopt(mine, theirs, { shared: "mine", en: "same", "zh-Hans": "same" }, AT);
  expect(kept.versions.en.formerPaths).toEqual(["brief-news/2012/title"]);
});
