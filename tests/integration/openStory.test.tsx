// @vitest-environment happy-dom
import { act, type ReactElement, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Library } from "../../electron/library/library.ts";
import { NoticeProvider } from "../../renderer/app/Notices.tsx";
import { type OpenStory, useStory } from "../../renderer/editor/saving/useStory.ts";
import { confirmLinks } from "../../shared/bilingual/staleness.ts";
import { toErrorData } from "../../shared/errors.ts";
import { createI18n } from "../../shared/i18n/translator.ts";
import { requestSchemas } from "../../shared/ipc.ts";
import type { Version } from "../../shared/story/model.ts";
import { addReadyStory, paragraph, temporaryNewsroom, withVersion } from "./support.ts";

let library: Library;
let root: Root;
let open: OpenStory;
const listeners = new Map<string, Set<(payload: unknown) => void>>();

/** Answers the window's requests about stories from a real newsroom. */
function answer(name: string, args: unknown): unknown {
  if (name === "stories.get") return library.get(requestSchemas[name].parse(args).id);
  if (name !== "stories.save") return null;
  const { story, edition, base } = requestSchemas[name].parse(args);
  const { story: kept, stale, ...saved } = library.save(story, edition, base);
  return { links: kept.links, versions: kept.versions, stale, ...saved };
}

function tell(event: string, payload: unknown): void {
  for (const listener of listeners.get(event) ?? []) listener(payload);
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("twinpress", {
    request: async (name: string, args: unknown) => {
      try {
        return { ok: true, value: answer(name, args) };
      } catch (error) {
        return { ok: false, error: toErrorData(error) };
      }
    },
    on: (event: string, listener: (payload: unknown) => void) => {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
      return () => all.delete(listener);
    },
  });
  root = createRoot(document.body.appendChild(document.createElement("div")));
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function Editor({ id, onNewer = () => undefined }: { id: string; onNewer?(): void }): ReactElement {
  open = useStory(id, onNewer);
  return <p>{open.story?.versions.en.title}</p>;
}

/** A text that came in is loaded anew, by a new editor: as the app does it. */
function Window({ id }: { id: string }): ReactElement {
  const [arrivals, setArrivals] = useState(0);
  return <Editor key={arrivals} id={id} onNewer={() => setArrivals((count) => count + 1)} />;
}

test("keys that are not saved yet when a colleague's text comes in are kept, and so is that text", async () => {
  library = temporaryNewsroom();
  const story = addReadyStory(library, "Common");
  const agreement = { sourceHash: "x", parts: { shared: "x", en: "x", "zh-Hans": "x" } };
  library.agreements.put("live", story.id, agreement);
  await act(async () =>
    root.render(
      <I18nextProvider i18n={createI18n("en")}>
        <NoticeProvider>
          <Window id={story.id} />
        </NoticeProvider>
      </I18nextProvider>,
    ),
  );
  await act(async () => {
    open.changeVersion("en", { title: "Typed at this moment" });
    library.adopt([withVersion(story, "en", { title: "The colleague's title" })]);
    tell("stories.changed", { ids: [story.id] });
    expect(await open.flush()).toBe(true);
  });
  expect(document.body.textContent).toContain("changed the same part of this story");
  expect(library.get(story.id).story.versions.en.title).toBe("Typed at this moment");
  expect(document.body.textContent).toContain("Typed at this moment");
  const earlier = library.revisions(story.id).map((revision) => revision.story.versions.en.title);
  expect(earlier).toContain("The colleague's title");
  // Nothing is agreed on any more: the next publish asks.
  expect(library.agreements.all("live").has(story.id)).toBe(false);
});

test("what something else wrote is shown once nobody types, and both texts are in the story", async () => {
  library = temporaryNewsroom();
  const story = addReadyStory(library, "Common");
  await act(async () =>
    root.render(
      <I18nextProvider i18n={createI18n("en")}>
        <NoticeProvider>
          <Window id={story.id} />
        </NoticeProvider>
      </I18nextProvider>,
    ),
  );
  const write = (part: Partial<Version>) =>
    library.changeAll([story.id], (now) => withVersion(now, "zh-Hans", part));
  const written = () =>
    tell("stories.written", { stories: [{ id: story.id, edition: library.get(story.id).edition }] });
  await act(async () => {
    write({ title: "别处的标题" });
    written();
  });
  expect(open.story?.versions["zh-Hans"].title).toBe("别处的标题");
  expect(document.body.textContent).toContain("This story was changed elsewhere");
  const first = open;
  await act(async () => {
    open.changeVersion("en", { title: "Typed" });
    write({ body: [paragraph("b", "别处的正文。")] });
    written();
    expect(await open.flush()).toBe(true);
  });
  // The person is still at it: the editor stays, and goes on from its own text.
  expect(open.story?.versions["zh-Hans"].body).toEqual(first.story?.versions["zh-Hans"].body);
  await act(async () => {
    open.changeVersion("en", { title: "Typed on" });
    expect(await open.flush()).toBe(true);
  });
  const kept = library.get(story.id).story.versions;
  expect([kept.en.title, kept["zh-Hans"].body]).toEqual(["Typed on", [paragraph("b", "别处的正文。")]]);
  // From here on it changes by itself.
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  await vi.waitFor(() => expect(open.story?.versions["zh-Hans"].body).toEqual(kept["zh-Hans"].body), 5000);
  expect(open.story?.versions.en.title).toBe("Typed on");
});

test("while a block is typed in whose counterpart is behind, a save has nothing drawn anew", async () => {
  library = temporaryNewsroom();
  const ready = addReadyStory(library, "Common");
  const { story } = library.save({ ...ready, links: confirmLinks(ready).links });
  await act(async () =>
    root.render(
      <I18nextProvider i18n={createI18n("en")}>
        <NoticeProvider>
          <Editor id={story.id} />
        </NoticeProvider>
      </I18nextProvider>,
    ),
  );
  const type = (text: string) =>
    act(async () => {
      const [block] = story.versions.en.body;
      open.setBodySource("en", () => [paragraph(block?.id ?? "", text)]);
      open.touch();
      expect(await open.flush()).toBe(true);
    });
  await type("Other words");
  expect(open.stale).toHaveLength(1);
  const drawn = open;
  await type("Other words again");
  expect(library.get(story.id).story.versions.en.body).toMatchObject([
    { children: [{ text: "Other words again" }] },
  ]);
  expect(open).toBe(drawn);
});
