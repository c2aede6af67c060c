// @vitest-environment happy-dom
import { act, createElement } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { useSelectedWords } from "../../renderer/bilingual/useSelectedWords.ts";

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test("a selected word is taken, and a caret that moves has nothing drawn", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  document.body.innerHTML =
    '<div contenteditable="true" lang="en"><p>The river</p></div><div id="panel"></div>';
  const text = document.querySelector("p")?.firstChild;
  if (!text) throw new Error("no text");
  const drawn: string[] = [];
  function Panel(): null {
    drawn.push(useSelectedWords().word);
    return null;
  }
  const root = createRoot(document.querySelector("#panel") ?? document.body);
  await act(async () => root.render(createElement(Panel)));
  const select = (from: number, to: number) =>
    act(async () => {
      window.getSelection()?.setBaseAndExtent(text, from, text, to);
      document.dispatchEvent(new Event("selectionchange"));
    });
  for (const place of [1, 2, 3]) await select(place, place);
  expect(drawn).toEqual([""]);
  await select(4, 9);
  expect(drawn.at(-1)).toBe("river");
  const count = drawn.length;
  await select(5, 5);
  expect(drawn).toHaveLength(count);
  await act(async () => root.unmount());
});
