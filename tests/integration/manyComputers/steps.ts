import fc from "fast-check";
import type { Language } from "../../../shared/language.ts";

const who = fc.nat(2);
const which = fc.nat(5);
const language = fc.constantFrom<Language>("en", "zh-Hans");
const slug = fc.constantFrom("flood", "quake", "fire");
const section = fc.constantFrom("brief-news", "reports", "notes");

/** Something that somebody does at one of the computers. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant("create" as const), who, slug, ready: fc.boolean() }),
  },
  { weight: 8, arbitrary: fc.record({ what: fc.constant("edit" as const), who, which, language }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("status" as const), who, which, language }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("slug" as const), who, which, language, slug }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("file" as const), who, which, section }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("addSection" as const), who, section }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("removeSection" as const), who, section }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("settings" as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant("picture" as const), who, which, shade: fc.nat(3) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("trash" as const), who, which }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("restore" as const), who, which }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("delete" as const), who, which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant("undo" as const),
      who,
      back: fc.nat(2),
      at: fc.option(fc.nat(60)),
    }),
  },
  { weight: 10, arbitrary: fc.record({ what: fc.constant("publish" as const), who }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant("cut" as const), who, at: fc.nat(60) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant("resolve" as const),
      who,
      take: fc.constantFrom("mine" as const, "theirs" as const, "both" as const, "merged" as const),
    }),
  },
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What happens at the computers, one thing after the other. */
export const steps = fc.array(step, { minLength: 5, maxLength: 40, size: "max" });
