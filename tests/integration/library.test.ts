import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Transformer } from "@napi-rs/image";
import Libsql from "libsql";
import { describe, expect, it } from "vitest";
import { DATABASE_FILE, Library } from "../../electron/library/library.ts";
import { localized } from "../../shared/language.ts";
import type { Story, StoryId } from "../../shared/story/model.ts";
import {
  addReadyStory,
  paragraph,
  publishEnglish,
  temporaryFolder,
  temporaryNewsroom,
  withVersion,
} from "./support.ts";

describe("a newsroom on disk", () => {
  it("gives a story back as it was saved, also when it is opened again", () => {
    const library = temporaryNewsroom();
    const story = addReadyStory(library, "The River");
    library.close();
    const again = Library.open(library.folder);
    expect(again.get(story.id).story).toEqual(story);
    expect(again.newsroom().name["zh-Hans"]).toBe("河流观察");
    again.close();
  });

  it("says what is wrong with a folder that holds none, one already, or a damaged one", () => {
    const folder = temporaryFolder();
    expect(() => Library.open(folder)).toThrow(expect.objectContaining({ code: "newsroom-missing" }));
    const library = temporaryNewsroom();
    expect(() =>
      Library.create(library.folder, { name: { en: "x", "zh-Hans": "x" }, timeZone: "UTC" }),
    ).toThrow(expect.objectContaining({ code: "newsroom-exists" }));
    writeFileSync(
      join(folder, DATABASE_FILE),
      "this is no database, and long enough to be read as one ".repeat(100),
    );
    expect(() => Library.open(folder)).toThrow(expect.objectContaining({ code: "newsroom-damaged" }));
  });

  it("does not take a save whose folder is gone, and takes it once the folder is back", () => {
    const library = temporaryNewsroom();
    const story = addReadyStory(library, "Kept");
    const changed = withVersion(story, "en", { title: "Written meanwhile" });
    renameSync(library.folder, `${library.folder} away`);
    expect(() => library.save(changed)).toThrow(
      expect.objectContaining({ code: "newsroom-missing", params: { path: library.folder } }),
    );
    renameSync(`${library.folder} away`, library.folder);
    library.save(changed);
    library.close();
    const again = Library.open(library.folder);
    expect(again.get(story.id).story.versions.en.title).toBe("Written meanwhile");
    again.close();
  });

  it("refuses a story that would not open again, and keeps what was saved before", () => {
    const library = temporaryNewsroom();
    const story = addReadyStory(library, "Kept");
    const twice = withVersion(story, "en", { body: [paragraph("a", "one"), paragraph("a", "two")] });
    expect(() => library.save(twice)).toThrow(expect.objectContaining({ code: "story-invalid" }));
    expect(library.get(story.id).story).toEqual(story);
  });

  it("keeps every save that was acknowledged when its process is killed", { timeout: 120_000 }, async () => {
    const folder = join(temporaryFolder(), "newsroom");
    temporaryNewsroom(folder).close();
    const writer = join(import.meta.dirname, "libraryWriter.ts");
    let acknowledged = 0;
    for (let n = 0; n < 20; n += 1) {
      const child = spawn(process.execPath, [writer, folder], { stdio: ["ignore", "pipe", "inherit"] });
      const gone = once(child, "exit");
      // Killed in the middle of some later save, after a number of them were acknowledged.
      for await (const chunk of child.stdout) {
        acknowledged += String(chunk).split("\n").filter(Boolean).length;
        if (String(chunk).length > 0 && acknowledged % 7 >= n % 5) break;
      }
      child.kill("SIGKILL");
      await gone;
      const library = Library.open(folder);
      expect(library.facets().total).toBeGreaterThanOrEqual(acknowledged);
      acknowledged = library.facets().total;
      for (const { id } of library.allStories()) expect(library.get(id).story.id).toBe(id);
      library.close();
    }
    expect(acknowledged).toBeGreaterThan(20);
  });
});

