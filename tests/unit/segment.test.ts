import { expect, test } from "vitest";
import { countUnits } from "../../shared/document/segment.ts";

test.each([
  ["", 0],
  ["Don’t panic: it’s 3.5 km – well-known, e.g. in the U.S.", 11],
  ["One\nTwo  three", 3],
])("the words of “%s” are %i", (text, count) => {
  expect(countUnits(text, "en")).toBe(count);
});

test.each([
  ["", 0],
  ["人权捍卫者被拘留，律师不得会见。", 16],
  ["他说：“好”……", 8],
  ["2011年11月9日，CANGO 与 River Network 会面。", 14],
  ["\u{20BB7}野家\n　水", 4],
])("the characters of “%s” are %i", (text, count) => {
  expect(countUnits(text, "zh-Hans")).toBe(count);
});
