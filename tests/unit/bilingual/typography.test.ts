import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { confirmLinks, staleVersions } from "../../../shared/bilingual/staleness.ts";
import {
  linksAfterUndo,
  SPACINGS,
  type Spacing,
  tidyBody,
  tidyChinese,
  tidyStory,
} from "../../../shared/bilingual/typography.ts";
import type { Body, Inline, Text } from "../../../shared/document/model.ts";
import { bodyText } from "../../../shared/document/text.ts";
import { linksOfBody } from "../../../shared/document/walk.ts";
import type { Story } from "../../../shared/story/model.ts";
import { newStory } from "../../../shared/story/newStory.ts";
import corpus from "../../corpus/typography.json" with { type: "json" };
import { processorMs } from "../../processorTime.ts";
import { bodies } from "../bodies.ts";

const KEEP = { spacing: "keep" } as const;

const cases = z
  .array(
    z.object({
      rule: z.string(),
      spacing: z.enum(SPACINGS).default("keep"),
      before: z.string(),
      after: z.string(),
    }),
  )
  .parse(corpus);

test.each(cases)("$rule ($spacing): $before", ({ spacing, before, after }) => {
  expect(tidyChinese(before, { spacing })).toBe(after);
  expect(tidyChinese(after, { spacing })).toBe(after);
});

/** What rules look at, among letters of both scripts. */
const SIGNS = [..." \n\u3000,.;:!?()（）\"'“”‘’…。，-—―%`@/\\&中文年月日〇𠮷aZ09ＡｚＺ０９．％é—"];
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "中文",
        "https://a.org/b,c",
        "a@b.org",
        "2011年11月9日",
        "...",
        "--",
        "。。。",
        '"',
        "U.S.",
        " ",
        "x)",
      ),
      { maxLength: 12 },
    )
    .map((words) => words.join("")),
);
const spacings = fc.constantFrom<Spacing>(...SPACINGS);

describe("any text", () => {
  it("is tidied once: a second time changes nothing", () => {
    fc.assert(
      fc.property(texts, spacings, (text, spacing) => {
        const once = tidyChinese(text, { spacing });
        expect(tidyChinese(once, { spacing })).toBe(once);
      }),
      { numRuns: 20_000 },
    );
  });

  it("keeps its letters and digits, full-width forms aside", () => {
    fc.assert(
      fc.property(texts, spacings, (text, spacing) => {
        expect(letters(tidyChinese(text, { spacing }))).toBe(letters(text));
      }),
      { numRuns: 5000 },
    );
  });

  it("keeps dates, times, numbers, addresses and code as they are, whatever stands beside them", () => {
    const held = [
      "2011年11月9日",
      "11月9日",
      "2011-11-09",
      "10:30",
      "9:00-17:00",
      "下午3点15分",
      "1,234.5",
      "v2.1.0",
      "https://example.org/a,b?c=d&e=(f);g",
      "name.surname@example.org",
      '`if (a) b("c", d);`',
      "C:\\news\\a.txt",
    ];
    const between = fc.string({ unit: fc.constantFrom(...",.;:!?()\"' …中文x"), maxLength: 4 });
    const pieces = fc.array(fc.tuple(fc.constantFrom(...held), between), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(pieces, spacings, (parts, spacing) => {
        const text = parts.map(([piece, marks]) => `文${piece} ${marks}`).join("文");
        const tidied = tidyChinese(text, { spacing });
        parts.reduce((rest, [piece]) => {
          const at = rest.indexOf(piece);
          expect(at, `${piece} in ${tidied}`).toBeGreaterThanOrEqual(0);
          return rest.slice(at + piece.length);
        }, tidied);
      }),
      { numRuns: 5000 },
    );
  });

  it("takes time in proportion to its length", () => {
    const hostile = ["(", "-", '"', " ", "a.", "`", "a@", "http://", "'", "a", "“", "中,", "C:\\", "&a"];
    for (const sign of hostile) {
      const text = `中${sign.repeat(100_000)}`;
      const start = process.cpuUsage();
      tidyChinese(text, { spacing: "insert" });
      expect(processorMs(start), sign).toBeLessThan(5000);
    }
  });
});

function letters(text: string): string {
  const narrow = text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (char) => char.normalize("NFKC"));
  return narrow.replace(/[^\p{L}\p{N}]/gu, "");
}

const text = (value: string, ...marks: NonNullable<Text["marks"]>): Text => {
  return { type: "text", text: value, ...(marks.length > 0 ? { marks } : {}) };
};
const link = (...children: Text[]): Inline => ({ type: "link", url: "https://a.org/", children });
const paragraph = (...children: Inline[]): Body => [{ type: "paragraph", id: "p", children }];

function tidied(...children: Inline[]): Inline[] {
  const [block] = tidyBody(paragraph(...children), "zh-Hans", KEEP);
  return block?.type === "paragraph" ? block.children : [];
}

