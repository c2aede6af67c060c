import { expect, it } from "vitest";
import { completionOf } from "../../../shared/bilingual/glossary/complete.ts";

/** The text after the tab key: what is typed, with the completion in the place of its beginning. */
function completed(typed: string, ...forms: string[]): string | null {
  const found = completionOf(typed, forms);
  return found && typed.slice(0, typed.length - found.typed) + found.text;
}

it("writes a form in its own capitals, and keeps the capital that begins a sentence", () => {
  expect(completed("with river wa", "River Watch")).toBe("with River Watch");
  expect(completed("the un", "UNESCO")).toBe("the UNESCO");
  expect(completed("Small gr", "small grants")).toBe("Small grants");
  expect(completed("with RIVER", "River Watch")).toBe("with RIVER Watch");
});

it("goes by two letters of a whole word, or one Han character", () => {
  expect(completed("r", "River Watch")).toBe(null);
  expect(completed("drive ri", "River Watch")).toBe("drive River Watch");
  expect(completed("driver", "River Watch")).toBe(null);
  expect(completed("我们在河", "河流观察")).toBe("我们在河流观察");
  expect(completed("河流观察", "河流观察")).toBe(null);
  expect(completed("", "River Watch")).toBe(null);
});

it("takes the first of several that fit", () => {
  expect(completed("the small gr", "grants", "small grants", "small groups")).toBe("the small grants");
  expect(completed("İİ ri", "River Watch")).toBe(null);
});
