import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { importBundles } from "../../../electron/bundles/import.ts";
import { Database } from "../../../electron/library/database.ts";
import { DATABASE_FILE, Library } from "../../../electron/library/library.ts";
import { SCHEMA } from "../../../electron/library/schema.ts";
import { segmentsOf } from "../../../shared/bilingual/segments.ts";
import { confirmLinks } from "../../../shared/bilingual/staleness.ts";
import type { Language } from "../../../shared/language.ts";
import type { Story } from "../../../shared/story/model.ts";
import { newStory } from "../../../shared/story/newStory.ts";
import { page, writeFiles } from "../bundleFiles.ts";
import { paragraph, temporaryFolder, temporaryNewsroom, withVersion } from "../support.ts";

const RAIN = "It rained for three days in the valley of the river.";
const RAIN_ZH = "河谷里下了三天雨。";
const HELP = "On 9 November 2011, 1,200 volunteers came to help.";
const HELP_ZH = "2011年11月9日，1200名志愿者前来帮忙。";

/** A story of two paragraphs whose links a person has confirmed. */
function confirmed(library: Library, paragraphs = [RAIN, HELP], translated = [RAIN_ZH, HELP_ZH]): Story {
  const body = (texts: string[], side: string) => texts.map((text, n) => paragraph(`${side}${n}`, text));
  const { story } = library.create();
  const en = withVersion(story, "en", { title: "Rain", body: body(paragraphs, "e") });
  const both = withVersion(en, "zh-Hans", { title: "雨", body: body(translated, "z") });
  return library.save(confirmLinks(library.save(both).story)).story;
}

function rewritten(story: Story, language: Language, id: string, text: string): Story {
  const body = story.versions[language].body.map((block) => (block.id === id ? paragraph(id, text) : block));
  return withVersion(story, language, { body });
}

function targets(library: Library, language: Language, text: string): string[] {
  return library.memory.lookUp({ language, text }).map(({ target }) => target);
}

