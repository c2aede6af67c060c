import { expect, onTestFinished, test } from "vitest";
import { Library } from "../../electron/library/library.ts";
import type { Story } from "../../shared/story/model.ts";
import { addReadyStory, paragraph, temporaryNewsroom, withVersion } from "./support.ts";

function titled(story: Story, title: string): Story {
  return withVersion(story, "zh-Hans", { title, slug: "", slugIsLocked: false });
}

/** The same newsroom, as another process has it open. */
function elsewhere(library: Library): Library {
  const other = Library.open(library.folder);
  onTestFinished(() => other.close());
  return other;
}

test("while changes are worked out, others can write, and what they wrote is in the end", () => {
  const library = temporaryNewsroom();
  const [first, second] = [addReadyStory(library, "First"), addReadyStory(library, "Second")];
  const other = elsewhere(library);
  let hasTyped = false;
  const changed = library.changeAll([first.id, second.id], (story) => {
    if (!hasTyped) other.save(withVersion(first, "en", { body: [paragraph("a", "Typed meanwhile.")] }));
    hasTyped = true;
    return titled(story, `新${story.versions.en.title}`);
  });
  expect(changed.map(({ versions }) => versions["zh-Hans"].title)).toEqual(["新First", "新Second"]);
  const { story } = library.get(first.id);
  expect(story.versions.en.body).toEqual([paragraph("a", "Typed meanwhile.")]);
  expect(story.versions["zh-Hans"].title).toBe("新First");
  expect(library.revisions(first.id)[0]?.story.versions.en.body).toEqual(story.versions.en.body);
});

test("stories that come to the same address get different ones", () => {
  const library = temporaryNewsroom();
  const ids = [addReadyStory(library, "First").id, addReadyStory(library, "Second").id];
  library.changeAll(ids, (story) => titled(story, "同名"));
  expect(ids.map((id) => library.get(id).story.versions["zh-Hans"].slug)).toEqual([
    "tong-ming",
    "tong-ming-2",
  ]);
});

test("when one of them can't be changed, none is", () => {
  const library = temporaryNewsroom();
  const [first, second] = [addReadyStory(library, "First"), addReadyStory(library, "Second")];
  const other = elsewhere(library);
  const change = (story: Story): Story => {
    if (story.id === second.id) {
      other.trash([second.id]);
      other.delete([second.id]);
    }
    return titled(story, "新");
  };
  expect(() => library.changeAll([first.id, second.id], change)).toThrow(
    expect.objectContaining({ code: "story-missing" }),
  );
  expect(library.get(first.id).story).toEqual(first);
});

test("a story that a change leaves alone keeps its time and gets no earlier state", () => {
  const library = temporaryNewsroom();
  const story = addReadyStory(library, "First");
  const revisions = library.revisions(story.id).length;
  expect(library.changeAll([story.id], (one) => one)).toEqual([story]);
  expect(library.revisions(story.id)).toHaveLength(revisions);
});