describe("addresses", () => {
  it("are made from the title, and never the same for two stories of a section and year", () => {
    const library = temporaryNewsroom();
    const first = addReadyStory(library, "The River");
    const second = addReadyStory(library, "The River");
    const elsewhere = addReadyStory(library, "The River", "2012-01-01");
    expect(first.versions.en.slug).toBe("the-river");
    expect(second.versions.en.slug).toBe("the-river-2");
    expect(elsewhere.versions.en.slug).toBe("the-river");
  });

  it("that were published are remembered when they change", () => {
    const library = temporaryNewsroom();
    const story = addReadyStory(library, "The River");
    publishEnglish(library, story.id);
    const renamed = library.save(withVersion(story, "en", { slug: "a-river" })).story;
    expect(renamed.versions.en.formerPaths).toEqual(["brief-news/2011/the-river"]);
    const back = library.save(withVersion(renamed, "en", { slug: "the-river" })).story;
    expect(back.versions.en.formerPaths).toEqual([]);
  });

  it("are remembered when a story is filed elsewhere, as long as it is", () => {
    const library = temporaryNewsroom();
    const story = addReadyStory(library, "The River");
    publishEnglish(library, story.id);
    const moved = library.save({ ...story, date: "2012-01-01" }).story;
    expect(moved.versions.en).toMatchObject({
      slug: "the-river",
      formerPaths: ["brief-news/2011/the-river"],
    });
    expect(moved.versions["zh-Hans"].formerPaths).toEqual([]);
    const again = library.save({ ...moved, section: "reports" }).story;
    expect(again.versions.en.formerPaths).toEqual(["brief-news/2011/the-river"]);
    expect(library.save(story).story.versions.en.formerPaths).toEqual([]);
  });

  it("of a newsroom that was made when only slugs were kept are brought over", () => {
    const library = temporaryNewsroom();
    const [story, other] = [addReadyStory(library, "The River"), addReadyStory(library, "The Bridge")];
    publishEnglish(library, story.id);
    library.close();
    takeBackToSlugs(library.folder, story.id, ["an-earlier-one"]);
    const opened = Library.open(library.folder);
    const paths = ["brief-news/2011/an-earlier-one"];
    expect(opened.get(story.id).story.versions.en.formerPaths).toEqual(paths);
    expect(opened.get(story.id).summary.versions.en.formerPaths).toEqual(paths);
    expect(opened.get(other.id).summary.versions["zh-Hans"].formerPaths).toEqual([]);
    const renamed = opened.save(withVersion(opened.get(story.id).story, "en", { slug: "a-river" })).story;
    expect(renamed.versions.en.formerPaths).toEqual([...paths, "brief-news/2011/the-river"]);
    opened.close();
  });
});

describe("where a version stands", () => {
  it("goes from draft to ready, published, changed and withdrawn", () => {
    const library = temporaryNewsroom();
    const standing = (id: string) => library.get(id).summary.versions.en.standing;
    const { story } = library.create();
    expect(standing(story.id)).toBe("draft");
    const ready = addReadyStory(library, "News");
    expect(standing(ready.id)).toBe("ready");
    publishEnglish(library, ready.id);
    expect(standing(ready.id)).toBe("published");
    library.save(withVersion(library.get(ready.id).story, "en", { title: "Other news" }));
    expect(standing(ready.id)).toBe("changed");
    library.save(withVersion(library.get(ready.id).story, "en", { status: "draft" }));
    expect(standing(ready.id)).toBe("withdrawn");
    library.markPublished("host", []);
    expect(standing(ready.id)).toBe("draft");
  });

  it("is stale when the other language changed after it, until somebody confirms it", () => {
    const library = temporaryNewsroom();
    const story = addReadyStory(library, "News");
    const stale = (id: string) => library.get(id).summary.versions["zh-Hans"].stale;
    expect(stale(story.id)).toBe(false);
    const bold = [
      {
        type: "paragraph" as const,
        id: "a",
        children: [{ type: "text" as const, text: "News in English.", marks: ["bold" as const] }],
      },
    ];
    expect(library.save(withVersion(story, "en", { body: bold })).stale).toEqual([]);
    library.save(withVersion(story, "en", { body: [paragraph("a", "Quite other news.")] }));
    expect(stale(story.id)).toBe(true);
    expect(library.query({ standing: "stale", language: "zh-Hans", offset: 0, limit: 10 }).total).toBe(1);
  });
});

