// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { expect, onTestFinished, test, vi } from "vitest";
import { AppProvider } from "../../../renderer/app/AppContext.tsx";
import { NoticeProvider } from "../../../renderer/app/Notices.tsx";
import { looseRow } from "../../../renderer/bilingual/linkActions.ts";
import { TranslationPanel } from "../../../renderer/bilingual/TranslationPanel.tsx";
import type { Bilingual, Offer } from "../../../renderer/bilingual/useBilingual.ts";
import { SaveStates } from "../../../renderer/editor/saving/SaveStates.ts";
import type { OpenStory } from "../../../renderer/editor/saving/useStory.ts";
import { partsOf } from "../../../shared/bilingual/parts.ts";
import { createI18n } from "../../../shared/i18n/translator.ts";
import type { AppState } from "../../../shared/ipc.ts";
import { newStory } from "../../../shared/story/newStory.ts";
import { paragraph, withVersion } from "../support.ts";

const STATE: AppState = {
  language: "en",
  systemLanguage: "en",
  theme: "light",
  platform: "linux",
  version: "0",
  newsroom: null,
  recent: [],
  defaultFolder: "",
  systemTimeZone: "UTC",
  hasKeyring: true,
  hasMachine: false,
  unopened: null,
};
const MATCH = { kind: "exact", score: 100, adapted: false, origin: { story: "s" }, changedAt: "" };

test("what the memory has for one paragraph is never put into another one", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  // The memory knows the first paragraph, and never answers for the second one.
  vi.stubGlobal("twinpress", {
    on: () => () => undefined,
    request: (_: string, { text }: { text?: string }) =>
      text === "First."
        ? Promise.resolve({ ok: true, value: [{ ...MATCH, source: text, target: "第一。" }] })
        : new Promise(() => undefined),
  });
  const body = [paragraph("a", "First."), paragraph("b", "Second.")];
  const start = newStory({ section: "news", date: "2011-11-16", now: "2011-11-16T00:00:00.000Z" });
  const story = withVersion(start, "en", { body });
  const open: Partial<OpenStory> = { story, saving: new SaveStates(), snapshot: () => story };
  const parts = partsOf(story, "en").filter(({ block }) => block !== null);
  const offered: (Offer | null)[] = [];
  const inserted = vi.fn();
  const root = createRoot(document.body.appendChild(document.createElement("div")));
  onTestFinished(async () => {
    await act(async () => root.unmount());
    vi.unstubAllGlobals();
  });
  const offer = (next: Offer | null) => void offered.push(next);
  const caretIn = (part: (typeof parts)[number] | undefined) => {
    if (!part) throw new Error("There is no such part.");
    const bilingual: Partial<Bilingual> = {
      row: looseRow(part, "en"),
      active: { language: "en", part: part.id },
      offer,
      insert: inserted,
    };
    return act(async () =>
      root.render(
        <I18nextProvider i18n={createI18n("en")}>
          <AppProvider initial={STATE}>
            <NoticeProvider>
              {/* Of both, the panel uses no more than this here. */}
              <TranslationPanel
                open={open as OpenStory}
                bilingual={bilingual as Bilingual}
                findings={[]}
                matcher={null}
              />
            </NoticeProvider>
          </AppProvider>
        </I18nextProvider>,
      ),
    );
  };
  const press = () =>
    act(async () =>
      [...document.querySelectorAll("button")].find((b) => b.textContent === "Insert")?.click(),
    );

  await caretIn(parts[0]);
  expect(offered.at(-1)).toEqual({ row: "en a", language: "zh-Hans", texts: ["第一。"] });
  await press();
  expect(inserted).toHaveBeenCalledTimes(1);
  await caretIn(parts[1]);
  expect(offered.at(-1)).toBeNull();
  await press();
  expect(inserted).toHaveBeenCalledTimes(1);
});
