import { describe, expect, it } from "vitest";
import { mergedStory, rowsOf } from "../../renderer/publish/conflictRows.ts";
import type { ConflictDetail } from "../../shared/ipc.ts";
import { LANGUAGES, localized } from "../../shared/language.ts";
import { PARTS, partHashes, type StorySource, sourceOf } from "../../shared/publish/storySource.ts";
import type { Story } from "../../shared/story/model.ts";
import { newStory } from "../../shared/story/newStory.ts";

const WORDS = {
  date: (date: string) => date,
  section: (id: string) => id,
  language: (language: string) => language,
  status: (status: string) => status,
};

/** A story that says something of its own in everything that a page shows. */
function story(words: string, date: string): Story {
  const empty = newStory({ section: words, date, now: "2011-11-16T00:00:00.000Z" });
  const text = localized((language) => `${words} ${language}`);
  return {
    ...empty,
    id: "storystory",
    sourceLanguage: words === "mine" ? "en" : "zh-Hans",
    byline: text,
    tags: localized((language) => [text[language]]),
    cover: { media: words.padEnd(64, "0"), alt: text, caption: text, credit: words },
    versions: localized((language) => ({
      ...empty.versions[language],
      title: text[language],
      slug: words,
      summary: text[language],
      body: [{ type: "paragraph", id: "p", children: [{ type: "text", text: text[language] }] }],
      status: "ready",
    })),
  };
}

function source(of: Story): StorySource {
  const found = sourceOf(of);
  if (!found) throw new Error("nothing is ready");
  return found;
}

const mine = story("mine", "2011-11-16");
const theirs = source(story("theirs", "2012-12-12"));

function detail(own: Story, other: StorySource): ConflictDetail {
  const conflict = { host: "live", story: own.id, theirs: other, parts: [...PARTS], by: "Anna", at: "" };
  return { conflict, mine: own, isTrashed: false };
}

describe("what two sides of a story differ in", () => {
  it("is all there to choose from: one side of everything is that side's story", () => {
    const conflict = detail(mine, theirs);
    const rows = rowsOf(conflict, WORDS);
    expect(rows).toHaveLength(4 + 2 * 7);
    const all = (side: "mine" | "theirs") => partHashes(sourceOf(mergedStory(conflict, rows, () => side)));
    expect(all("theirs")).toEqual(partHashes(theirs));
    expect(all("mine")).toEqual(partHashes(source(mine)));
  });

  it("names what is no text: a language that one side took down, or has as a draft", () => {
    const down = { ...theirs, editions: { ...theirs.editions, en: null } };
    const rows = rowsOf(detail(mine, down), WORDS).filter(({ language }) => language === "en");
    expect(rows).toMatchObject([{ part: "status", mine: "ready", theirs: "down" }]);
    const draft = {
      ...mine,
      versions: localized((one) => ({ ...mine.versions[one], status: "draft" as const })),
    };
    const asked = detail(draft, theirs);
    const drafts = rowsOf(asked, WORDS);
    expect(drafts.filter(({ part }) => part === "status")).toHaveLength(LANGUAGES.length);
    expect(mergedStory(asked, drafts, () => "theirs").versions.en.status).toBe("ready");
    expect(mergedStory(asked, drafts, () => "mine").versions.en.status).toBe("draft");
  });
});