describe("the search", () => {
  it("finds words of both languages, from the first letters and from two characters on", () => {
    const library = temporaryNewsroom();
    const { story } = library.create();
    library.save(
      withVersion(
        withVersion(story, "en", { title: "Café by the river", body: [paragraph("a", "Volunteers met.")] }),
        "zh-Hans",
        { title: "人权捍卫者被拘留", body: [paragraph("b", "律师不得会见，志愿者声援。")] },
      ),
    );
    const count = (text: string) => library.query({ text, offset: 0, limit: 10 }).total;
    for (const hit of ["cafe", "CAFÉ", "volun", "river met", "人权", "捍卫者", "拘", "会见", "志愿者声援"]) {
      expect(count(hit), hit).toBe(1);
    }
    for (const miss of ["rivers of", "卫捍", "会见志愿", "zzz", "。，", "*"])
      expect(count(miss), miss).toBe(0);
  });

  it("takes whatever is typed as words, never as a query", () => {
    const library = temporaryNewsroom();
    addReadyStory(library, "NEAR and OR");
    for (const text of ['"', "a OR b", "NEAR(", "x*y", "'; DROP TABLE stories", "-", "col:x", "\0"]) {
      expect(() => library.query({ text, offset: 0, limit: 10 }), text).not.toThrow();
    }
  });
});

describe("pictures", () => {
  it("lose what the camera noted, and are offered smaller", async () => {
    const library = temporaryNewsroom();
    const pixels = new Uint8Array(1200 * 800 * 4).map((_, index) => (index * 31) % 256);
    const plain = await Transformer.fromRgbaPixels(pixels, 1200, 800).jpeg(85);
    const media = await library.addMedia("photo.jpg", withExif(plain));
    expect(readFileSync(library.mediaFile(media.id)).includes("Exif")).toBe(false);
    expect([media.width, media.height]).toEqual([800, 1200]);
    const small = await library.picture(media.id, 480);
    const size = await new Transformer(readFileSync(small.file)).metadata();
    expect(size.width).toBe(480);
    expect(statSync(small.file).size).toBeLessThan(media.bytes);
    expect((await library.picture(media.id, 1600)).file).toBe(library.mediaFile(media.id));
  });

  it("of no kind that we know are refused, and nothing is kept", async () => {
    const library = temporaryNewsroom();
    const text = new TextEncoder().encode("<svg onload='alert(1)'/>");
    await expect(library.addMedia("x.svg", text)).rejects.toMatchObject({ code: "media-unreadable" });
  });
});

/** Makes a newsroom's database what it was before it knew paths: former addresses and publications as slugs. */
function takeBackToSlugs(folder: string, story: StoryId, formerSlugs: readonly string[]): void {
  const database = new Libsql(join(folder, DATABASE_FILE));
  const rows = database
    .prepare("SELECT key, id, card, document FROM stories JOIN documents USING (key)")
    .all();
  for (const { key, id, card, document } of rows as Record<string, string>[]) {
    const back = (json = "", more = {}) => {
      const { versions, ...rest } = JSON.parse(json) as Pick<Story, "versions">;
      const old = localized((language) => {
        const { formerPaths: _, ...version } = versions[language];
        return { ...version, formerSlugs: id === story && language === "en" ? formerSlugs : [] };
      });
      return JSON.stringify({ ...rest, ...more, versions: old });
    };
    database.prepare("UPDATE stories SET card = ? WHERE key = ?").run(back(card), key);
    database
      .prepare("UPDATE documents SET document = ? WHERE key = ?")
      .run(back(document, { schema: 1 }), key);
  }
  database.exec(
    `ALTER TABLE publications RENAME COLUMN path TO slug;
     UPDATE publications SET slug = 'the-river';
     DROP INDEX stories_edition;
     ALTER TABLE stories DROP COLUMN edition;
     ALTER TABLE stories DROP COLUMN adopted;
     ALTER TABLE stories ADD COLUMN adoptions INTEGER NOT NULL DEFAULT 0;`,
  );
  database.pragma("user_version = 5");
  database.close();
}

/** A JPEG with an Exif segment that says to turn it by 90° (Exif 2.3, tag 0x0112 = 6). */
function withExif(jpeg: Uint8Array): Uint8Array {
  const tiff = [
    ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08],
    ...[0x00, 0x01],
    ...[0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, 0x06, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  ];
  const payload = [..."Exif\0\0"].map((c) => c.charCodeAt(0)).concat(tiff);
  const length = payload.length + 2;
  const segment = [0xff, 0xe1, length >> 8, length & 0xff, ...payload];
  return new Uint8Array([...jpeg.subarray(0, 2), ...segment, ...jpeg.subarray(2)]);
}
