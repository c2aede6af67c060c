import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { exportBundles } from "../../electron/bundles/export.ts";
import { importBundles } from "../../electron/bundles/import.ts";
import { Library } from "../../electron/library/library.ts";
import { localized } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { withoutIds } from "../unit/bodies.ts";
import { page, writeFiles } from "./bundleFiles.ts";
import { temporaryFolder } from "./support.ts";

const SAMPLE = join(import.meta.dirname, "../../assets/sample");
const PICTURE = readFileSync(join(SAMPLE, "content/brief-news/2011/global-perspective-2011/forum.jpg"));

function newLibrary(timeZone = "Asia/Shanghai"): Library {
  const library = Library.create(join(temporaryFolder(), "newsroom"), {
    name: { en: "Test", "zh-Hans": "测试" },
    timeZone,
  });
  onTestFinished(() => library.close());
  return library;
}

/** Imports files into a new newsroom. */
async function imported(files: Record<string, string | Uint8Array>, library = newLibrary()) {
  const source = temporaryFolder();
  writeFiles(source, files);
  const report = await importBundles(library, source);
  const stories = library.allStories().map(({ id }) => library.get(id).story);
  return { library, source, report, stories, story: stories[0] };
}

const DATE = "date: 2020-05-06";

/** What two newsrooms must have in common: all of a story but the ids inside it. */
function comparable(story: Story | undefined) {
  if (!story) return null;
  const { links, versions, ...rest } = story;
  return {
    ...rest,
    links: links.length,
    versions: localized((language) => ({ ...versions[language], body: withoutIds(versions[language].body) })),
  };
}

test("the sample comes in whole, with its settings, pictures and languages", async () => {
  const library = newLibrary();
  const report = await importBundles(library, SAMPLE);
  expect(report.problems).toEqual([]);
  const rows = library.allStories();
  const seed = rows.find(({ versions }) => versions.en.slug === "global-perspective-2011");
  expect(rows.length).toBe(report.imported);
  expect(rows.length).toBeGreaterThanOrEqual(6);
  expect(seed?.versions["zh-Hans"].title).toContain("全球视角2011");
  expect(seed?.cover?.alt["zh-Hans"]).toContain("会议厅");
  expect(library.newsroom().sections.map(({ name }) => name["zh-Hans"])).toEqual(["简讯", "项目动态"]);
  expect(library.newsroom().name.en).toBe("China Association for NGO Cooperation");
});

test("what was exported comes into a new newsroom as the same stories and settings", async () => {
  const first = newLibrary();
  await importBundles(first, SAMPLE);
  const settings = first.newsroom();
  first.saveNewsroom({ ...settings, baseUrl: "https://news.example.org", timeZone: "Europe/Berlin" });
  const draft = first.create().story;
  first.save({
    ...draft,
    byline: { en: "", "zh-Hans": "王璐" },
    versions: { ...draft.versions, en: { ...draft.versions.en, title: "No: “2020-01-01” # yes" } },
  });
  const target = join(temporaryFolder(), "out");
  const { stories } = exportBundles(first, target);
  const second = newLibrary();
  const report = await importBundles(second, target);
  expect(report.problems).toEqual([]);
  expect(report.imported).toBe(stories);
  for (const { id } of first.allStories()) {
    expect(comparable(second.get(id).story)).toEqual(comparable(first.get(id).story));
  }
  const { id: _, ...given } = first.newsroom();
  expect(second.newsroom()).toMatchObject(given);
});

test("a story keeps what was published of it: address, first day, former addresses", async () => {
  const first = newLibrary();
  const { story } = first.create();
  const version = { ...story.versions.en, title: "New", slug: "new", status: "ready" as const };
  first.save({ ...story, versions: { ...story.versions, en: version } });
  const contentHash = first.allStories()[0]?.versions.en.contentHash ?? "";
  first.markPublished("host", [
    { story: story.id, language: "en", contentHash, path: "brief-news/2010/old" },
  ]);
  first.save(first.get(story.id).story);
  const target = join(temporaryFolder(), "out");
  exportBundles(first, target);
  const second = newLibrary();
  await importBundles(second, target);
  const back = second.get(story.id).story.versions.en;
  expect(back).toMatchObject({
    slug: "new",
    slugIsLocked: true,
    formerPaths: ["brief-news/2010/old"],
    status: "ready",
  });
  expect(back.publishedAt).toBe(first.get(story.id).story.versions.en.publishedAt);
  expect(back.publishedAt).not.toBeNull();
});

test("a draft without a title comes back, and so does an empty story", async () => {
  const first = newLibrary();
  first.create();
  const { story } = first.create();
  const body = [{ type: "paragraph" as const, id: "p", children: [{ type: "text" as const, text: "草稿" }] }];
  first.save({
    ...story,
    versions: { ...story.versions, "zh-Hans": { ...story.versions["zh-Hans"], body } },
  });
  const target = join(temporaryFolder(), "out");
  expect(exportBundles(first, target).stories).toBe(2);
  const second = newLibrary();
  expect((await importBundles(second, target)).problems).toEqual([]);
  const back = second.get(story.id).story.versions["zh-Hans"];
  expect(withoutIds(back.body)).toEqual(withoutIds(body));
  expect(back).toMatchObject({ title: "", slug: "", status: "draft" });
});

