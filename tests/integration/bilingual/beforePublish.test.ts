import { expect, test } from "vitest";
import type { Library } from "../../../electron/library/library.ts";
import { bilingualFindings } from "../../../electron/publishing/bilingualFindings.ts";
import { dismiss } from "../../../shared/bilingual/linking.ts";
import { confirmLinks } from "../../../shared/bilingual/staleness.ts";
import { LANGUAGES } from "../../../shared/language.ts";
import { storyPath } from "../../../shared/story/address.ts";
import type { Story } from "../../../shared/story/model.ts";
import { paragraph, rememberPairs, temporaryNewsroom, withVersion } from "../support.ts";

/** A story that is ready in both languages, and says 142 in one and 124 in the other. */
function addWrongStory(library: Library): Story {
  const { story } = library.create();
  const version = (title: string, id: string, text: string) => ({
    title,
    body: [paragraph(id, text)],
    status: "ready" as const,
  });
  const english = withVersion(story, "en", version("The farms", "a", "There are 142 farms."));
  const both = withVersion(english, "zh-Hans", version("农场", "b", "共有124家农场。"));
  return library.save(confirmLinks(library.save(both).story)).story;
}

function publish(library: Library, { id }: Story): void {
  const { summary } = library.get(id);
  library.markPublished(
    "host",
    LANGUAGES.map((language) => {
      const { contentHash, slug } = summary.versions[language];
      return { story: id, language, contentHash, path: storyPath({ ...summary, slug }) };
    }),
  );
}

function found(library: Library) {
  return bilingualFindings(library, library.allStories()).map(({ problem }) => problem?.rule);
}

test("before a publish, what is new to readers is compared, and nothing else", () => {
  const library = temporaryNewsroom();
  const story = addWrongStory(library);
  expect(found(library)).toEqual(["numbers"]);
  publish(library, story);
  expect(found(library)).toEqual([]);
  library.save(withVersion(library.get(story.id).story, "en", { title: "All the farms" }));
  expect(found(library)).toEqual(["numbers"]);
  library.save(withVersion(library.get(story.id).story, "zh-Hans", { status: "draft" }));
  expect(found(library)).toEqual([]);
});

test("what was put aside is not said again, until its text changes", () => {
  const library = temporaryNewsroom();
  const story = addWrongStory(library);
  const link = story.links.find(({ en }) => en.includes("a"))?.id ?? "";
  const quiet = library.save({ ...story, links: dismiss(story, link, "numbers", "as counted") }).story;
  expect(found(library)).toEqual([]);
  library.save(withVersion(quiet, "en", { body: [paragraph("a", "There are 143 farms.")] }));
  expect(found(library)).toEqual(["numbers"]);
});

test("the memory's other translation of the very same text is told", () => {
  const library = temporaryNewsroom();
  rememberPairs(library, [{ en: "There are 142 farms.", "zh-Hans": "农场有142家。" }]);
  addWrongStory(library);
  expect(found(library)).toEqual(["numbers", "inconsistent"]);
});
