// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Library } from "../../electron/library/library.ts";
import { resolveConflict } from "../../electron/publishing/resolve.ts";
import { AppProvider } from "../../renderer/app/AppContext.tsx";
import { NoticeProvider } from "../../renderer/app/Notices.tsx";
import { ConflictDialog } from "../../renderer/publish/ConflictDialog.tsx";
import { createI18n } from "../../shared/i18n/translator.ts";
import { type AppState, requestSchemas } from "../../shared/ipc.ts";
import { PARTS, type StorySource, sourceOf } from "../../shared/publish/storySource.ts";
import type { Story } from "../../shared/story/model.ts";
import { addReadyStory, paragraph, temporaryNewsroom, withVersion } from "./support.ts";

let library: Library;
let root: Root;
/** The story that no decision about is taken, if any. */
let refused: string | null;

/** Answers the window's requests about conflicts from a real newsroom. */
function answer(name: string, args: unknown): unknown {
  if (name === "publish.resolve") {
    const { host, story, resolution } = requestSchemas[name].parse(args);
    resolveConflict(library, host, story, resolution);
    return null;
  }
  return library.agreements.conflicts("live").map((conflict) => {
    const { story: mine, summary } = library.get(conflict.story);
    return { conflict, mine, isTrashed: summary.trashedAt !== null };
  });
}

beforeEach(() => {
  refused = null;
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("twinpress", {
    request: async (name: string, args: unknown) =>
      name === "publish.resolve" && requestSchemas[name].parse(args).story === refused
        ? { ok: false, error: { code: "disk-full", params: { path: "/home" } } }
        : { ok: true, value: answer(name, args) },
    on: () => () => undefined,
  });
  root = createRoot(document.body.appendChild(document.createElement("div")));
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** What a colleague made of a story: other words in English, another byline, and the Chinese taken down. */
function published(story: Story): StorySource {
  const english = withVersion(story, "en", { body: [paragraph("a", "The colleague's words.")] });
  const source = sourceOf({ ...english, byline: { en: "Anna", "zh-Hans": "" } });
  if (!source) throw new Error("nothing is ready");
  return { ...source, editions: { ...source.editions, "zh-Hans": null } };
}

async function show(stories: readonly Story[]): Promise<boolean[]> {
  const conflicts = stories.map((story) => ({
    host: "live",
    story: story.id,
    theirs: published(story),
    parts: [...PARTS],
    by: "Anna's computer",
    at: "2011-11-16T00:00:00.000Z",
  }));
  library.agreements.putConflicts("live", conflicts);
  const newsroom = { folder: "", settings: library.newsroom(), hosts: [] };
  // What the dialog reads of the state.
  const state = { language: "en", systemLanguage: "en", theme: "light", newsroom } as unknown as AppState;
  const ends: boolean[] = [];
  await act(async () =>
    root.render(
      <I18nextProvider i18n={createI18n("en")}>
        <AppProvider initial={state}>
          <NoticeProvider>
            <ConflictDialog host="live" onClose={(isDecided) => ends.push(isDecided)} />
          </NoticeProvider>
        </AppProvider>
      </I18nextProvider>,
    ),
  );
  return ends;
}

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll("button")].find((each) => each.textContent?.trim() === name);
  if (!found) throw new Error(`no button “${name}”: ${document.body.textContent}`);
  return found;
}

async function choose(part: string, side: string): Promise<void> {
  const group = document.querySelector(`[role=radiogroup][aria-label="${part}"]`);
  const label = [...(group?.querySelectorAll("label") ?? [])].find(({ textContent }) => textContent === side);
  if (!label) throw new Error(`no “${side}” of “${part}”: ${document.body.textContent}`);
  await act(async () => label.querySelector("input")?.click());
}

