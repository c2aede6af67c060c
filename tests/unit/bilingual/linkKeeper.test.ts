import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LinkKeeper } from "../../../shared/bilingual/LinkKeeper.ts";
import { linkParts, omit } from "../../../shared/bilingual/linking.ts";
import { partsById, reconcileLinks } from "../../../shared/bilingual/links.ts";
import { staleLinks } from "../../../shared/bilingual/staleness.ts";
import type { Block, Body } from "../../../shared/document/model.ts";
import { blockText } from "../../../shared/document/text.ts";
import { LANGUAGES, type Language } from "../../../shared/language.ts";
import { newBlockId } from "../../../shared/story/ids.ts";
import type { Story } from "../../../shared/story/model.ts";
import { newStory } from "../../../shared/story/newStory.ts";

const NOW = "2011-11-16T00:00:00.000Z";

function paragraph(text: string, id = newBlockId()): Block {
  return { type: "paragraph", id, children: text === "" ? [] : [{ type: "text", text }] };
}

function storyOf(en: Body, zh: Body): Story {
  const story = newStory({ section: "brief-news", date: "2011-11-16", now: NOW });
  story.versions.en.body = en;
  story.versions["zh-Hans"].body = zh;
  return { ...story, links: reconcileLinks(story) };
}

function withBody(story: Story, language: Language, body: Body): Story {
  return {
    ...story,
    versions: { ...story.versions, [language]: { ...story.versions[language], body } },
  };
}

/** A story whose one version is edited while the links are kept. */
function edited(keeper: LinkKeeper, story: Story, language: Language, body: Body): Story {
  const next = withBody(story, language, body);
  const before = partsById(story)[language];
  const after = partsById(next)[language];
  return { ...next, links: keeper.follow(story.links, { language, before, after }) };
}

function linkedWith(story: Story, id: string): string[] {
  return story.links.find((link) => link.en.includes(id))?.["zh-Hans"] ?? [];
}

const english = [
  paragraph("One two three.", "a"),
  paragraph("Four five six.", "b"),
  paragraph("Seven.", "c"),
];
const chinese = [paragraph("一二三。", "x"), paragraph("四五六。", "y"), paragraph("七。", "z")];

describe("links while a version is edited", () => {
  it("hold both halves of a block that is split, and nothing becomes stale", () => {
    const split = [paragraph("One two", "a"), paragraph(" three.", "n"), ...english.slice(1)];
    const first = storyOf(english, chinese);
    const story = edited(new LinkKeeper(), first, "en", split);
    expect(linkedWith(story, "a")).toEqual(["x"]);
    expect(linkedWith(story, "n")).toEqual(["x"]);
    expect(staleLinks(story)).toEqual([]);
    const saved = { ...story, links: reconcileLinks(story, first) };
    expect(edited(new LinkKeeper(), saved, "en", english).links).toEqual(first.links);
  });

  it("go with the text of a block that is broken at its start", () => {
    const pushed = [paragraph("", "a"), paragraph("One two three.", "n"), ...english.slice(1)];
    const story = edited(new LinkKeeper(), storyOf(english, chinese), "en", pushed);
    expect(linkedWith(story, "n")).toEqual(["x"]);
    expect(linkedWith(story, "a")).toEqual([]);
  });

  it("unite where two blocks are joined, and part again when that is undone", () => {
    const keeper = new LinkKeeper();
    const first = storyOf(english, chinese);
    const joined = [paragraph("One two three.Four five six.", "a"), paragraph("Seven.", "c")];
    const one = edited(keeper, first, "en", joined);
    expect(linkedWith(one, "a")).toEqual(["x", "y"]);
    expect(staleLinks(one)).toEqual([]);
    const back = edited(keeper, one, "en", english);
    expect(back.links).toEqual(first.links);
  });

  it("are not left out for being joined with what was", () => {
    const first = storyOf(english, chinese);
    const left = { ...first, links: omit(first, "en", "a", true) };
    const joined = edited(new LinkKeeper(), left, "en", [
      paragraph("One two three.Four five six.", "a"),
      paragraph("Seven.", "c"),
    ]);
    expect(joined.links.find(({ en }) => en.includes("a"))).toMatchObject({
      "zh-Hans": ["y"],
      state: "draft",
    });
  });

  it("stay stale where one of two joined blocks was", () => {
    const keeper = new LinkKeeper();
    const changed = edited(keeper, storyOf(english, chinese), "en", [
      paragraph("One two three.", "a"),
      paragraph("Four five sixteen.", "b"),
      paragraph("Seven.", "c"),
    ]);
    const joined = edited(keeper, changed, "en", [
      paragraph("One two three.Four five sixteen.", "a"),
      paragraph("Seven.", "c"),
    ]);
    expect(staleLinks(joined).map(({ link }) => link.en)).toEqual([["a"]]);
  });

  it("come back with a block that was cut and is pasted elsewhere", () => {
    const keeper = new LinkKeeper();
    const first = storyOf(english, chinese);
    const cut = edited(keeper, first, "en", english.slice(1));
    expect(linkedWith(cut, "a")).toEqual([]);
    const pasted = edited(keeper, cut, "en", [...english.slice(1), paragraph("One two three.", "a")]);
    expect(linkedWith(pasted, "a")).toEqual(["x"]);
  });

  it("don't come back with a block whose counterpart has gone meanwhile", () => {
    const keeper = new LinkKeeper();
    const cut = edited(keeper, storyOf(english, chinese), "zh-Hans", chinese.slice(0, 2));
    const both = edited(keeper, cut, "en", english.slice(0, 2));
    const back = edited(keeper, both, "zh-Hans", chinese);
    expect(back.links.flatMap(({ en }) => en)).toEqual(["a", "b"]);
  });

  it("never hold what isn't there nor one block twice, whatever is edited, saved and undone", () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 25 }), (steps) => {
        const keeper = new LinkKeeper();
        let story = storyOf(english, chinese);
        const past: Record<Language, Body[]> = { en: [], "zh-Hans": [] };
        for (const { language, kind, at, to } of steps) {
          const { body } = story.versions[language];
          if (kind === "save") story = { ...story, links: reconcileLinks(story, story) };
          else if (kind === "link") story = { ...story, links: relinked(story, at, to) };
          else if (kind === "undo") story = edited(keeper, story, language, past[language].pop() ?? body);
          else {
            past[language].push(body);
            story = edited(keeper, story, language, EDITS[kind](body, at, to));
          }
          expectSound(story);
        }
      }),
    );
  });
});

