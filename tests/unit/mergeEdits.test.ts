import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block, Body } from "../../shared/document/model.ts";
import { mergeEdits } from "../../shared/story/mergeEdits.ts";
import type { Link, Story } from "../../shared/story/model.ts";
import { newStory } from "../../shared/story/newStory.ts";

const empty = newStory({ section: "brief-news", date: "2011-11-16", now: "2011-11-16T00:00:00.000Z" });

function paragraph(id: string, text: string): Block {
  return { type: "paragraph", id, children: [{ type: "text", text }] };
}

function withBody(body: Body, title = ""): Story {
  const { versions } = empty;
  return { ...empty, versions: { ...versions, en: { ...versions.en, body, title } } };
}

function merge(base: Body, mine: Body, theirs: Body) {
  const merged = mergeEdits(withBody(base), withBody(mine), withBody(theirs));
  return { ...merged, body: merged.story.versions.en.body };
}

const [a, b, c] = ["a", "b", "c"].map((id) => paragraph(id, id)) as [Block, Block, Block];

/** What came of a body under somebody's hands: some blocks are gone, moved, changed, or new. */
const edited = (side: string) =>
  fc
    .tuple(
      fc.shuffledSubarray(["p0", "p1", "p2", "p3", "p4", "p5"]),
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      fc.array(fc.nat({ max: 6 }), { maxLength: 3 }),
    )
    .map(([ids, changed, places]): Body => {
      const body = ids.map((id, n) => paragraph(id, changed[n] ? `${side} ${id}` : id));
      for (const [n, place] of places.entries()) body.splice(place, 0, paragraph(`${side}${n}`, side));
      return body;
    });
const base: Body = ["p0", "p1", "p2", "p3", "p4", "p5"].map((id) => paragraph(id, id));

test("every text that either wrote is in the story, or is told to be among what both changed", () => {
  fc.assert(
    fc.property(edited("mine"), edited("theirs"), (mine, theirs) => {
      const { body, clashes, brought } = merge(base, mine, theirs);
      const texts = new Set(body.map((block) => JSON.stringify(block)));
      const isNew = (block: Block) => !base.some((one) => JSON.stringify(one) === JSON.stringify(block));
      for (const block of mine.filter(isNew)) expect(texts).toContain(JSON.stringify(block));
      const missing = theirs.filter((block) => isNew(block) && !texts.has(JSON.stringify(block)));
      expect(missing.length).toBeLessThanOrEqual(clashes);
      expect(new Set(body.map(({ id }) => id)).size).toBe(body.length);
      expect(brought).toBe(JSON.stringify(body) !== JSON.stringify(mine));
    }),
  );
});

test("who alone changed something is right", () => {
  fc.assert(
    fc.property(edited("one"), (changed) => {
      expect(merge(base, changed, base)).toMatchObject({ body: changed, clashes: 0, brought: false });
      expect(merge(base, base, changed)).toMatchObject({ body: changed, clashes: 0 });
      expect(merge(base, changed, changed)).toMatchObject({ body: changed, clashes: 0, brought: false });
    }),
  );
});

test("changes of different blocks are both made, without a clash", () => {
  const mine = [paragraph("a", "mine"), b, c];
  const theirs = [a, paragraph("new", "between"), b, paragraph("c", "theirs")];
  const { body, clashes } = merge([a, b, c], mine, theirs);
  expect(clashes).toBe(0);
  expect(body).toEqual([mine[0], theirs[1], b, theirs[3]]);
});

test("a block that both changed is as mine, and is counted", () => {
  const { body, clashes, brought } = merge(
    [a, b],
    [paragraph("a", "mine"), b],
    [paragraph("a", "theirs"), b],
  );
  expect(body).toEqual([paragraph("a", "mine"), b]);
  expect([clashes, brought]).toEqual([1, false]);
});

test("a block that one changed and the other removed stays", () => {
  const changed = [paragraph("a", "changed"), b];
  for (const { body, clashes } of [merge([a, b], changed, [b]), merge([a, b], [b], changed)]) {
    expect(body).toEqual(changed);
    expect(clashes).toBe(1);
  }
});

test("titles, addresses and links are merged like the text", () => {
  const link: Link = {
    id: "l",
    en: ["a"],
    "zh-Hans": ["z"],
    state: "translated",
    base: { en: "", "zh-Hans": "" },
    origin: "human",
  };
  const before: Story = { ...withBody([a], "Title"), links: [link] };
  const { versions } = before;
  const mine: Story = { ...before, tags: { en: ["tag"], "zh-Hans": [] } };
  const theirs: Story = {
    ...before,
    links: [{ ...link, state: "reviewed" }],
    versions: { ...versions, "zh-Hans": { ...versions["zh-Hans"], title: "标题", slug: "biaoti" } },
  };
  const { story, clashes } = mergeEdits(before, mine, theirs);
  expect(clashes).toBe(0);
  expect(story).toMatchObject({ tags: mine.tags, links: theirs.links });
  expect(story.versions["zh-Hans"]).toMatchObject({ title: "标题", slug: "biaoti" });
});
