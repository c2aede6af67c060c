import { expect, test } from "vitest";
import { rowRanges } from "../../../shared/bilingual/glossary/rowRanges.ts";

test("rows are told as a person would", () => {
  expect(rowRanges([])).toBe("");
  expect(rowRanges([7])).toBe("7");
  expect(rowRanges([2, 3, 4, 9, 11, 12])).toBe("2–4, 9, 11–12");
  const odd = Array.from({ length: 50 }, (_, n) => 2 * n + 1);
  expect(rowRanges(odd)).toMatch(/^1, 3, .*, 39, …$/);
});
