import { describe, expect, test } from "vitest";
import { mergeNewsroom } from "../../../shared/story/mergeNewsroom.ts";
import { type Newsroom, newsroomSchema, type TraditionalSettings } from "../../../shared/story/newsroom.ts";
import { NEWSROOM } from "../site/source.ts";

const newsroom = (traditional?: TraditionalSettings): Newsroom =>
  traditional ? { ...NEWSROOM, traditional } : NEWSROOM;

const merged = (...[base, mine, theirs]: (TraditionalSettings | undefined)[]) =>
  mergeNewsroom(newsroom(base), newsroom(mine), newsroom(theirs), () => true).traditional;

const soft = { from: "软件", to: "軟體" };
const net = { from: "网络", to: "網路" };
const settings = (
  enabled: boolean,
  ...exceptions: TraditionalSettings["exceptions"]
): TraditionalSettings => ({
  enabled,
  exceptions,
});

test("settings from before there was such an edition are read as they are, and stay so", () => {
  expect(newsroomSchema.parse(NEWSROOM)).toEqual(NEWSROOM);
  expect("traditional" in mergeNewsroom(null, NEWSROOM, NEWSROOM, () => true)).toBe(false);
});

test.each([
  ["an empty word", { from: "", to: "軟體" }],
  ["nothing to stand in its place", { from: "软件", to: "" }],
  ["a whole text", { from: "软".repeat(101), to: "軟" }],
])("an exception with %s is refused", (_, exception) => {
  const traditional = { enabled: true, exceptions: [exception] };
  expect(newsroomSchema.safeParse({ ...NEWSROOM, traditional }).success).toBe(false);
});

describe("two computers' settings", () => {
  test("a colleague's switch is taken over, and one's own change stays", () => {
    expect(merged(undefined, undefined, settings(true, soft))).toEqual(settings(true, soft));
    expect(merged(undefined, settings(true), undefined)).toEqual(settings(true));
    expect(merged(settings(false), settings(false), settings(true))).toEqual(settings(true));
    expect(merged(settings(false), settings(true), settings(false))).toEqual(settings(true));
  });

  test("exceptions that each has added are kept, and what one has removed goes", () => {
    expect(merged(settings(true), settings(true, soft), settings(true, net))).toEqual(
      settings(true, soft, net),
    );
    expect(merged(settings(true, soft, net), settings(true, net), settings(true, soft, net))).toEqual(
      settings(true, net),
    );
    expect(merged(settings(true, soft, net), settings(true, soft, net), settings(true, net))).toEqual(
      settings(true, net),
    );
  });

  test("where both wrote a word otherwise, this computer's stays", () => {
    const [mine, theirs] = [
      { ...soft, to: "軟件" },
      { ...soft, to: "電腦程式" },
    ];
    expect(merged(settings(true, soft), settings(true, mine), settings(true, theirs))).toEqual(
      settings(true, mine),
    );
    expect(merged(settings(true, soft), settings(true, soft), settings(true, theirs))).toEqual(
      settings(true, theirs),
    );
  });
});
