import { describe, expect, test } from "vitest";
import { createTraditional } from "../../../shared/bilingual/traditional/traditional.ts";
import { siteFiles } from "../../../shared/site/site.ts";
import type { SiteFile, SiteSource } from "../../../shared/site/source.ts";
import type { TraditionalException } from "../../../shared/story/newsroom.ts";
import { everyBlock } from "../../site/specimen.ts";
import { NEWSROOM, readyStory, sourceOf, textOf, withVersion } from "./source.ts";

const plain = await createTraditional([]);

const everything = { ...everyBlock("a".repeat(64), "b".repeat(64)), id: "everyblock" };
const englishOnly = withVersion(readyStory("e"), "zh-Hans", { status: "draft" });
const chineseOnly = withVersion(readyStory("c"), "en", { status: "draft" });
const stories = [everything, englishOnly, chineseOnly];
const source = sourceOf(stories);

/** The files of a site with the edition in Traditional characters, by path. */
function filesOf(of: SiteSource, traditional = plain): Map<string, SiteFile> {
  return new Map(siteFiles(of, traditional).map((file) => [file.path, file]));
}

function page(path: string, files = filesOf(source)): string {
  const file = files.get(path);
  if (!file) throw new Error(`The site has no ${path}`);
  return textOf(file);
}

/** A page's hreflang links. */
function alternates(html: string): Record<string, string> {
  const links = html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g);
  return Object.fromEntries([...links].map(([, tag = "", href = ""]) => [tag, href]));
}

const ROOT = "https://news.example.org/";

describe("the edition in Traditional characters", () => {
  test("has each of the Chinese files, under the same names", () => {
    const paths = [...filesOf(source).keys()];
    const below = (folder: string) =>
      paths.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
    expect(below("zh-hant/").length).toBeGreaterThan(12);
    expect(below("zh-hant/")).toEqual(below("zh/"));
  });

  test("leaves nothing in Simplified characters, and converts nothing twice", () => {
    for (const [path, file] of filesOf(source)) {
      if (!path.startsWith("zh-hant/")) continue;
      const text = textOf(file)
        // The switch names the other kind of characters in its own, and JSON writes some letters as numbers.
        .replace(/<a class="switch" lang="zh-Hans".*?<\/a>/, "")
        .replace(/\\u003c/g, "<");
      expect(plain.convert(text), path).toBe(text);
    }
  });

  test("is in its own language wherever a page says which", () => {
    const html = page("zh-hant/projects/2011/every-block/index.html");
    expect(html).toContain('<html lang="zh-Hant">');
    expect(html).toContain('"inLanguage":"zh-Hant"');
    expect(html).toContain('<meta property="og:locale" content="zh_TW">');
    expect(html).toContain("<title>各種段落：一頁之中「應有盡有」，以及它們的樣子 – 河流網絡</title>");
    expect(page("zh-hant/feed.xml")).toContain("<language>zh-tw</language>");
    expect(page("zh-hant/atom.xml")).toContain('xml:lang="zh-Hant"');
    expect(JSON.parse(page("zh-hant/feed.json"))).toMatchObject({ language: "zh-Hant", title: "河流網絡" });
  });

  test("names every language's page, and is named there, absolutely", () => {
    const route = "projects/2011/every-block/";
    const all = {
      en: `${ROOT}en/${route}`,
      "zh-Hans": `${ROOT}zh/${route}`,
      "zh-Hant": `${ROOT}zh-hant/${route}`,
    };
    for (const code of ["en", "zh", "zh-hant"]) {
      expect(alternates(page(`${code}/${route}index.html`)), code).toEqual(all);
    }
    expect(alternates(page("index.html"))).toEqual({
      en: `${ROOT}en/`,
      "zh-Hans": `${ROOT}zh/`,
      "zh-Hant": `${ROOT}zh-hant/`,
      "x-default": ROOT,
    });
    const chinese = {
      "zh-Hans": `${ROOT}zh/brief-news/2011/c/`,
      "zh-Hant": `${ROOT}zh-hant/brief-news/2011/c/`,
    };
    expect(alternates(page("zh-hant/brief-news/2011/c/index.html"))).toEqual(chinese);
    expect(alternates(page("en/brief-news/2011/e/index.html"))).toEqual({});
    const tag = { "zh-Hans": `${ROOT}zh/tags/shui/`, "zh-Hant": `${ROOT}zh-hant/tags/shui/` };
    expect(alternates(page("zh-hant/tags/shui/index.html"))).toEqual(tag);
  });

  test("leads to its own pages from a text, and to the others as they are", () => {
    const html = page("zh-hant/projects/2011/every-block/index.html");
    expect(html).toContain('<a href="../../../../zh-hant/brief-news/">其他消息</a>');
    expect(html).toContain('href="https://www.example.org/?a=1&amp;b=2"');
    const links = (path: string) => {
      const story = withVersion(readyStory("l"), "zh-Hans", {
        body: [
          {
            type: "paragraph",
            id: "p",
            children: [{ type: "link", url: path, children: [{ type: "text", text: "这里" }] }],
          },
        ],
      });
      return page("zh-hant/brief-news/2011/l/index.html", filesOf(sourceOf([story])));
    };
    expect(links("/zh#a")).toContain('<a href="../../../../zh-hant#a">這裡');
    expect(links("/zhou/")).toContain('<a href="../../../../zhou/">');
    expect(links("/en/")).toContain('<a href="../../../../en/">');
  });

  test("is one of three in the switch, which says where there is a front page only", () => {
    const labels = (path: string) =>
      [...page(path).matchAll(/<(a|span) class="switch"[^>]*>(.*?)</g)].map(([, element, label]) => [
        element,
        label,
      ]);
    expect(labels("zh-hant/projects/2011/every-block/index.html")).toEqual([
      ["a", "English"],
      ["a", "简体中文"],
      ["span", "繁體中文"],
    ]);
    expect(labels("en/brief-news/2011/e/index.html")).toEqual([
      ["span", "English"],
      ["a", "简体中文（首页）"],
      ["a", "繁體中文（首頁）"],
    ]);
  });

  test("is on the page of choices, in the sitemap and on the page for what isn't there", () => {
    expect(page("index.html")).toContain('<li lang="zh-Hant"><a href="zh-hant/" hreflang="zh-Hant">');
    expect(page("404.html")).toContain('<section lang="zh-Hant"><h2>找不到這個頁面</h2>');
    const story = `${ROOT}zh-hant/projects/2011/every-block/`;
    expect(page("sitemap.xml")).toContain(`<loc>${story}</loc>`);
    expect(page("sitemap.xml").split(`hreflang="zh-Hant" href="${story}"`)).toHaveLength(1 + 3);
    expect(page("sitemap.xml")).toContain(`<loc>${ROOT}zh-hant/brief-news/2011/</loc>`);
  });

  test("leads on from a story's earlier addresses", () => {
    expect(page("zh-hant/projects/2011/an-earlier-address/index.html")).toContain(
      'url=../../../../zh-hant/projects/2011/every-block/"',
    );
  });

  test("writes the newsroom's words its way, in names and around them", async () => {
    const exceptions = [
      { from: "网络", to: "網路" },
      { from: "台湾", to: "台灣" },
    ];
    const newsroom = {
      ...NEWSROOM,
      sections: [{ id: "projects", name: { en: "Projects", "zh-Hans": "台湾网络项目" } }],
    };
    const files = filesOf(sourceOf(stories, { newsroom }), await createTraditional(exceptions));
    const html = page("zh-hant/projects/2011/every-block/index.html", files);
    // The site's own texts are those of its readers, not only their characters.
    expect(html).toContain("聯絡我們</h2>");
    expect(html).not.toMatch(/設置|菜單|主頁|郵箱/);
    expect(html).toContain(">更多2011年台灣網路項目</a></p></footer>");
    expect(html).toContain("河流網路");
  });
});

