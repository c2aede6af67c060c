import { describe, expect, test } from "vitest";
import { type FindingsCache, runChecks, type TextFindings } from "../../shared/publish/checks.ts";
import type { SiteSource } from "../../shared/site/source.ts";
import { NEWSROOM, readyStory, sourceOf, withVersion } from "./site/source.ts";

const story = readyStory("a");

/** Forgets at once. */
const NO_CACHE = { get: () => undefined, set: () => undefined };

function findings(source: SiteSource): string[] {
  return runChecks(source, NO_CACHE).map(({ rule, severity, language, params }) =>
    [severity, rule, language, params.url].filter(Boolean).join(" "),
  );
}

/** The story with one paragraph that has a link to each of the targets. */
function linking(...urls: string[]) {
  const children = urls.map((url) => ({
    type: "link" as const,
    url,
    children: [{ type: "text" as const, text: "there" }],
  }));
  return withVersion(story, "en", { body: [{ type: "paragraph", id: "p", children }] });
}

test("a newsroom in order has no findings", () => {
  expect(findings(sourceOf([story]))).toEqual([]);
});

describe("stop a publish", () => {
  test.each([
    ["missing-title", { title: "  " }],
    ["missing-slug", { slug: "" }],
    ["missing-body", { body: [] }],
  ])("%s", (rule, changes) => {
    expect(findings(sourceOf([withVersion(story, "zh-Hans", changes)]))).toEqual([`block ${rule} zh-Hans`]);
  });

  test("two stories at one address", () => {
    const source = sourceOf([story, withVersion(readyStory("b"), "en", { slug: "a" })]);
    expect(findings(source)).toEqual(["block duplicate-address en"]);
  });

  test("a picture that is gone", () => {
    const image = {
      type: "image" as const,
      id: "i",
      media: "e".repeat(64),
      alt: "A",
      caption: "",
      credit: "",
    };
    const source = sourceOf([withVersion(story, "en", { body: [image] })]);
    expect(findings({ ...source, hasMedia: () => false })).toEqual(["block missing-media en"]);
  });

  test("but not for a draft", () => {
    expect(findings(sourceOf([withVersion(story, "en", { status: "draft", title: "", body: [] })]))).toEqual(
      [],
    );
  });
});

describe("are told", () => {
  test("an alternative text that is missing in one language", () => {
    const cover = {
      media: "f".repeat(64),
      alt: { en: "", "zh-Hans": "桥" },
      caption: { en: "", "zh-Hans": "" },
      credit: "",
    };
    expect(findings(sourceOf([{ ...story, cover }]))).toEqual(["warn missing-alt en"]);
  });

  test("links that lead nowhere, of all that a story has", () => {
    const source = sourceOf([
      linking(
        "/",
        "/en/brief-news/",
        "/zh/brief-news/2011/#list",
        "/en/brief-news/2011/b",
        "/en/brief-news/2011/earlier/",
        "/en/tags/clean-water/",
        "/zh/feed.xml",
        "https://example.org",
        "/en/brief-news/1999/",
        "/en/no-such-page/",
        "javascript:alert(1)",
      ),
      withVersion({ ...readyStory("b"), tags: { en: ["Clean water"], "zh-Hans": [] } }, "en", {
        formerPaths: ["brief-news/2011/earlier"],
      }),
    ]);
    expect(findings(source).sort()).toEqual([
      "warn broken-link en /en/brief-news/1999/",
      "warn broken-link en /en/no-such-page/",
      "warn broken-link en javascript:alert(1)",
    ]);
  });

  test("a link to a page in Traditional characters, only where the site has none", () => {
    const stories = [linking("/zh-hant/brief-news/2011/a/", "/zh-hant/brief-news/1999/")];
    const traditional = { enabled: true, exceptions: [] };
    expect(findings(sourceOf(stories, { newsroom: { ...NEWSROOM, traditional } }))).toEqual([
      "warn broken-link en /zh-hant/brief-news/1999/",
    ]);
    expect(findings(sourceOf(stories))).toHaveLength(2);
  });

  test("a newsroom without an address, and one without a story", () => {
    const newsroom = { ...NEWSROOM, baseUrl: "" };
    expect(findings(sourceOf([], { newsroom }))).toEqual(["warn no-base-url", "warn nothing-ready"]);
  });
});

test("a text is read once for as long as it stays the same", () => {
  const known = new Map<string, TextFindings>();
  const key = (...parts: string[]) => parts.join("/");
  const cache: FindingsCache = {
    get: (...parts) => known.get(key(...parts)),
    set: (id, language, hash, found) => void known.set(key(id, language, hash), found),
  };
  const before = sourceOf([story]);
  runChecks(before, cache);
  expect(before.loads).toBe(2);
  const after = sourceOf([withVersion(story, "en", { body: [] })]);
  expect(runChecks(after, cache).map(({ rule }) => rule)).toEqual(["missing-body"]);
  expect(after.loads).toBe(1);
});
