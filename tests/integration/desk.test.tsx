// @vitest-environment happy-dom
import { act, type ReactElement, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Library } from "../../electron/library/library.ts";
import { NoticeProvider } from "../../renderer/app/Notices.tsx";
import { type Filters, useStories } from "../../renderer/desk/useStories.ts";
import { type StoryActions, useStoryActions } from "../../renderer/desk/useStoryActions.ts";
import { createI18n } from "../../shared/i18n/translator.ts";
import { requestSchemas } from "../../shared/ipc.ts";
import { addReadyStory, temporaryNewsroom } from "./support.ts";

let library: Library;
let root: Root;
let actions: StoryActions;
let narrow: (filters: Filters) => void;

/** Answers the window's requests from a real newsroom. */
function answer(name: string, args: unknown): unknown {
  if (name === "stories.facets") return library.facets();
  if (name === "stories.trash") return library.trash(requestSchemas[name].parse(args).ids);
  if (name !== "stories.query") return null;
  const { text, ...query } = requestSchemas[name].parse(args);
  return library.query({ offset: query.offset, limit: query.limit, ...(text ? { text } : {}) });
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("twinpress", {
    request: async (name: string, args: unknown) => ({ ok: true, value: answer(name, args) }),
    on: () => () => undefined,
  });
  root = createRoot(document.body.appendChild(document.createElement("div")));
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function List(): ReactElement {
  const [filters, setFilters] = useState<Filters>({ text: "river" });
  const { list, refresh } = useStories(filters);
  actions = useStoryActions(refresh, () => undefined);
  narrow = setFilters;
  return (
    <ul>
      {[...list.rows.values()].map(({ id, versions }) => (
        <li key={id}>{versions.en.title}</li>
      ))}
    </ul>
  );
}

test("an action that ends after the list was narrowed otherwise doesn't bring the earlier list back", async () => {
  library = temporaryNewsroom();
  const river = addReadyStory(library, "River");
  addReadyStory(library, "Bridges");
  await act(async () =>
    root.render(
      <I18nextProvider i18n={createI18n("en")}>
        <NoticeProvider>
          <List />
        </NoticeProvider>
      </I18nextProvider>,
    ),
  );
  const shown = () => [...document.querySelectorAll("li")].map(({ textContent }) => textContent);
  expect(shown()).toEqual(["River"]);
  // The actions as they were when the list was narrowed to one story: a button of a notice has them still.
  const { trash } = actions;
  await act(async () => narrow({ text: "bridges" }));
  expect(shown()).toEqual(["Bridges"]);
  await act(async () => trash([river.id]));
  expect(shown()).toEqual(["Bridges"]);
});
