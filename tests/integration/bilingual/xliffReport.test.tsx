// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { XliffReport } from "../../../renderer/exchange/XliffReport.tsx";
import type { StoryReport, UnitReport } from "../../../shared/bilingual/xliff/model.ts";
import { createI18n } from "../../../shared/i18n/translator.ts";

let root: Root;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  root = createRoot(document.body.appendChild(document.createElement("div")));
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** What is said of stories, and the units that are named one by one. */
async function told(...reports: StoryReport[]): Promise<{ text: string; named: string[] }> {
  await act(async () =>
    root.render(
      <I18nextProvider i18n={createI18n("en")}>
        <XliffReport reports={reports} onOpen={() => undefined} onClose={() => undefined} />
      </I18nextProvider>,
    ),
  );
  const named = [...document.querySelectorAll("li")].map((row) => row.textContent?.trim() ?? "");
  return { text: document.body.textContent ?? "", named };
}

const TITLES = { en: "River", "zh-Hans": "河" };

function unit(name: string, reason?: "empty-target" | "target-changed" | "unknown-story"): UnitReport {
  const plain = { unit: name, text: `Text of ${name}` };
  return reason ? { ...plain, result: "refused", reason, tags: [] } : { ...plain, result: "applied" };
}

test("what nobody translated yet is counted, and what was refused is named", async () => {
  const units = [
    unit("a"),
    unit("b", "empty-target"),
    unit("c", "empty-target"),
    unit("d", "target-changed"),
  ];
  const { text, named } = await told({ story: "s", titles: TITLES, units });
  expect(text).toContain("1 part applied · 2 parts not translated yet · 1 part not applied");
  expect(named).toHaveLength(1);
  expect(named[0]).toContain("Text of d");
});

test("of a story of another newsroom it is said once that it is not here", async () => {
  const units = [unit("a", "unknown-story"), unit("b", "unknown-story")];
  const { text, named } = await told({ story: "elsewhere", titles: null, units });
  expect(text).toContain("Not in this newsroom (elsewhere)");
  expect(text).toContain("2 parts not applied");
  expect(named).toEqual([]);
});