describe("keys", () => {
  const keysOf = async (of: SiteSource, exceptions: TraditionalException[]) =>
    new Map(
      [...filesOf(of, await createTraditional(exceptions))].map(([path, { key, stage }]) => [
        path,
        { key, stage },
      ]),
    );

  test("hold the exceptions: only what shows Traditional characters is made again", async () => {
    const [before, after] = [await keysOf(source, []), await keysOf(source, [{ from: "水", to: "水水" }])];
    for (const [path, { key, stage }] of after) {
      const isSame = before.get(path)?.key === key;
      const showsThem = path.startsWith("zh-hant/") || path === "index.html" || path === "404.html";
      expect(isSame, path).toBe(stage === "media" || !showsThem);
    }
  });

  test("two files with the same path and key have the same bytes", async () => {
    const words = [[], [{ from: "河流", to: "河" }], [{ from: "一座", to: "壹座" }]];
    const known = new Map<string, string>();
    for (const exceptions of words) {
      for (const { path, key, content } of siteFiles(source, await createTraditional(exceptions))) {
        if (content.kind !== "text") continue;
        const text = content.render();
        expect(known.get(`${path} ${key}`) ?? text, path).toBe(text);
        known.set(`${path} ${key}`, text);
      }
    }
    // Where there is no such edition, pages are others: they have another switch.
    for (const { path, key, content } of siteFiles(source)) {
      if (content.kind !== "text") continue;
      const text = content.render();
      expect(known.get(`${path} ${key}`) ?? text, path).toBe(text);
    }
  });

  test("and files are known without a word converted or a story read", () => {
    const of = sourceOf(stories);
    siteFiles(of, {
      ...plain,
      convert: () => {
        throw new Error("A text was converted before its page was made.");
      },
    });
    expect(of.loads).toBe(0);
  });

  test("after an edit of a Chinese body, its two pages and the feeds are made again", async () => {
    const before = sourceOf([readyStory("a"), readyStory("b")]);
    const after = sourceOf([withVersion(readyStory("a"), "zh-Hans", { body: [] }), readyStory("b")]);
    const [old, now] = [await keysOf(before, []), await keysOf(after, [])];
    const changed = [...now].filter(([path, { key }]) => old.get(path)?.key !== key).map(([path]) => path);
    expect(changed.sort()).toEqual(
      ["zh", "zh-hant"]
        .flatMap((code) =>
          ["atom.xml", "brief-news/2011/a/index.html", "feed.json", "feed.xml"].map(
            (name) => `${code}/${name}`,
          ),
        )
        .sort(),
    );
  });
});

test("a version's own page is the Chinese one: the other tells nothing of what is published", () => {
  const files = filesOf(source);
  expect(files.get("zh/projects/2011/every-block/index.html")?.version).toMatchObject({
    language: "zh-Hans",
  });
  expect(files.get("zh-hant/projects/2011/every-block/index.html")?.version).toBeUndefined();
});
