import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { placesOfChange, previewTraditional } from "../../../electron/library/traditionalPreview.ts";
import { joinPreviews } from "../../../shared/bilingual/traditional/changes.ts";
import { filesBelow, startFolder } from "../../servers/folder.ts";
import { elementsOf, type PageElement } from "../../site/html.ts";
import { BASE_URL, buildSpecimen, MOUNT, SPECIMEN } from "../../site/specimen.ts";
import { brokenLinks, publishTo } from "../publishing.ts";
import { addReadyStory, temporaryNewsroom, withVersion } from "../support.ts";

const SCHEMAS = join(import.meta.dirname, "../../site/schemas");

describe("a site with an edition in Traditional characters", () => {
  let folder: string;
  let files: Map<string, string>;
  let pages: { path: string; elements: PageElement[] }[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "twinpress-hant-"));
    const exceptions = [{ from: "台湾", to: "台灣" }];
    files = filesBelow(join(await buildSpecimen(folder, { enabled: true, exceptions }), MOUNT));
    pages = [...files]
      .filter(([path]) => path.endsWith(".html"))
      .map(([path, html]) => ({ path, elements: elementsOf(html) }));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is valid HTML, each page in its language", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended"],
      rules: { "long-title": "off" },
    });
    const own = pages.filter(({ path }) => path.startsWith("zh-hant/"));
    expect(own.length).toBeGreaterThan(20);
    const found: string[] = [];
    for (const { path, elements } of pages) {
      const { results } = await validator.validateString(files.get(path) ?? "", path);
      for (const { messages } of results) {
        for (const { line, message, ruleId } of messages) found.push(`${path}:${line} ${ruleId}: ${message}`);
      }
      const [html] = elements.filter(({ name }) => name === "html");
      if (path.startsWith("zh-hant/")) expect(html?.attributes.lang, path).toBe("zh-Hant");
    }
    expect(found).toEqual([]);
  });

  test("links only to what is there", () => {
    expect(brokenLinks(files)).toEqual([]);
  });

  test("names each page in the other languages, and is named there", () => {
    const named = new Map(pages.map(({ path, elements }) => [path, alternatesOf(elements)]));
    let pairs = 0;
    for (const [path, alternates] of named) {
      for (const [tag, href] of Object.entries(alternates)) {
        const target = href.slice(BASE_URL.length + 1);
        const file = target === "" || target.endsWith("/") ? `${target}index.html` : target;
        expect(files.has(file), `${path} → ${file}`).toBe(true);
        if (tag !== "x-default") expect(named.get(file), `${path} ↔ ${file}`).toEqual(named.get(path));
        pairs += 1;
      }
    }
    expect(pairs).toBeGreaterThan(150);
    const {
      en,
      "zh-Hans": hans,
      "zh-Hant": hant,
    } = named.get(`zh-hant/${SPECIMEN.everything}index.html`) ?? {};
    expect([en, hans, hant]).toEqual(
      ["en", "zh", "zh-hant"].map((code) => `${BASE_URL}/${code}/${SPECIMEN.everything}`),
    );
  });

  test.each([
    ["zh-hant/feed.xml", "rss.rng"],
    ["zh-hant/atom.xml", "atom.rng"],
    ["sitemap.xml", "sitemap.rng"],
  ])("%s is valid", async (path, schema) => {
    const { errors } = await validateXML({
      xml: { fileName: "file.xml", contents: files.get(path) ?? "" },
      schema: readFileSync(join(SCHEMAS, schema), "utf8"),
      extension: "relaxng",
    });
    expect(errors).toEqual([]);
  });
});

