import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { HtmlValidate } from "html-validate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { z } from "zod";
import { elementsOf, type PageElement } from "../site/html.ts";
import { BASE_URL, buildSpecimen, MOUNT, SPECIMEN } from "../site/specimen.ts";

const SCHEMAS = join(import.meta.dirname, "../site/schemas");

let folder: string;
/** The site's files by path. */
let files: Map<string, string>;
let pages: { path: string; elements: PageElement[] }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "twinpress-site-"));
  const root = join(await buildSpecimen(folder), MOUNT);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  files = new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(root.length + 1).replaceAll("\\", "/"), readFileSync(file, "utf8")];
    }),
  );
  pages = [...files]
    .filter(([path]) => path.endsWith(".html"))
    .map(([path, html]) => ({ path, elements: elementsOf(html) }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("every page", () => {
  test("is valid HTML", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended"],
      rules: {
        // A title is as long as its writer made it.
        "long-title": "off",
      },
    });
    const found: string[] = [];
    for (const { path } of pages) {
      const report = await validator.validateString(text(path), path);
      for (const { messages } of report.results) {
        for (const { line, message, ruleId } of messages) found.push(`${path}:${line} ${ruleId}: ${message}`);
      }
    }
    expect(found).toEqual([]);
  });

  test("links only to what is there", () => {
    const broken = pages.flatMap(({ path, elements }) =>
      linksOf(elements)
        .filter((link) => !leadsSomewhere(path, link))
        .map((link) => `${path} → ${link}`),
    );
    expect(broken).toEqual([]);
  });

  test("loads nothing from elsewhere and runs nothing", () => {
    for (const { path, elements } of pages) {
      for (const { name, attributes } of elements) {
        if (name === "script") expect(attributes.type, path).toBe("application/ld+json");
        expect(["style", "iframe", "object", "embed", "form"], path).not.toContain(name);
        expect(Object.keys(attributes).filter((key) => key === "style" || key.startsWith("on"))).toEqual([]);
        const isLoaded = name === "img" || (name === "link" && /icon|stylesheet/.test(attributes.rel ?? ""));
        if (isLoaded) expect(attributes.src ?? attributes.href, path).not.toMatch(/^[a-z]+:|^\/\//);
      }
      expect(find(elements, "meta", { "http-equiv": "Content-Security-Policy" }), path).toHaveLength(1);
    }
    for (const [path, css] of files) {
      if (path.endsWith(".css")) expect(css).not.toMatch(/@import|url\(|@font-face/);
    }
  });

  test("has one title, one first heading, a language and its own canonical address", () => {
    for (const { path, elements } of pages) {
      expect(find(elements, "title", {}), path).toHaveLength(1);
      expect(find(elements, "h1", {}), path).toHaveLength(1);
      const [html] = find(elements, "html", {});
      expect(html?.attributes.lang, path).toBe(path.startsWith("zh/") ? "zh-Hans" : "en");
      if (path === "404.html" || isRedirect(elements)) continue;
      const canonical = find(elements, "link", { rel: "canonical" }).map(({ attributes }) => attributes.href);
      expect(canonical, path).toEqual([`${BASE_URL}/${path.replace(/index\.html$/, "")}`]);
    }
  });

  test("names the same page in the other language, and is named there", () => {
    const alternates = new Map(pages.map(({ path, elements }) => [path, alternatesOf(elements)]));
    let pairs = 0;
    for (const [path, languages] of alternates) {
      for (const [language, href] of Object.entries(languages)) {
        const target = fileAt(href.slice(BASE_URL.length + 1));
        expect([...files.keys()], path).toContain(target);
        if (language === "x-default") continue;
        expect(Object.values(alternates.get(target) ?? {}), `${path} ↔ ${target}`).toContain(href);
        pairs += 1;
      }
    }
    expect(pairs).toBeGreaterThan(40);
  });
});

describe("a story", () => {
  test("has its article and its place as schema.org data", () => {
    const [article, crumbs] = dataOf(`en/${SPECIMEN.everything}index.html`);
    expect(article).toMatchObject({
      "@type": "NewsArticle",
      headline: "Every block: “what’s in a page” & how <it> looks",
      inLanguage: "en",
      datePublished: "2011-06-01",
      author: { name: "Li Na & <friends>" },
      mainEntityOfPage: `${BASE_URL}/en/${SPECIMEN.everything}`,
    });
    expect(crumbs).toMatchObject({
      "@type": "BreadcrumbList",
      itemListElement: [
        { position: 1, name: "Home", item: `${BASE_URL}/en/` },
        { position: 2, name: "Projects", item: `${BASE_URL}/en/projects/` },
        { position: 3, name: "2011", item: `${BASE_URL}/en/projects/2011/` },
        { position: 4, item: `${BASE_URL}/en/${SPECIMEN.everything}` },
      ],
    });
  });

  test("leads to the same story in the other language", () => {
    const [link] = find(page(`en/${SPECIMEN.everything}index.html`), "a", { class: "switch" });
    expect(link?.text).toBe("中文");
    expect(fileAt(posix.join("en", SPECIMEN.everything, link?.attributes.href ?? ""))).toBe(
      `zh/${SPECIMEN.everything}index.html`,
    );
  });

  test("that is a draft leaves no trace", () => {
    const all = [...files.values()].join("\n");
    expect(all).toContain("Small Grants 2013");
    // Its Chinese version is still being written.
    expect(all).not.toContain("2013年小额资助");
  });

  test("in one language leads to the other's front page, and says so", () => {
    const elements = page(`zh/${SPECIMEN.chineseOnly}index.html`);
    const [link] = find(elements, "a", { class: "switch" });
    expect(link?.text).toBe("English (home)");
    expect(fileAt(posix.join("zh", SPECIMEN.chineseOnly, link?.attributes.href ?? ""))).toBe("en/index.html");
    expect(alternatesOf(elements)).toEqual({});
    expect(files.has(`en/${SPECIMEN.chineseOnly}index.html`)).toBe(false);
    expect(files.has(`zh/${SPECIMEN.englishOnly}index.html`)).toBe(false);
  });

  test("is led to from its earlier addresses", () => {
    const elements = page(`en/${SPECIMEN.moved}index.html`);
    const [refresh] = find(elements, "meta", { "http-equiv": "refresh" });
    const target = /url=(.*)$/.exec(refresh?.attributes.content ?? "")?.[1] ?? "";
    expect(fileAt(posix.join("en", SPECIMEN.moved, target))).toBe(`en/${SPECIMEN.everything}index.html`);
    expect(find(elements, "link", { rel: "canonical" })[0]?.attributes.href).toBe(
      `${BASE_URL}/en/${SPECIMEN.everything}`,
    );
    expect(find(elements, "meta", { name: "robots", content: "noindex" })).toHaveLength(1);
  });

  test("shows its pictures with their size and in several widths", () => {
    const pictures = find(page(`en/${SPECIMEN.everything}index.html`), "img", {});
    expect(pictures).toHaveLength(3);
    for (const { attributes } of pictures) {
      expect(Number(attributes.width)).toBeGreaterThan(0);
      expect(Number(attributes.height)).toBeGreaterThan(0);
      expect(attributes.srcset).toMatch(/-480\.jpg 480w, .*-960\.jpg 960w/);
    }
    expect(pictures.map(({ attributes }) => attributes.loading)).toEqual([undefined, "lazy", "lazy"]);
  });
});

describe("feeds and sitemap", () => {
  test.each([
    ["feed.xml", "rss.rng"],
    ["atom.xml", "atom.rng"],
  ])("%s of both languages is valid", async (name, schema) => {
    for (const language of ["en", "zh"]) await expectValid(`${language}/${name}`, schema);
  });

  test("feed.json is a JSON Feed 1.1", () => {
    for (const language of ["en", "zh"]) {
      const feed = jsonFeed.parse(JSON.parse(text(`${language}/feed.json`)));
      expect(feed.feed_url).toBe(`${BASE_URL}/${language}/feed.json`);
      for (const { url } of feed.items) expect(files.has(fileAt(url.slice(BASE_URL.length + 1)))).toBe(true);
    }
  });

  test("the three feeds of a language hold the same stories, the newest first", () => {
    const links = (name: string, pattern: RegExp) =>
      [...text(`en/${name}`).matchAll(pattern)].map((match) => match[1]);
    const rss = links("feed.xml", /<item>[\s\S]*?<link>(.*?)<\/link>/g);
    expect(rss.length).toBeGreaterThan(5);
    expect(links("atom.xml", /<entry>[\s\S]*?href="(.*?)"/g)).toEqual(rss);
    expect(links("feed.json", /"url": "(.*?)"/g)).toEqual(rss);
    const years = rss.map((link) => Number(/\/(\d{4})\//.exec(link ?? "")?.[1]));
    expect(years).toEqual([...years].sort((a, b) => b - a));
  });

  test("the sitemap is valid and has every page that may be found, but tags", async () => {
    await expectValid("sitemap.xml", "sitemap.rng");
    const listed = [...text("sitemap.xml").matchAll(/<loc>(.*?)<\/loc>/g)].map((match) =>
      fileAt((match[1] ?? "").slice(BASE_URL.length + 1)),
    );
    const findable = pages
      .filter(({ path, elements }) => !isRedirect(elements) && path !== "404.html" && path !== "index.html")
      .map(({ path }) => path)
      .filter((path) => !path.includes("/tags/"));
    expect(listed.sort()).toEqual(findable.sort());
  });

  test("robots.txt names the sitemap", () => {
    expect(text("robots.txt")).toContain(`Sitemap: ${BASE_URL}/sitemap.xml`);
  });
});

/** https://www.jsonfeed.org/version/1.1/ */
const jsonFeed = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string().optional(),
  language: z.string(),
  items: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        url: z.url(),
        title: z.string(),
        content_text: z.string().min(1),
        date_published: z.iso.datetime(),
        date_modified: z.iso.datetime(),
        tags: z.array(z.string()),
      }),
    )
    .min(1),
});

