// @vitest-environment happy-dom
import { act, type ReactElement, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Library } from "../../electron/library/library.ts";
import { useEvent } from "../../renderer/app/bridge.ts";
import { NoticeProvider } from "../../renderer/app/Notices.tsx";
import { type OpenStory, useStory } from "../../renderer/editor/saving/useStory.ts";
import { confirmLinks } from "../../shared/bilingual/staleness.ts";
import { createI18n } from "../../shared/i18n/translator.ts";
import { requestSchemas } from "../../shared/ipc.ts";
import { addReadyStory, paragraph, temporaryNewsroom, withVersion } from "./support.ts";

let library: Library;
let root: Root;
let open: OpenStory;
const listeners = new Map<string, Set<(payload: unknown) => void>>();

/** Answers the window's requests about stories from a real newsroom. */
function answer(name: string, args: unknown): unknown {
  if (name === "stories.get") return library.get(requestSchemas[name].parse(args).id);
  if (name !== "stories.save") return null;
  const { story, adoptions } = requestSchemas[name].parse(args);
  const saved = library.save(story, adoptions);
  return { ...saved.story, stale: saved.stale, adoptions: saved.adoptions };
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("twinpress", {
    request: async (name: string, args: unknown) => ({ ok: true, value: answer(name, args) }),
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

function Editor({ id }: { id: string }): ReactElement {
  open = useStory(id);
  return <p>{open.story?.versions.en.title}</p>;
}

/** A text that came in is loaded anew, by a new editor: as the app does it. */
function Window({ id }: { id: string }): ReactElement {
  const [arrivals, setArrivals] = useState(0);
  useEvent("stories.changed", ({ ids }) => {
    if (ids.includes(id)) setArrivals((count) => count + 1);
  });
  return <Editor key={arrivals} id={id} />;
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
    for (const listener of listeners.get("stories.changed") ?? []) listener({ ids: [story.id] });
  });
  expect(library.get(story.id).story.versions.en.title).toBe("Typed at this moment");
  expect(document.body.textContent).toContain("Typed at this moment");
  const earlier = library.revisions(story.id).map((revision) => revision.story.versions.en.title);
  expect(earlier).toContain("The colleague's title");
  // Nothing is agreed on any more: the next publish asks.
  expect(library.agreements.all("live").has(story.id)).toBe(false);
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
