import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeNewsroom } from "../../shared/story/mergeNewsroom.ts";
import type { Newsroom, Section } from "../../shared/story/newsroom.ts";
import { NEWSROOM } from "./site/source.ts";

test("words that two computers take for right are right on both", () => {
  const mine = { ...NEWSROOM, words: ["Zhangjiakow", "weiqi"] };
  const theirs = { ...NEWSROOM, words: ["weiqi", "Dongba"] };
  const merged = mergeNewsroom(NEWSROOM, mine, theirs, () => true);
  expect(merged.words).toEqual(["Zhangjiakow", "weiqi", "Dongba"]);
  expect("words" in mergeNewsroom(null, NEWSROOM, NEWSROOM, () => true)).toBe(false);
});

const section = (id: string, name: string): Section => ({ id, name: { en: name, "zh-Hans": name } });

/** Settings as somebody may have left them. */
const settings = fc
  .record({
    sections: fc.uniqueArray(fc.constantFrom("news", "reports", "notes", "letters"), { minLength: 1 }),
    name: fc.constantFrom("One", "Two"),
    phone: fc.constantFrom("", "1", "2"),
    words: fc.uniqueArray(fc.constantFrom("weiqi", "Dongba")),
    traditional: fc.option(
      fc.record({
        enabled: fc.boolean(),
        exceptions: fc.uniqueArray(
          fc.record({ from: fc.constantFrom("里", "后"), to: fc.constantFrom("裡", "裏", "後") }),
          { selector: ({ from }) => from },
        ),
      }),
      { nil: undefined },
    ),
  })
  .map(({ sections, name, phone, words, traditional }): Newsroom => {
    const contact = { ...NEWSROOM.contact, phone };
    const own = sections.map((id) => section(id, name));
    const { traditional: _, words: __, ...rest } = NEWSROOM;
    return {
      ...rest,
      contact,
      sections: own,
      ...(words.length > 0 ? { words } : {}),
      ...(traditional ? { traditional } : {}),
    };
  });

test("two computers that take in each other's settings in turn come to agree", () => {
  fc.assert(
    fc.property(settings, settings, settings, (base, anna, ben) => {
      const isUsed = () => false;
      const bens = mergeNewsroom(base, ben, anna, isUsed);
      const annas = mergeNewsroom(anna, anna, bens, isUsed);
      expect(annas).toEqual(bens);
      expect(mergeNewsroom(bens, bens, annas, isUsed)).toEqual(bens);
      expect(bens.sections.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});