async function expectValid(path: string, schema: string): Promise<void> {
  const { errors } = await validateXML({
    xml: { fileName: posix.basename(path), contents: text(path) },
    schema: readFileSync(join(SCHEMAS, schema), "utf8"),
    extension: "relaxng",
  });
  expect(errors, path).toEqual([]);
}

function text(path: string): string {
  const found = files.get(path);
  if (found === undefined) throw new Error(`The site has no ${path}`);
  return found;
}

function page(path: string): PageElement[] {
  return elementsOf(text(path));
}

function find(
  elements: readonly PageElement[],
  name: string,
  attributes: Record<string, string>,
): PageElement[] {
  return elements.filter(
    (element) =>
      element.name === name &&
      Object.entries(attributes).every(([key, value]) => element.attributes[key] === value),
  );
}

function dataOf(path: string): unknown[] {
  return find(page(path), "script", { type: "application/ld+json" }).map((script) => JSON.parse(script.text));
}

function alternatesOf(elements: readonly PageElement[]): Record<string, string> {
  const links = elements.filter(({ name, attributes }) => name === "link" && attributes.rel === "alternate");
  return Object.fromEntries(
    links.flatMap(({ attributes: { hreflang, href = "" } }) => (hreflang ? [[hreflang, href]] : [])),
  );
}