describe("the memory learns", () => {
  it("what a person confirmed, for both directions, and nothing that is only a guess", () => {
    const library = temporaryNewsroom();
    const { story } = library.create();
    const guessed = withVersion(withVersion(story, "en", { body: [paragraph("a", RAIN)] }), "zh-Hans", {
      body: [paragraph("b", RAIN_ZH)],
    });
    const saved = library.save(guessed).story;
    expect(library.memory.size()).toBe(0);
    library.save(confirmLinks(saved));
    expect(library.memory.lookUp({ language: "en", text: ` ${RAIN}\n` })).toEqual([
      {
        kind: "exact",
        score: 100,
        source: RAIN,
        target: RAIN_ZH,
        adapted: false,
        origin: { story: story.id },
        changedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
    expect(targets(library, "zh-Hans", RAIN_ZH)).toEqual([RAIN]);
  });

  it("what changed, and forgets what is not so any more", () => {
    const library = temporaryNewsroom();
    const story = confirmed(library);
    expect(library.memory.size()).toBe(3);
    const changed = library.save(rewritten(story, "zh-Hans", "z0", "山谷里下了三天雨。")).story;
    expect(targets(library, "en", RAIN)).toEqual([]);
    expect(library.memory.size()).toBe(2);
    library.save(confirmLinks(changed));
    expect(targets(library, "en", RAIN)).toEqual(["山谷里下了三天雨。"]);
    expect(library.memory.concordance("河谷")).toEqual([]);
    library.save(withVersion(story, "en", { body: [] }));
    expect(library.memory.size()).toBe(1);
  });

  it("from a story that comes in, and keeps it in the trash but not when it is gone for good", () => {
    const library = temporaryNewsroom();
    const story = confirmed(library);
    const other = temporaryNewsroom();
    other.adopt([story]);
    expect(other.memory.size()).toBe(3);
    other.trash([story.id]);
    expect(targets(other, "en", RAIN)).toEqual([RAIN_ZH]);
    other.delete([story.id]);
    expect([other.memory.size(), targets(other, "en", RAIN), other.memory.concordance("三天")]).toEqual([
      0,
      [],
      [],
    ]);
  });

  it("nothing of a save that fails", () => {
    const library = temporaryNewsroom();
    const story = confirmed(library);
    expect(() =>
      library.transaction(() => {
        library.save(confirmLinks(rewritten(story, "en", "e0", "It snowed.")));
        throw new Error("The power went.");
      }),
    ).toThrow("The power went.");
    expect(targets(library, "en", "It snowed.")).toEqual([]);
    expect(targets(library, "en", RAIN)).toEqual([RAIN_ZH]);
  });

  it("from the stories of an older newsroom once, going on where it was cut off", async () => {
    const folder = olderNewsroom(300);
    const first = Library.open(folder);
    expect(first.memory.size()).toBe(0);
    const stop = new AbortController();
    const filling = first.memory.fillIfNeeded(stop.signal);
    stop.abort();
    await filling;
    const begun = first.memory.size();
    expect(begun).toBeGreaterThan(0);
    expect(begun).toBeLessThan(900);
    first.close();
    const again = Library.open(folder);
    onTestFinished(() => again.close());
    await again.memory.fillIfNeeded();
    expect(again.memory.size()).toBe(900);
    expect(targets(again, "en", "Paragraph 299 of the story, which is about rain.")).toContain(
      "第299段，说的是下雨。",
    );
    await again.memory.fillIfNeeded();
    expect(again.memory.size()).toBe(900);
  });
});

describe("page bundles that come in", () => {
  it("have their blocks linked as drafts, which the memory does not take for translations yet", async () => {
    const source = temporaryFolder();
    const matter = "title: Rain\ndate: 2011-11-16";
    writeFiles(source, {
      "content/a/2011/same/index.en.md": page(matter, `## One\n\n${RAIN}\n\n${HELP}`),
      "content/a/2011/same/index.zh.md": page(matter, `## 一\n\n${RAIN_ZH}\n\n${HELP_ZH}`),
      "content/a/2011/other/index.en.md": page(matter, `${RAIN} ${RAIN} ${RAIN}\n\n${HELP}`),
      "content/a/2011/other/index.zh.md": page(matter, HELP_ZH),
    });
    const library = temporaryNewsroom();
    expect(await importBundles(library, source)).toMatchObject({ imported: 2, problems: [] });
    const stories = library.allStories().map(({ id }) => library.get(id).story);
    const links = stories.map((story) =>
      segmentsOf(story).map(({ text, link }) => [link.state, text.en, text["zh-Hans"]]),
    );
    expect(links).toContainEqual([
      ["draft", "Rain", "Rain"],
      ["draft", "One", "一"],
      ["draft", RAIN, RAIN_ZH],
      ["draft", HELP, HELP_ZH],
    ]);
    expect(links).toContainEqual([
      ["draft", "Rain", "Rain"],
      ["draft", HELP, HELP_ZH],
    ]);
    expect(library.memory.size()).toBe(0);
  });
});

describe("a look into the memory", () => {
  it("puts the same text between the same neighbours first, then the same text, then others", () => {
    const library = temporaryNewsroom();
    const story = confirmed(library, [RAIN, "Yes.", HELP], [RAIN_ZH, "是的。", HELP_ZH]);
    confirmed(library, ["Did it rain?", "Yes."], ["下雨了吗？", "下了。"]);
    const look = (previous?: string, next?: string) =>
      library.memory
        .lookUp({ language: "en", text: "Yes.", previous, next })
        .map(({ kind, target }) => `${kind} ${target}`);
    expect(look(RAIN, HELP)).toEqual(["context 是的。", "exact 下了。"]);
    expect(look("Did it rain?")).toEqual(["context 下了。", "exact 是的。"]);
    expect(look(undefined, "")).toEqual(["context 下了。", "exact 是的。"]);
    expect(look("Elsewhere.").map((line) => line.split(" ")[0])).toEqual(["exact", "exact"]);
    expect(library.memory.lookUp({ language: "en", text: "Yes.", limit: 1, previous: RAIN })).toMatchObject([
      { kind: "context", origin: { story: story.id } },
    ]);
    library.save(rewritten(library.get(story.id).story, "en", "e0", "It snowed."));
    expect(look("It snowed.")).toEqual(["context 是的。", "exact 下了。"]);
  });

  it("tells how like a text is, from 70 % on, each translation once", () => {
    const library = temporaryNewsroom();
    confirmed(library);
    confirmed(library);
    const found = library.memory.lookUp({
      language: "en",
      text: "It rained for five days in the valley of the lake.",
    });
    expect(found).toMatchObject([
      { kind: "fuzzy", score: 81, source: RAIN, target: RAIN_ZH, adapted: false },
    ]);
    expect(targets(library, "en", "It rained for five weeks on the hills of the lake.")).toEqual([]);
    expect(library.memory.lookUp({ language: "zh-Hans", text: "河谷里下了五天雨" })).toMatchObject([
      { kind: "fuzzy", score: 87, source: RAIN_ZH, target: RAIN },
    ]);
    expect(library.memory.lookUp({ language: "en", text: RAIN.toUpperCase() })).toMatchObject([
      { kind: "fuzzy", score: 99 },
    ]);
  });

  it("puts the text's own numbers into the translation", () => {
    const library = temporaryNewsroom();
    confirmed(library);
    expect(
      library.memory.lookUp({ language: "en", text: "On 16 December 2012, 950 volunteers came to help." }),
    ).toMatchObject([
      {
        kind: "fuzzy",
        score: 99,
        adapted: true,
        source: HELP,
        target: "2012年12月16日，950名志愿者前来帮忙。",
      },
    ]);
    expect(
      library.memory.lookUp({ language: "zh-Hans", text: "2012年12月16日，3000名志愿者前来帮忙。" }),
    ).toMatchObject([{ adapted: true, target: "On 16 December 2012, 3,000 volunteers came to help." }]);
  });

  it("finds nothing, and soon, for what is no text or far too long", () => {
    const library = temporaryNewsroom();
    confirmed(library);
    for (const text of ["", " \n", "…?!", "'\" OR 1=1 --", "雨*".repeat(5), "word ".repeat(2_000_000)]) {
      expect(targets(library, "en", text)).toEqual([]);
    }
  });
});

describe("the concordance", () => {
  it("finds words and runs of characters in either language, as typed first", () => {
    const library = temporaryNewsroom();
    const story = confirmed(library, ["The valley has a river.", RAIN], ["河谷有河。", RAIN_ZH]);
    const found = (text: string) => library.memory.concordance(text).map(({ en }) => en);
    expect(found("river VALLEY")).toEqual([RAIN, "The valley has a river."]);
    expect(found("the river")).toEqual([RAIN, "The valley has a river."]);
    expect(found("has a river")).toEqual(["The valley has a river."]);
    expect(found("valley has")).toEqual(["The valley has a river."]);
    expect(found("vall riv")).toEqual([RAIN, "The valley has a river."]);
    expect(found("valley ha")).toEqual([]);
    expect(found("三天雨")).toEqual([RAIN]);
    expect(found("天三")).toEqual([]);
    expect(found('"*():^')).toEqual([]);
    expect(library.memory.concordance("三天雨")).toEqual([{ en: RAIN, zh: RAIN_ZH, story: story.id }]);
    expect(library.memory.concordance("河", 1)).toHaveLength(1);
  });
});

/** A newsroom as the version before the memory left it, with stories whose links are confirmed. */
function olderNewsroom(stories: number): string {
  const folder = temporaryFolder();
  const database = Database.open(join(folder, DATABASE_FILE), SCHEMA.slice(0, 2));
  const newsroom = JSON.stringify(temporaryNewsroom().newsroom());
  database.prepare("INSERT INTO newsroom VALUES (1, ?)").run(newsroom);
  database.transaction(() => {
    for (let n = 0; n < stories; n += 1) {
      const story = olderStory(n);
      const values = [
        n + 1,
        story.id,
        story.section,
        story.date,
        2011,
        "",
        "",
        "draft",
        "draft",
        "",
        "",
        0,
        0,
        "{}",
      ];
      database
        .prepare(
          `INSERT INTO stories (key, id, section, date, year, slug_en, slug_zh, status_en, status_zh, hash_en,
             hash_zh, stale_en, stale_zh, card) VALUES (${values.map(() => "?").join(", ")})`,
        )
        .run(...values);
      database.prepare("INSERT INTO documents VALUES (?, ?)").run(n + 1, JSON.stringify(story));
    }
  });
  database.close();
  return folder;
}

function olderStory(n: number): Story {
  const story = newStory({ section: "brief-news", date: "2011-11-16", now: "2011-11-16T00:00:00.000Z" });
  const [en, zh] = [
    [`Paragraph ${n} of the story, which is about rain.`, `Another one, number ${n}.`],
    [`第${n}段，说的是下雨。`, `另一段，编号${n}。`],
  ];
  story.versions.en = {
    ...story.versions.en,
    title: `Story ${n}`,
    body: en.map((text, at) => paragraph(`e${at}`, text)),
  };
  story.versions["zh-Hans"] = {
    ...story.versions["zh-Hans"],
    title: `稿件${n}`,
    body: zh.map((text, at) => paragraph(`z${at}`, text)),
  };
  const sides = [
    ["title", "title"],
    ["e0", "z0"],
    ["e1", "z1"],
  ] as const;
  const base = { en: "", "zh-Hans": "" };
  story.links = sides.map(([a, b], at) => ({
    id: `l${at}`,
    en: [a],
    "zh-Hans": [b],
    state: "reviewed",
    base,
    origin: "human",
  }));
  return confirmLinks(story);
}
