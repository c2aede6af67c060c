// @vitest-environment happy-dom
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { beforeAll, describe, expect, it } from "vitest";
import { importBundles } from "../../electron/bundles/import.ts";
import { Library } from "../../electron/library/library.ts";
import { build } from "../../electron/publishing/build.ts";

/** The sample's site, by path. */
const files = new Map<string, string>();

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "twinpress-"));
  const library = Library.create(join(folder, "newsroom"), {
    name: { en: "Sample", "zh-Hans": "示例" },
    timeZone: "Asia/Shanghai",
  });
  await importBundles(library, join(import.meta.dirname, "../../assets/sample"));
  library.saveNewsroom({ ...library.newsroom(), baseUrl: "https://news.example.org" });
  const root = join(folder, "site");
  await build(library, root);
  library.close();
  for (const path of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (/\.(html|xml|json|txt)$/.test(path)) files.set(path, readFileSync(join(root, path), "utf8"));
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Parses XML as a feed reader does; what is not well formed is an error. */
function xml(path: string): Document {
  const text = files.get(path);
  if (text === undefined) throw new Error(`${path} is missing`);
  const parsed = new DOMParser().parseFromString(text, "text/xml");
  expect(parsed.querySelector("parsererror"), path).toBeNull();
  return parsed;
}

describe("the sample's pages", () => {
  it("are valid HTML, each of them", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended"],
      rules: {
        // Entities and the order of attributes are ours to choose; long titles are the writers'.
        "long-title": "off",
        "no-trailing-whitespace": "off",
        "tel-non-breaking": "off",
      },
    });
    const problems: string[] = [];
    for (const [path, html] of files) {
      if (!path.endsWith(".html")) continue;
      const report = await validator.validateString(html, path);
      for (const { messages } of report.results) {
        problems.push(...messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`));
      }
    }
    expect(problems).toEqual([]);
  });

  it("name each other in hreflang, both ways, and only published ones", () => {
    const alternates = (path: string) =>
      [...(files.get(path) ?? "").matchAll(/rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(
        ([, tag, href]) => [tag, href],
      );
    const en = alternates("en/brief-news/2011/global-perspective-2011/index.html");
    const zh = alternates("zh/brief-news/2011/quanqiu-shijiao-2011/index.html");
    expect(en).toEqual([
      ["en", "https://news.example.org/en/brief-news/2011/global-perspective-2011/"],
      ["zh-Hans", "https://news.example.org/zh/brief-news/2011/quanqiu-shijiao-2011/"],
    ]);
    expect(zh).toEqual(en);
    expect(alternates("index.html")).toContainEqual(["x-default", "https://news.example.org/"]);
  });

  it("carry NewsArticle and BreadcrumbList that can be parsed", () => {
    const html = files.get("en/brief-news/2011/global-perspective-2011/index.html") ?? "";
    const data = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(
      ([, json]) => JSON.parse(json ?? "") as Record<string, unknown>,
    );
    expect(data.map((object) => object["@type"])).toEqual(["NewsArticle", "BreadcrumbList"]);
    expect(data[0]).toMatchObject({ inLanguage: "en", datePublished: "2011-11-16" });
  });

  it("hold nothing of a draft", () => {
    const all = [...files.values()].join("\n");
    expect(all).toContain("Small Grants 2013");
    expect(all).not.toContain("2013年小额资助");
  });
});

describe("the sample's feeds and sitemap", () => {
  it("RSS 2.0 has what the specification asks of it", () => {
    const feed = xml("zh/feed.xml");
    for (const name of ["title", "link", "description"]) {
      expect(feed.querySelector(`channel > ${name}`)?.textContent, name).toBeTruthy();
    }
    const items = [...feed.querySelectorAll("item")];
    expect(items.length).toBe(6);
    for (const item of items) {
      expect(item.querySelector("guid")?.textContent).toMatch(/^urn:/);
      expect(Number.isNaN(Date.parse(item.querySelector("pubDate")?.textContent ?? ""))).toBe(false);
    }
  });

  it("Atom has what RFC 4287 asks of it", () => {
    const feed = xml("en/atom.xml");
    for (const name of ["id", "title", "updated"])
      expect(feed.querySelector(`feed > ${name}`)).not.toBeNull();
    const ids = [...feed.querySelectorAll("entry > id")].map((id) => id.textContent);
    expect(new Set(ids).size).toBe(7);
    for (const entry of feed.querySelectorAll("entry")) {
      expect(entry.querySelector("updated")?.textContent).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
      expect(entry.querySelector("title")?.textContent).toBeTruthy();
    }
  });

  it("JSON Feed 1.1 has what its specification asks of it", () => {
    const feed = JSON.parse(files.get("en/feed.json") ?? "") as { version: string; items: { id: string }[] };
    expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
    expect(feed.items.length).toBe(7);
    expect(feed.items.every(({ id }) => id.length > 0)).toBe(true);
  });

  it("the sitemap lists every page that is for readers, and no other", () => {
    const listed = [...xml("sitemap.xml").querySelectorAll("url > loc")].map((loc) => loc.textContent ?? "");
    const base = "https://news.example.org/";
    const pages = [...files.keys()]
      .filter((path) => path.endsWith("index.html") && path !== "index.html" && !path.includes("/tags/"))
      .map((path) => base + path.replace(/index\.html$/, ""));
    expect(listed.sort()).toEqual(pages.sort());
  });
});