test("pictures of one name are kept apart, each under a name that every system takes", async () => {
  const library = newLibrary();
  const other = readFileSync(join(SAMPLE, "content/projects/2012/hutong-map-2012/hutong.jpg"));
  const photos = [
    await library.addMedia("../我的 photo?.JPG", PICTURE),
    await library.addMedia("我的-PHOTO.jpg", other),
  ];
  const { story } = library.create();
  const body = photos.map(({ id }, index) => {
    return {
      type: "image" as const,
      id: `i${index}`,
      media: id,
      alt: "A “b”",
      caption: "{{< x >}} \\",
      credit: "C",
    };
  });
  const version = { ...story.versions.en, title: "Photos", body };
  library.save({ ...story, versions: { ...story.versions, en: version } });
  const target = join(temporaryFolder(), "out");
  expect(exportBundles(library, target).pictures).toBe(2);
  const folder = join(target, "content/brief-news", story.date.slice(0, 4), "photos");
  const names = readdirSync(folder).filter((name) => name.endsWith(".jpg"));
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}_-]+\.jpg$/u);
  const second = newLibrary();
  expect((await importBundles(second, target)).problems).toEqual([]);
  expect(withoutIds(second.get(story.id).story.versions.en.body)).toEqual(withoutIds(body));
});

test("an export goes into an empty folder only, and touches nothing else", () => {
  const target = temporaryFolder();
  writeFiles(target, { "mine.txt": "mine" });
  expect(() => exportBundles(newLibrary(), target)).toThrow(
    expect.objectContaining({ code: "target-not-empty" }),
  );
  expect(readdirSync(target)).toEqual(["mine.txt"]);
});

test("Hugo's forms of a site come in: language codes, folders without a year, fields of a site's own", async () => {
  const { report, stories, library } = await imported({
    "content/our-work/_index.en.md": page("title: Our Work"),
    "content/our-work/_index.zh-cn.md": page("title: 我们的工作"),
    "content/our-work/wells/index.en-gb.md": page(
      `title: 1984\nauthor: [Li, Wang]\ncover: a.jpg\ntags: Water\n${DATE}\naliases: [/old/wells-old/]\ncategories: {a: 1}`,
      '# One\n\n###### Six {#six}\n\nsoft\nline，\n接着[here][r]\n\n![alt](a.jpg "Caption")\n\n[r]: https://example.org/',
    ),
    "content/our-work/wells/index.zh-hans.md": page(`title: "水井"\n${DATE}\ndescription: 摘要`, "正文"),
    "content/our-work/wells/a.jpg": PICTURE,
  });
  expect(report.problems).toEqual([]);
  const [story] = stories;
  expect(story).toMatchObject({ section: "our-work", date: "2020-05-06", byline: { en: "Li, Wang" } });
  expect(story?.tags.en).toEqual(["Water"]);
  expect(story?.cover).not.toBeNull();
  expect(story?.versions.en).toMatchObject({
    title: "1984",
    slug: "wells",
    formerPaths: ["our-work/2020/wells-old"],
  });
  expect(story?.versions["zh-Hans"]).toMatchObject({ title: "水井", summary: "摘要", status: "ready" });
  expect(withoutIds(story?.versions.en.body ?? [])).toMatchObject([
    { type: "heading", level: 2, children: [{ text: "One" }] },
    { type: "heading", level: 4, children: [{ text: "Six" }] },
    {
      type: "paragraph",
      children: [{ text: "soft line，接着" }, { type: "link", url: "https://example.org/" }],
    },
    { type: "image", alt: "alt", caption: "Caption" },
  ]);
  expect(library.newsroom().sections.at(-1)).toEqual({
    id: "our-work",
    name: { en: "Our Work", "zh-Hans": "我们的工作" },
  });
});

test("a story is ready unless its front matter says draft", async () => {
  const { stories } = await imported({
    "content/a/x/index.en.md": page(`title: X\n${DATE}\ndraft: true`),
    "content/a/x/index.zh.md": page(`title: 甲\n${DATE}\ndraft: false`),
  });
  expect(stories[0]?.versions.en.status).toBe("draft");
  expect(stories[0]?.versions["zh-Hans"].status).toBe("ready");
});

test("an instant becomes the day that it is in the newsroom's time zone", async () => {
  const files = { "content/a/x/index.en.md": page("title: X\ndate: 2011-11-09T20:00:00Z") };
  expect((await imported(files, newLibrary("Asia/Shanghai"))).story?.date).toBe("2011-11-10");
  expect((await imported(files, newLibrary("America/New_York"))).story?.date).toBe("2011-11-09");
});