describe("a body", () => {
  it("has its runs read as one text", () => {
    expect(tidied(text("中文"), text(",", "bold"), text(" English"))).toEqual([
      text("中文"),
      text("，", "bold"),
      text("English"),
    ]);
    expect(tidied(text('他说"'), link(text("好")), text('".'))).toEqual([
      text("他说“"),
      link(text("好")),
      text("”。"),
    ]);
    expect(tidied(text("好."), text("..", "bold"))).toEqual([text("好…"), text("…", "bold")]);
    expect(tidied(text("f(x"), text(")", "bold"), text("的"))).toEqual([
      text("f(x"),
      text(")", "bold"),
      text("的"),
    ]);
  });

  it("is read line by line", () => {
    expect(tidied(text("中文"), { type: "break" }, text(", a"))).toEqual([
      text("中文"),
      { type: "break" },
      text(", a"),
    ]);
  });

  it("keeps links, and stays a body in settled form", () => {
    const held = [text("中"), link(text(" ")), text("，")];
    expect(tidied(...held)).toEqual(held);
    fc.assert(
      fc.property(bodies, spacings, (body, spacing) => {
        const once = tidyBody(body, "zh-Hans", { spacing });
        expect(linksOfBody(once)).toEqual(linksOfBody(body));
        expect(letters(bodyText(once))).toBe(letters(bodyText(body)));
        expect(tidyBody(once, "zh-Hans", { spacing })).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });

  it("in English is left alone", () => {
    const body = paragraph(text("He said 你好,世界."));
    expect(tidyBody(body, "en", KEEP)).toBe(body);
  });
});

function sampleStory(): Story {
  const story = newStory({ section: "brief-news", date: "2011-11-16", now: "2011-11-16T00:00:00.000Z" });
  story.versions.en = { ...story.versions.en, title: "Hello, world", body: paragraph(text("Yes.")) };
  story.versions["zh-Hans"] = {
    ...story.versions["zh-Hans"],
    title: "你好,世界",
    summary: "没有错。",
    body: paragraph(text("是的.")),
  };
  story.links = [
    {
      id: "t",
      en: ["title"],
      "zh-Hans": ["title"],
      state: "draft",
      base: { en: "", "zh-Hans": "" },
      origin: "human",
    },
    {
      id: "b",
      en: ["p"],
      "zh-Hans": ["p"],
      state: "draft",
      base: { en: "", "zh-Hans": "" },
      origin: "human",
    },
  ];
  return confirmLinks(story);
}

function withTitle(story: Story, title: string): Story {
  const versions = { ...story.versions, "zh-Hans": { ...story.versions["zh-Hans"], title } };
  return { ...story, versions };
}

describe("a story", () => {
  it("tells what changes, part by part, and leaves the rest", () => {
    const { story, changes } = tidyStory(sampleStory(), KEEP);
    expect(changes).toEqual([
      { part: "title", before: "你好,世界", after: "你好，世界" },
      { part: "p", before: "是的.", after: "是的。" },
    ]);
    expect(story.versions.en).toEqual(sampleStory().versions.en);
    expect(tidyStory(story, KEEP)).toEqual({ story, changes: [] });
  });

  it("stays fresh where it was, and behind where it was behind", () => {
    const fresh = tidyStory(sampleStory(), KEEP).story;
    expect(staleVersions(fresh)).toEqual({ en: false, "zh-Hans": false });
    expect(fresh.links.map(({ state }) => state)).toEqual(["reviewed", "reviewed"]);
    const behind = sampleStory();
    behind.versions["zh-Hans"].title = "别的,标题";
    expect(staleVersions(behind).en).toBe(true);
    expect(staleVersions(tidyStory(behind, KEEP).story)).toEqual({ en: true, "zh-Hans": false });
  });

  it("is as fresh as before when the tidying is undone, and when it is done again", () => {
    const before = sampleStory();
    const after = tidyStory(before, KEEP).story;
    const undone = { ...after, versions: before.versions };
    expect(staleVersions(undone).en).toBe(true);
    const back = { ...undone, links: linksAfterUndo(undone, before, after) };
    expect(back.links).toEqual(before.links);
    const again = { ...back, versions: after.versions };
    expect(linksAfterUndo(again, before, after)).toEqual(after.links);
    const other = withTitle(undone, "别的标题");
    expect(linksAfterUndo(other, before, after).map(({ base }) => base)).toContainEqual(after.links[0]?.base);
    for (const [index, link] of linksAfterUndo(after, before, after).entries())
      expect(link).toBe(after.links[index]);
  });

  it("keeps warnings that were put away", () => {
    const story = sampleStory();
    story.links = story.links.map((held) => ({
      ...held,
      dismissed: [{ rule: "numbers", reason: "", of: { ...held.base } }],
    }));
    for (const { base, dismissed } of tidyStory(story, KEEP).story.links) {
      expect(dismissed?.[0]?.of).toEqual(base);
    }
  });
});
