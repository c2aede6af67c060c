// @vitest-environment happy-dom
import { join } from "node:path";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Library } from "../../../electron/library/library.ts";
import { NoticeProvider } from "../../../renderer/app/Notices.tsx";
import { GlossaryTab } from "../../../renderer/settings/GlossaryTab.tsx";
import { toErrorData } from "../../../shared/errors.ts";
import { createI18n } from "../../../shared/i18n/translator.ts";
import { requestSchemas } from "../../../shared/ipc.ts";
import { term } from "../../unit/bilingual/terms.ts";
import { temporaryFolder } from "../support.ts";

let library: Library;
let root: Root;

/** Answers the window's requests about terms from a real newsroom. */
function answer(name: string, args: unknown): unknown {
  switch (name) {
    case "glossary.save":
      library.glossary.save(requestSchemas[name].parse(args).term);
      return library.glossary.list();
    case "glossary.remove":
      library.glossary.remove(requestSchemas[name].parse(args).id);
      return library.glossary.list();
    default:
      return library.glossary.list();
  }
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("twinpress", {
    on: () => () => undefined,
    request: async (name: string, args: unknown) => {
      try {
        return { ok: true, value: answer(name, args) };
      } catch (error) {
        return { ok: false, error: toErrorData(error) };
      }
    },
  });
  const name = { en: "Test", "zh-Hans": "测试" };
  library = Library.create(join(temporaryFolder(), "newsroom"), { name, timeZone: "UTC" });
  root = createRoot(document.body.appendChild(document.createElement("div")));
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  library.close();
  vi.unstubAllGlobals();
});

async function show(): Promise<void> {
  await act(async () =>
    root.render(
      <I18nextProvider i18n={createI18n("en")}>
        <NoticeProvider>
          <GlossaryTab />
        </NoticeProvider>
      </I18nextProvider>,
    ),
  );
}

async function press(name: string): Promise<void> {
  const button = [...document.querySelectorAll("button")].find(
    (each) => (each.getAttribute("aria-label") ?? each.textContent)?.trim() === name,
  );
  if (!button) throw new Error(`no button “${name}” in ${document.body.textContent}`);
  await act(async () => button.click());
}

async function type(label: string, text: string): Promise<void> {
  const named = [...document.querySelectorAll("label")].find((each) => each.textContent === label);
  const field = document.getElementById(named?.getAttribute("for") ?? "");
  if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement)) {
    throw new Error(`no field “${label}”`);
  }
  // React hears only of values that were set past its own setter.
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, text);
  await act(async () => field.dispatchEvent(new Event("input", { bubbles: true })));
}

const rows = () => [...document.querySelectorAll("li")].map((row) => row.textContent);

test("a term is added, changed, removed and put back", async () => {
  await show();
  expect(document.body.textContent).toContain("There are no terms yet.");
  await press("Add a term");
  await type("English", "river chief");
  await type("Chinese", "河长");
  await type("Not to be used in Chinese", "河道长官\n河官");
  await press("Save term");
  expect(rows()).toEqual(["river chief河长not: 河道长官 / 河官"]);
  await press("Edit “river chief”");
  await type("Also right in English", "chief of the river");
  await press("Save term");
  expect(library.glossary.list()).toMatchObject([{ en: { allowed: ["chief of the river"] } }]);
  await press("Remove “river chief”");
  expect(library.glossary.list()).toEqual([]);
  await press("Put it back");
  expect(library.glossary.list()).toMatchObject([{ en: { allowed: ["chief of the river"] } }]);
});

test("of thousands of terms the first are shown, and a search finds the others", async () => {
  library.glossary.importTerms(Array.from({ length: 2000 }, (_, n) => term(`word ${n}`, `词语${n}`)));
  await show();
  expect(rows()).toHaveLength(100);
  expect(document.body.textContent).toContain("the first 100 of 2,000");
  await type("Search the terms", "词语1999");
  expect(rows()).toEqual(["word 1999词语1999"]);
  await type("Search the terms", "nothing");
  expect(document.body.textContent).toContain("No term has “nothing” in it.");
});