test("one is left for later, and of the other every part is chosen by itself", async () => {
  library = temporaryNewsroom();
  const stories = [addReadyStory(library, "First"), addReadyStory(library, "Second")].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const ends = await show(stories);
  expect(document.body.textContent).toContain("(1 of 2)");
  await act(async () => button("Decide this one later").click());
  expect(document.body.textContent).toContain("(2 of 2)");
  expect(button("Use these choices").disabled).toBe(true);
  expect([...document.querySelectorAll("mark")].map(({ textContent }) => textContent).join()).toContain(
    "colleague",
  );
  await choose("Byline", "Theirs");
  await choose("Text", "Both");
  await choose("On the site", "Mine");
  await act(async () => button("Use these choices").click());
  expect(ends).toEqual([true]);
  const { byline, versions } = library.get(stories[1]?.id ?? "").story;
  expect(byline.en).toBe("Anna");
  expect(JSON.stringify(versions.en.body)).toMatch(/in English.*The colleague's words/);
  expect(versions["zh-Hans"].status).toBe("ready");
  expect(library.agreements.conflicts("live").map(({ story }) => story)).toEqual([stories[0]?.id]);
});

/** Chooses for all stories what begins with these words. */
async function chooseForAll(name: string): Promise<void> {
  const label = [...document.querySelectorAll("label")].find(({ textContent }) =>
    textContent?.startsWith(name),
  );
  if (!label) throw new Error(`no “${name}”: ${document.body.textContent}`);
  await act(async () => label.querySelector("input")?.click());
}

function english(story: Story | undefined): string {
  return JSON.stringify(library.get(story?.id ?? "").story.versions.en.body);
}

test("several are decided at once: nothing happens before it is confirmed, and then both texts are there", async () => {
  library = temporaryNewsroom();
  const stories = ["First", "Second", "Third"].map((title) => addReadyStory(library, title));
  const ends = await show(stories);
  await act(async () => button("Decide all 3 at once…").click());
  expect(button("Decide all 3").disabled).toBe(true);
  await chooseForAll("Mine for all");
  await act(async () => button("One by one").click());
  expect(document.body.textContent).toContain("(1 of 3)");
  expect(library.agreements.conflicts("live")).toHaveLength(3);
  await act(async () => button("Decide all 3 at once…").click());
  await chooseForAll("Theirs for all, and mine as new drafts");
  await act(async () => button("Decide all 3").click());
  expect(ends).toEqual([true]);
  expect(library.agreements.conflicts("live")).toEqual([]);
  for (const story of stories) expect(english(story)).toContain("The colleague's words.");
  const drafts = library.allStories().filter(({ id }) => !stories.some((story) => story.id === id));
  expect(drafts).toHaveLength(3);
});

test("what one decision for all leaves behind is among each story's earlier states", async () => {
  library = temporaryNewsroom();
  const stories = ["First", "Second"].map((title) => addReadyStory(library, title));
  const before = stories.map(english);
  await show(stories);
  await act(async () => button("Decide all 2 at once…").click());
  await chooseForAll("Theirs for all");
  await act(async () => button("Decide all 2").click());
  for (const [index, story] of stories.entries()) {
    expect(english(story)).toContain("The colleague's words.");
    const kept = library
      .revisions(story.id)
      .map(({ story: state }) => JSON.stringify(state.versions.en.body));
    expect(kept).toContain(before[index]);
  }
});

test("what is decided already stays so: the rest is decided at once", async () => {
  library = temporaryNewsroom();
  const stories = ["First", "Second", "Third"]
    .map((title) => addReadyStory(library, title))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  await show(stories);
  await act(async () => button("Take theirs").click());
  await act(async () => button("Decide all 2 at once…").click());
  await chooseForAll("Mine for all");
  await act(async () => button("Decide all 2").click());
  expect(stories.map((story) => english(story).includes("The colleague's words."))).toEqual([
    true,
    false,
    false,
  ]);
  expect(library.agreements.conflicts("live")).toEqual([]);
});

test("where one can't be decided, it is told, and what is left can be decided again", async () => {
  library = temporaryNewsroom();
  const stories = ["First", "Second", "Third"]
    .map((title) => addReadyStory(library, title))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  refused = stories[1]?.id ?? "";
  const ends = await show(stories);
  await act(async () => button("Decide all 3 at once…").click());
  await chooseForAll("Theirs for all");
  await act(async () => button("Decide all 3").click());
  expect(document.body.textContent).toContain("The disk with “/home” is full.");
  expect(ends).toEqual([]);
  expect(library.agreements.conflicts("live")).toHaveLength(2);
  refused = null;
  await act(async () => button("Decide all 2").click());
  expect(ends).toEqual([true]);
  expect(library.agreements.conflicts("live")).toEqual([]);
});