describe("the switch", () => {
  test("off again takes the edition down, and nothing else; on again brings it back", async () => {
    const server = await startFolder();
    onTestFinished(() => server.stop());
    const [library, site] = [temporaryNewsroom(), await server.newSite()];
    const story = addReadyStory(library, "First");
    library.save(withVersion(story, "zh-Hans", { title: "理发店干燥" }));
    await publishTo(library, site.open());
    await site.write("zh-hant-notes.txt", "somebody else's");
    const before = await site.files();
    expect(paths(before).filter((path) => path.startsWith("zh-hant/"))).toEqual([]);

    const turn = (enabled: boolean) =>
      library.saveNewsroom({ ...library.newsroom(), traditional: { enabled, exceptions: [] } });
    turn(true);
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
    const on = await site.files();
    expect(paths(on).filter((path) => path.startsWith("zh-hant/")).length).toBeGreaterThan(5);
    expect(on.get("zh-hant/index.html")).toContain("理髮店乾燥");
    expect(brokenLinks(on)).toEqual([]);
    expect(library.get(story.id).summary.versions["zh-Hans"].standing).toBe("published");

    turn(false);
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
    const off = await site.files();
    // The settings that travel with the site have another name, and the manifest another count.
    const pagesOf = (files: Map<string, string>) =>
      new Map([...files].filter(([path]) => !/^twinpress(\/newsroom-|-manifest)/.test(path)));
    expect(pagesOf(off)).toEqual(pagesOf(before));
  });

  test("and the exceptions travel to a colleague's computer", async () => {
    const server = await startFolder();
    onTestFinished(() => server.stop());
    const [library, site] = [temporaryNewsroom(), await server.newSite()];
    addReadyStory(library, "First");
    const settings = library.newsroom();
    const traditional = { enabled: true, exceptions: [{ from: "中文", to: "華文" }] };
    library.saveNewsroom({ ...settings, traditional });
    await publishTo(library, site.open());
    const colleague = temporaryNewsroom();
    colleague.saveNewsroom(settings);
    await publishTo(colleague, site.open());
    expect(colleague.newsroom().traditional).toEqual(traditional);
    expect((await site.files()).get("zh-hant/index.html")).toContain("華文");
  });
});

describe("the preview", () => {
  test("counts every change of all stories and the newsroom's own texts, with exceptions that aren't kept yet", async () => {
    const library = temporaryNewsroom();
    library.saveNewsroom({ ...library.newsroom(), tagline: { en: "", "zh-Hans": "乡间" } });
    for (let n = 0; n < 201; n += 1) {
      const story = addReadyStory(library, `Story ${n}`);
      const cover = { media: "a".repeat(64), alt: both(""), caption: both(""), credit: "摄影" };
      const title = n === 100 ? "水" : "一个软件，软件";
      const empty = { ...story, byline: both(""), cover: n === 200 ? cover : null };
      library.save(withVersion(empty, "zh-Hans", { title, summary: "", body: [] }));
    }
    const exceptions = [{ from: "软件", to: "軟體" }];
    const first = await previewTraditional(library, exceptions, 0);
    expect(first).toMatchObject({ looked: 200, total: 201 });
    const { stories, changes } = joinPreviews(first, await previewTraditional(library, exceptions, 200));
    expect(stories).toBe(200);
    const found = changes.map(({ from, to, why, count, stories }) => [from, to, why, count, stories]);
    expect(found).toEqual(
      expect.arrayContaining([
        ["软件", "軟體", "exception", 400, 200],
        ["个", "個", "plain", 200, 200],
        ["摄", "攝", "plain", 1, 1],
        ["乡", "鄉", "plain", 1, 0],
      ]),
    );
    expect(library.newsroom().traditional).toBeUndefined();
  });

  test("leads to every place of a change, as readers will see it", async () => {
    const library = temporaryNewsroom();
    for (let n = 0; n < 12; n += 1) {
      const story = addReadyStory(library, `Story ${n}`, `2011-11-${String(n + 1).padStart(2, "0")}`);
      const title = n === 3 ? "水" : `第${n}个软件`;
      library.save(withVersion(story, "zh-Hans", { title, body: [] }));
    }
    const exceptions = [{ from: "软件", to: "軟體" }];
    const change = { from: "软件", to: "軟體", why: "exception" } as const;
    const first = await placesOfChange(library, exceptions, change, 0);
    expect(first.places.map(({ title }) => title)).toEqual(
      [11, 10, 9, 8, 7, 6, 5, 4, 2, 1].map((n) => `第${n}个软件`),
    );
    expect(first.places[0]).toMatchObject({ before: "第11個", word: "軟體", after: "" });
    const rest = await placesOfChange(library, exceptions, change, first.next ?? 0);
    expect(rest).toMatchObject({ places: [{ title: "第0个软件" }], next: null });
  });
});

function both(text: string) {
  return { en: text, "zh-Hans": text };
}

function paths(files: Map<string, string>): string[] {
  return [...files.keys()];
}

function alternatesOf(elements: readonly PageElement[]): Record<string, string> {
  return Object.fromEntries(
    elements.flatMap(({ name, attributes: { rel, hreflang, href = "" } }) =>
      name === "link" && rel === "alternate" && hreflang ? [[hreflang, href]] : [],
    ),
  );
}