test("each thing that is wrong is named with its file, and the rest comes in", async () => {
  const gbk = new Uint8Array([
    ...new TextEncoder().encode(`---\ntitle: x\n${DATE}\n---\n\n`),
    0xb8,
    0xe5,
    0xbc,
    0xfe,
  ]);
  const { report, stories } = await imported({
    "content/a/2020/good/index.en.md": page(`title: Good\n${DATE}`),
    "content/a/2020/good/index.zh.md": gbk,
    "content/a/2020/yaml/index.en.md": page(`title: "open\n${DATE}`),
    "content/a/2020/toml/index.en.md": `+++\ntitle = "x"\n+++\n`,
    "content/a/2020/untitled/index.en.md": page(DATE),
    "content/a/2020/undated/index.en.md": page("title: Undated\ndate: soon"),
    "content/a/2020/pictures/index.en.md": page(
      `title: Pictures\n${DATE}\ncover:\n  image: gone.jpg`,
      '{{< figure src="../good/index.en.md" alt="x" >}}\n\n![x](text.jpg)\n\nText.',
    ),
    "content/a/2020/pictures/text.jpg": "no picture",
    "content/a/2020/same-1/index.en.md": page(`title: One\nslug: same\n${DATE}`),
    "content/a/2020/same-2/index.en.md": page(`title: Two\nslug: same\n${DATE}`),
    "content/a/2020/html/index.en.md": page(`title: HTML\n${DATE}`, "<div>kept</div> {{< youtube x >}}"),
    "content/a/2020/french/index.fr.md": page(`title: Non\n${DATE}`),
    "content/a/single.en.md": page(`title: Single\n${DATE}`),
    "newsroom.json": "{",
  });
  const problems = report.problems.map(({ file, problem, detail }) => [file, problem, detail]).sort();
  expect(problems).toEqual([
    ["content/a/2020/french/index.fr.md", "no-bundle", ""],
    ["content/a/2020/good/index.zh.md", "not-utf8", ""],
    ["content/a/2020/html/index.en.md", "simplified", "raw-html"],
    ["content/a/2020/html/index.en.md", "simplified", "shortcode"],
    ["content/a/2020/pictures/index.en.md", "picture-missing", "../good/index.en.md"],
    ["content/a/2020/pictures/index.en.md", "picture-missing", "gone.jpg"],
    ["content/a/2020/pictures/index.en.md", "picture-unreadable", "text.jpg"],
    ["content/a/2020/same-2", "slug-taken", "same"],
    ["content/a/2020/toml/index.en.md", "front-matter", "---"],
    ["content/a/2020/undated/index.en.md", "no-date", "soon"],
    ["content/a/2020/untitled/index.en.md", "no-title", ""],
    ["content/a/2020/yaml/index.en.md", "front-matter", expect.stringContaining("line")],
    ["content/a/single.en.md", "no-bundle", ""],
    ["newsroom.json", "newsroom-settings", expect.any(String)],
  ]);
  expect(stories.map(({ versions }) => versions.en.title).sort()).toEqual([
    "Good",
    "HTML",
    "One",
    "Pictures",
  ]);
  expect(report.imported).toBe(4);
  const html = stories.find(({ versions }) => versions.en.title === "HTML");
  expect(withoutIds(html?.versions.en.body ?? [])).toMatchObject([{ children: [{ text: "kept" }] }]);
});

test("what is in the newsroom already is left alone, by its id or by its address", async () => {
  const { library, source } = await imported({ "content/a/x/index.en.md": page(`title: X\n${DATE}`) });
  const again = await importBundles(library, source);
  expect(again).toMatchObject({ imported: 0, problems: [{ file: "content/a/x", problem: "slug-taken" }] });
  const target = join(temporaryFolder(), "out");
  exportBundles(library, target);
  expect(await importBundles(library, target)).toMatchObject({
    imported: 0,
    problems: [{ problem: "already-here" }],
  });
});

test("two bundles with one story's id are one story", async () => {
  const own = "twinpress:\n  id: abcdefgh12\n  sourceLanguage: en";
  const { report, stories } = await imported({
    "content/a/x/index.en.md": page(`title: X\nslug: x\n${DATE}\n${own}`),
    "content/a/y/index.en.md": page(`title: Y\nslug: y\n${DATE}\n${own}`),
  });
  expect(report.problems).toMatchObject([{ file: "content/a/y", problem: "already-here" }]);
  expect(stories.map(({ versions }) => versions.en.title)).toEqual(["X"]);
});

test("a newsroom that has stories keeps its own settings, and gets the sections it lacks", async () => {
  const library = newLibrary();
  library.create();
  await importBundles(library, SAMPLE);
  expect(library.newsroom().name.en).toBe("Test");
  expect(library.newsroom().sections.map(({ id }) => id)).toEqual(["brief-news", "projects"]);
});

test("a new newsroom's own address stays where the export has none", async () => {
  const library = newLibrary();
  library.saveNewsroom({ ...library.newsroom(), baseUrl: "https://mine.example.org" });
  await importBundles(library, SAMPLE);
  expect(library.newsroom().baseUrl).toBe("https://mine.example.org");
});

test("a source without content is named", async () => {
  const source = join(temporaryFolder(), "nothing");
  await expect(importBundles(newLibrary(), source)).rejects.toMatchObject({ code: "source-missing" });
});
