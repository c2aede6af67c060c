import { expect, test } from "vitest";
import { mergeNewsroom } from "../../shared/story/mergeNewsroom.ts";
import { NEWSROOM } from "./site/source.ts";

test("words that two computers take for right are right on both", () => {
  const mine = { ...NEWSROOM, words: ["Zhangjiakow", "weiqi"] };
  const theirs = { ...NEWSROOM, words: ["weiqi", "Dongba"] };
  const merged = mergeNewsroom(NEWSROOM, mine, theirs, () => true);
  expect(merged.words).toEqual(["Zhangjiakow", "weiqi", "Dongba"]);
  expect("words" in mergeNewsroom(null, NEWSROOM, NEWSROOM, () => true)).toBe(false);
});