function isRedirect(elements: readonly PageElement[]): boolean {
  return find(elements, "meta", { "http-equiv": "refresh" }).length > 0;
}

/** All that a page's elements point at. */
function linksOf(elements: readonly PageElement[]): string[] {
  return elements
    .flatMap(({ attributes: { href, src, srcset } }) => [
      ...(href === undefined ? [] : [href]),
      ...(src === undefined ? [] : [src]),
      ...(srcset ?? "").split(", ").map((part) => part.split(" ")[0] ?? ""),
    ])
    .filter((link) => link !== "");
}

function leadsSomewhere(path: string, link: string): boolean {
  if (link.startsWith(BASE_URL)) return files.has(fileAt(link.slice(BASE_URL.length + 1)));
  // Only links that a person wrote lead out of the site.
  if (/^(https?|mailto|tel):/.test(link)) return true;
  const [target = "", fragment] = link.split("#");
  const from = path === "404.html" ? "" : dirname(path);
  const relative = path === "404.html" ? target.replace(`/${MOUNT}/`, "") : target;
  const file = relative === "" ? path : fileAt(posix.join(from, relative));
  if (!files.has(file)) return false;
  return fragment === undefined || page(file).some(({ attributes }) => attributes.id === fragment);
}

/** The file that answers for a path of the site. */
function fileAt(path: string): string {
  const clean = path.replace(/^\.\//, "").replace(/^\.$/, "");
  return clean === "" || clean.endsWith("/") ? `${clean}index.html` : clean;
}
