import { describe, expect, it } from "vitest";
import { looseRow, rowOf } from "../../../renderer/bilingual/linkActions.ts";
import { inGutter, keptApart, MIDDLE } from "../../../renderer/bilingual/place.ts";
import { rowAt, rowsInOrder } from "../../../renderer/bilingual/rows.ts";
import type { Geometry } from "../../../renderer/bilingual/useGeometry.ts";
import type { Correspondence } from "../../../renderer/bilingual/useLinking.ts";
import { linkParts } from "../../../shared/bilingual/linking.ts";
import { partsOf } from "../../../shared/bilingual/parts.ts";
import { progressOf } from "../../../shared/bilingual/progress.ts";
import { looseParts, segmentsOf } from "../../../shared/bilingual/segments.ts";
import type { Block } from "../../../shared/document/model.ts";
import { type Localized, localized } from "../../../shared/language.ts";
import { newStory } from "../../../shared/story/newStory.ts";

function paragraph(id: string): Block {
  return { type: "paragraph", id, children: [{ type: "text", text: id }] };
}

/** English a to d; the Chinese x answers a and b, z answers d. Nothing answers the title, c and the Chinese w. */
function correspondence(): Correspondence {
  const story = newStory({ section: "news", date: "2011-11-16", now: "2011-11-16T00:00:00.000Z" });
  story.versions.en = { ...story.versions.en, title: "Title", body: ["a", "b", "c", "d"].map(paragraph) };
  story.versions["zh-Hans"].body = ["x", "w", "z"].map(paragraph);
  story.links = linkParts(story, { en: ["a", "b"], "zh-Hans": ["x"] });
  story.links = linkParts(story, { en: ["d"], "zh-Hans": ["z"] });
  const order = localized((side) => new Map(partsOf(story, side).map(({ id }, n) => [id, n] as const)));
  return { segments: segmentsOf(story), loose: looseParts(story), progress: progressOf(story), order };
}

describe("what there is to do, in reading order", () => {
  const parts = (language: keyof Localized) =>
    rowsInOrder(correspondence(), language).map(({ row }) => row.part.id);

  it("has what only the other version has where a reader would miss it", () => {
    expect(parts("en")).toEqual(["title", "a", "w", "c", "d"]);
    expect(parts("zh-Hans")).toEqual(["title", "x", "c", "w", "z"]);
  });

  it("is found by any part of a link, and by a part that has none", () => {
    const now = correspondence();
    expect(rowAt(now, { language: "en", part: "b" })?.part.id).toBe("a");
    expect(rowAt(now, { language: "en", part: "c" })?.mark).toBe("missing");
    expect(rowAt(now, { language: "en", part: "gone" })).toBeNull();
  });
});

describe("a mark's place between the sheets", () => {
  const geometry = (en: number, zh: number): Geometry => ({
    places: {
      en: new Map([
        ["a", { top: 100, height: 30 }],
        ["b", { top: 200, height: 30 }],
        ["c", { top: 300, height: 900 }],
      ]),
      "zh-Hans": new Map([["x", { top: 140, height: 60 }]]),
    },
    scroll: { en, "zh-Hans": zh },
    height: 600,
  });
  const { segments, loose } = correspondence();
  const [first] = segments.flatMap((segment) => (segment.link.en.includes("a") ? rowOf(segment, "en") : []));
  const [alone] = loose.en.filter(({ id }) => id === "c").map((part) => looseRow(part, "en"));

  it("is between the first lines, with a line to every part", () => {
    expect(first && inGutter(first, geometry(0, 0))).toMatchObject({
      ends: { en: [115, 215], "zh-Hans": [155] },
      x: MIDDLE,
      y: 135,
    });
  });

  it("stays beside the side that is seen, and is away where neither is", () => {
    expect(first && inGutter(first, geometry(0, 5000))?.y).toBe(115);
    expect(first && inGutter(first, geometry(5000, 5000))).toBeNull();
  });

  it("is below another one that it would lie over, and in its turn", () => {
    const placed = first && inGutter(first, geometry(0, 0));
    if (!placed) throw new Error("It has no place.");
    const apart = keptApart([120, 20, 118, 125, 300].map((y) => ({ ...placed, y })));
    expect(apart.map(({ y }) => y)).toEqual([141, 20, 118, 164, 300]);
  });

  it("stays beside a long paragraph for as long as any of it is seen", () => {
    expect(alone && inGutter(alone, geometry(0, 0))?.y).toBe(315);
    expect(alone && inGutter(alone, geometry(700, 0))?.y).toBe(14);
    expect(alone && inGutter(alone, geometry(1195, 0))?.y).toBe(-10);
    expect(alone && inGutter(alone, geometry(1300, 0))).toBeNull();
  });
});
