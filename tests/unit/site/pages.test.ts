import { describe, expect, test } from "vitest";
import { siteFiles } from "../../../shared/site/site.ts";
import type { Story } from "../../../shared/story/model.ts";
import { fileOf, NEWSROOM, readyStory, sourceOf, withVersion } from "./source.ts";

/** Stories of the given years, one a day, newest last. */
function storiesOf(counts: Readonly<Record<number, number>>, changes: Partial<Story> = {}): Story[] {
  return Object.entries(counts).flatMap(([year, count]) =>
    Array.from({ length: count }, (_, index) => {
      const date = new Date(Date.UTC(Number(year), 0, 1 + index)).toISOString().slice(0, "YYYY-MM-DD".length);
      return readyStory(`${year}-${index}`, { date, ...changes });
    }),
  );
}

function pathsOf(stories: readonly Story[]): string[] {
  return siteFiles(sourceOf(stories)).map(({ path }) => path);
}

describe("lists stay short", () => {
  const stories = storiesOf({ 2010: 70, 2011: 70 }, { tags: { en: ["Water"], "zh-Hans": [] } });
  const source = sourceOf(stories);

  test("a front page and a section's have the newest stories, and the way to the others", () => {
    const links = (path: string) => [...fileOf(source, path).matchAll(/<h3><a href="([^"]+)"/g)];
    expect(links("en/index.html")).toHaveLength(13);
    expect(links("en/index.html")[0]?.[1]).toBe("../en/brief-news/2011/2011-69/");
    expect(links("en/brief-news/index.html")).toHaveLength(8);
    expect(fileOf(source, "en/brief-news/index.html")).toMatch(/2011<\/a> <span>70 stories/);
  });

  test("a year with many stories has its months as headings, newest first", () => {
    const page = fileOf(source, "en/brief-news/2011/index.html");
    const months = [...page.matchAll(/<h2 class="month" id="(.*?)">(.*?)</g)];
    expect(months.map(([, , name]) => name)).toEqual(["March", "February", "January"]);
    const links = [...page.matchAll(/<a href="#(.*?)">(.*?)</g)].filter(([, id]) => id !== "main");
    expect(links.map(([, id, name]) => [id, name])).toEqual(months.map(([, id, name]) => [id, name]));
    expect(fileOf(source, "zh/brief-news/2011/index.html")).toContain(
      '<h2 class="month" id="month-2011-03">3月</h2>',
    );
    expect(fileOf(sourceOf(storiesOf({ 2011: 20 })), "en/brief-news/2011/index.html")).not.toContain(
      "<h2 class=",
    );
    const january = fileOf(sourceOf(storiesOf({ 2011: 25 })), "en/brief-news/2011/index.html");
    expect(january).not.toContain('class="months"');
  });

  test("a tag with many stories has its years", () => {
    const page = fileOf(source, "en/tags/water/index.html");
    expect([...page.matchAll(/<li><time/g)]).toHaveLength(100);
    expect(page).toContain('href="../../../en/tags/water/2010/"');
    expect([...fileOf(source, "en/tags/water/2010/index.html").matchAll(/<li><time/g)]).toHaveLength(70);
    expect(pathsOf(stories.slice(0, 100))).not.toContain("en/tags/water/2010/index.html");
  });

  test("feeds have the newest twenty", () => {
    expect([...fileOf(source, "zh/feed.xml").matchAll(/<item>/g)]).toHaveLength(20);
  });

  test("a big site's sitemap is one list a year, that together have every story", () => {
    const many = sourceOf(storiesOf({ 2009: 350, 2010: 350, 2011: 350 }));
    const index = fileOf(many, "sitemap.xml");
    const lists = [...index.matchAll(/<loc>https:\/\/news\.example\.org\/(.*?)<\/loc>/g)].map(
      (match) => match[1] ?? "",
    );
    expect(lists).toEqual(["2009", "2010", "2011", "pages"].map((name) => `sitemaps/${name}.xml`));
    const listed = lists.flatMap((path) => [
      ...fileOf(many, path).matchAll(/<loc>.*?\/(\d{4}-\d+)\/<\/loc>/g),
    ]);
    expect(listed).toHaveLength(2 * 3 * 350);
    expect(fileOf(many, "sitemaps/2010.xml").includes("/2011/")).toBe(false);
  });
});

