import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language, type Localized, localized } from "../../../shared/language.ts";
import { siteFiles } from "../../../shared/site/site.ts";
import type { SiteFile, SiteSource } from "../../../shared/site/source.ts";
import type { Story } from "../../../shared/story/model.ts";
import { newStory } from "../../../shared/story/newStory.ts";
import type { Newsroom } from "../../../shared/story/newsroom.ts";
import { bodies, PICTURE } from "../bodies.ts";
import { NEWSROOM, readyStory, sourceOf, THEME, textOf, withVersion } from "./source.ts";

const RUNS = Number(process.env.RUNS ?? 150);

const line = fc.oneof(
  fc.constantFrom("", "Water", "water", "水", "<b>&\"'"),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const inBoth = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Localized<T>> =>
  fc.record({ en: value, "zh-Hans": value });

const cover = fc.option(
  fc.record({
    media: fc.constantFrom(PICTURE.media, "b".repeat(64)),
    alt: inBoth(line),
    caption: inBoth(line),
    credit: line,
  }),
);

/** The story at a place of the newsroom: its id and slug are its own, as the library sees to. */
function storyAt(index: number): fc.Arbitrary<Story> {
  const version = fc.record({
    title: line,
    summary: line,
    body: bodies,
    status: fc.constantFrom("ready" as const, "ready" as const, "draft" as const),
    modifiedAt: fc.constantFrom("2011-11-09T02:00:00.000Z", "2012-01-01T00:00:00.000Z"),
    formerPaths: fc.subarray([
      "brief-news/2011/slug-0",
      "brief-news/2011/slug-1",
      "brief-news/2011/old",
      "reports/2009/older",
    ]),
    slug: fc.constantFrom(`slug-${index}`, `slug-${index}-too`),
  });
  return fc
    .record({
      section: fc.constantFrom("brief-news", "projects"),
      date: fc.constantFrom("2011-11-09", "2011-11-10", "2010-01-01"),
      byline: inBoth(line),
      tags: inBoth(fc.uniqueArray(line, { maxLength: 2 })),
      cover,
      versions: inBoth(version),
    })
    .map(({ versions, ...rest }) => {
      const story = newStory({ section: rest.section, date: rest.date, now: "2011-11-09T02:00:00.000Z" });
      return {
        ...story,
        ...rest,
        id: `story0000${index}`,
        versions: localized((language) => ({ ...story.versions[language], ...versions[language] })),
      };
    });
}

const newsrooms: fc.Arbitrary<Newsroom> = fc
  .record({
    name: inBoth(line),
    tagline: inBoth(line),
    baseUrl: fc.constantFrom("", "https://news.example.org", "https://news.example.org/cango/"),
    contact: fc.record({ address: inBoth(line), phone: line, email: line }),
  })
  .map((changes) => ({ ...NEWSROOM, ...changes }));

/** What a person changes in one go. */
const EDITS = [
  "nothing",
  "nothing",
  "gone",
  "section",
  "date",
  "byline",
  "tags",
  "cover",
  "title",
  "summary",
  "body",
  "status",
  "slug",
  "formerPaths",
] as const;

const PLACES = [0, 1, 2, 3];

/** Two states of one newsroom: a few things of the later are not as they were. */
const histories = fc
  .record({
    stories: fc.tuple(...PLACES.map((index) => fc.tuple(storyAt(index), storyAt(index)))),
    edits: fc.tuple(...PLACES.map(() => fc.constantFrom(...EDITS))),
    language: fc.constantFrom(...LANGUAGES),
    newsroom: fc.option(newsrooms, { freq: 3 }),
    hasNewTheme: fc.boolean(),
  })
  .map(({ stories, edits, language, newsroom, hasNewTheme }) => ({
    before: sourceOf(stories.map(([first]) => first)),
    after: sourceOf(
      stories.flatMap(([first, second], index) => edited(first, second, edits[index] ?? "nothing", language)),
      {
        newsroom: newsroom ?? NEWSROOM,
        theme: hasNewTheme ? THEME.map((file) => ({ ...file, bytes: new Uint8Array([1]) })) : THEME,
      },
    ),
  }));

/** The story with one thing as it is in another. */
function edited(story: Story, other: Story, edit: (typeof EDITS)[number], language: Language): Story[] {
  switch (edit) {
    case "nothing":
      return [story];
    case "gone":
      return [];
    case "section":
    case "date":
    case "byline":
    case "tags":
    case "cover":
      return [{ ...story, [edit]: other[edit] }];
    default:
      return [withVersion(story, language, { [edit]: other.versions[language][edit] })];
  }
}

test("the same newsroom gives the same files, keys and bytes, whatever order its stories come in", () => {
  const isSame = fc.property(histories, fc.infiniteStream(fc.nat(1000)), ({ before }, numbers) => {
    const shuffled = before.summaries
      .map((summary) => ({ summary, place: numbers.next().value }))
      .sort((a, b) => a.place - b.place)
      .map(({ summary }) => summary);
    expect(written({ ...before, summaries: shuffled })).toEqual(written(before));
  });
  fc.assert(isSame, { numRuns: RUNS });
});

test("two files with the same path and key have the same bytes", () => {
  const isSound = fc.property(histories, ({ before, after }) => {
    const known = new Map(siteFiles(before).map((file) => [`${file.path} ${file.key}`, file]));
    for (const file of siteFiles(after)) {
      const twin = known.get(`${file.path} ${file.key}`);
      if (twin) expect(textOf(file), file.path).toBe(textOf(twin));
    }
  });
  fc.assert(isSound, { numRuns: RUNS });
});

test("a path stands for one file", () => {
  const isUnique = fc.property(histories, ({ before }) => {
    const paths = siteFiles(before).map(({ path }) => path);
    expect(paths).toHaveLength(new Set(paths).size);
  });
  fc.assert(isUnique, { numRuns: RUNS });
});

test("files and keys are known without reading a story", () => {
  const source = sourceOf([readyStory("a"), readyStory("b")]);
  siteFiles(source);
  expect(source.loads).toBe(0);
});

describe("what is made again", () => {
  const stories = [
    readyStory("a", { date: "2011-11-09", tags: { en: ["Water"], "zh-Hans": ["水"] } }),
    readyStory("b", { date: "2011-03-01" }),
    readyStory("c", { date: "2010-03-01", section: "projects" }),
  ];
  const [a = readyStory("a"), ...others] = stories;
  const before = sourceOf(stories);

  test("nothing, when nothing changed", () => {
    expect(changed(before, sourceOf(structuredClone(stories)))).toEqual([]);
  });

  test("after an edit of a body: its page and the feeds", () => {
    const after = sourceOf([withVersion(a, "en", { body: [] }), ...others]);
    expect(changed(before, after)).toEqual([
      "en/atom.xml",
      "en/brief-news/2011/a/index.html",
      "en/feed.json",
      "en/feed.xml",
    ]);
  });

  test("after another title: the lists that show it, too", () => {
    const after = sourceOf([withVersion(a, "zh-Hans", { title: "另一个标题" }), ...others]);
    expect(changed(before, after)).toEqual([
      "zh/atom.xml",
      "zh/brief-news/2011/a/index.html",
      "zh/brief-news/2011/index.html",
      "zh/brief-news/index.html",
      "zh/feed.json",
      "zh/feed.xml",
      "zh/index.html",
      "zh/tags/shui/index.html",
    ]);
  });

  test("after a version was withdrawn: the other language's page, for its way to this one", () => {
    const after = sourceOf([withVersion(a, "zh-Hans", { status: "draft" }), ...others]);
    expect(changed(before, after)).toContain("en/brief-news/2011/a/index.html");
    expect(changed(before, after)).not.toContain("en/brief-news/2011/b/index.html");
    expect(siteFiles(after).map(({ path }) => path)).not.toContain("zh/brief-news/2011/a/index.html");
  });

  test("after a new story: the pages of other stories stay", () => {
    const after = sourceOf([...stories, readyStory("d", { date: "2011-12-01" })]);
    const pages = changed(before, after).filter((path) => /\/[abc]\/index\.html$/.test(path));
    expect(pages).toEqual([]);
  });

  test("after another name of the newsroom: every page, no picture", () => {
    const newsroom = { ...NEWSROOM, name: { ...NEWSROOM.name, en: "Another name" } };
    const files = siteFiles(before).filter(({ path }) => path.endsWith(".html"));
    const after = changed(before, sourceOf(stories, { newsroom }));
    expect(after.filter((path) => path.endsWith(".html"))).toEqual(files.map(({ path }) => path).sort());
  });
});

function written(source: SiteSource): unknown {
  return siteFiles(source).map((file) => [file.path, file.key, file.stage, file.type, textOf(file)]);
}

/** The paths whose file is new or has another key. */
function changed(before: SiteSource, after: SiteSource): string[] {
  const name = ({ path, key }: SiteFile) => `${path} ${key}`;
  const known = new Set(siteFiles(before).map(name));
  return siteFiles(after)
    .filter((file) => !known.has(name(file)))
    .map(({ path }) => path)
    .sort();
}