const EDITS = {
  split(body: Body, at: number, to: number): Body {
    const index = at % Math.max(1, body.length);
    const text = textOf(body[index]);
    const cut = to % (text.length + 1);
    return body.flatMap((block, n) =>
      n === index ? [paragraph(text.slice(0, cut), block.id), paragraph(text.slice(cut))] : [block],
    );
  },
  join(body: Body, at: number): Body {
    const index = at % Math.max(1, body.length);
    const next = body[index + 1];
    if (!next) return body;
    return body.flatMap((block, n) => {
      if (n === index + 1) return [];
      return n === index ? [paragraph(textOf(block) + textOf(next), block.id)] : [block];
    });
  },
  remove: (body: Body, at: number): Body => body.filter((_, n) => n !== at % Math.max(1, body.length)),
  insert: (body: Body, at: number): Body =>
    body.toSpliced(at % (body.length + 1), 0, paragraph(`New ${at}.`)),
  move(body: Body, at: number, to: number): Body {
    const [block] = body.slice(at % Math.max(1, body.length));
    const rest = body.filter((other) => other !== block);
    return block ? rest.toSpliced(to % (rest.length + 1), 0, block) : body;
  },
  write: (body: Body, at: number, to: number): Body =>
    body.map((block, n) => (n === at % body.length ? paragraph(`${textOf(block)}${to}`, block.id) : block)),
};

const edits = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  kind: fc.constantFrom(
    "split",
    "join",
    "remove",
    "insert",
    "move",
    "write",
    "undo",
    "save",
    "link",
  ) satisfies fc.Arbitrary<keyof typeof EDITS | "undo" | "save" | "link">,
  at: fc.nat({ max: 9 }),
  to: fc.nat({ max: 9 }),
});

function relinked(story: Story, at: number, to: number): Story["links"] {
  const { en, "zh-Hans": zh } = story.versions;
  const [one] = en.body.slice(at % Math.max(1, en.body.length));
  const [two] = zh.body.slice(to % Math.max(1, zh.body.length));
  return one && two ? linkParts(story, { en: [one.id], "zh-Hans": [two.id] }) : story.links;
}

function textOf(block: Block | undefined): string {
  return block ? blockText(block) : "";
}

function expectSound(story: Story): void {
  const parts = partsById(story);
  for (const language of LANGUAGES) {
    const held = story.links.flatMap((link) => link[language]);
    expect(new Set(held).size).toBe(held.length);
    expect(held.filter((id) => !parts[language].has(id))).toEqual([]);
  }
  const ids = story.links.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
}