describe("addresses", () => {
  test("an earlier address that is another story's now is that story's", () => {
    const moved = withVersion(readyStory("new"), "en", {
      formerPaths: ["brief-news/2011/old", "reports/2010/gone"],
    });
    const source = sourceOf([moved, readyStory("old")]);
    expect(fileOf(source, "en/brief-news/2011/old/index.html")).toContain("<h1>Story old</h1>");
    expect(fileOf(source, "en/reports/2010/gone/index.html")).toContain(
      'url=../../../../en/brief-news/2011/new/"',
    );
  });

  test("are absolute only where they must be, and start at the preview server while there is no other", () => {
    const page = fileOf(
      sourceOf([readyStory("a")], { newsroom: { ...NEWSROOM, baseUrl: "" } }),
      "en/brief-news/2011/a/index.html",
    );
    expect(page).toContain('rel="canonical" href="http://127.0.0.1:4780/en/brief-news/2011/a/"');
    expect([...page.matchAll(/<a [^>]*href="http[^"]*"/g)]).toEqual([]);
  });

  test("have one slash between the base and the path, however the base was written", () => {
    const source = sourceOf([], { newsroom: { ...NEWSROOM, baseUrl: "https://example.org/news/" } });
    expect(fileOf(source, "robots.txt")).toContain("https://example.org/news/sitemap.xml");
    expect(fileOf(source, "404.html")).toContain('href="/news/en/"');
  });
});

describe("a story's page", () => {
  const cover = {
    media: "d".repeat(64),
    alt: { en: "A bridge", "zh-Hans": "一座桥" },
    caption: { en: "", "zh-Hans": "" },
    credit: "",
  };
  const story = readyStory("a", { cover, byline: { en: "Li Na", "zh-Hans": "李娜" } });
  const source = sourceOf([story]);

  test("has its date in each language's way", () => {
    expect(fileOf(source, "en/brief-news/2011/a/index.html")).toContain(
      '<time datetime="2011-11-09">9 November 2011<',
    );
    expect(fileOf(source, "zh/brief-news/2011/a/index.html")).toContain(
      '<time datetime="2011-11-09">2011年11月9日<',
    );
  });

  test("says what others show of it", () => {
    const page = fileOf(source, "en/brief-news/2011/a/index.html");
    const shown = Object.fromEntries(
      [...page.matchAll(/<meta property="([^"]+)" content="([^"]*)">/g)].map((match) => [match[1], match[2]]),
    );
    expect(shown).toEqual({
      "og:type": "article",
      "og:title": "Story a",
      "og:url": "https://news.example.org/en/brief-news/2011/a/",
      "og:site_name": "River Network",
      "og:locale": "en_GB",
      "og:locale:alternate": "zh_CN",
      "article:published_time": "2011-11-09",
      "article:modified_time": "2011-11-09T02:00:00.000Z",
      "og:image": `https://news.example.org/media/${"d".repeat(20)}.jpg`,
      "og:image:width": "1200",
      "og:image:height": "800",
      "og:image:alt": "A bridge",
    });
  });

  test("offers a picture in the widths that it has", () => {
    const page = fileOf(source, "en/brief-news/2011/a/index.html");
    const name = `../../../../media/${"d".repeat(20)}`;
    expect(page).toContain(`srcset="${name}-480.jpg 480w, ${name}-960.jpg 960w, ${name}.jpg 1200w"`);
    const pictures = siteFiles(source).flatMap(({ content }) =>
      content.kind === "picture" ? [content.width] : [],
    );
    expect(pictures).toEqual([480, 960, null]);
  });
});
