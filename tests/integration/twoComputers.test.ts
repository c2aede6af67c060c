import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { Library } from "../../electron/library/library.ts";
import { cloneNewsroom, UNFINISHED } from "../../electron/publishing/clone.ts";
import { readHistory, undoPublish } from "../../electron/publishing/history.ts";
import { publish } from "../../electron/publishing/publisher.ts";
import { resolveConflict } from "../../electron/publishing/resolve.ts";
import { MANIFEST_PATH } from "../../shared/publish/manifest.ts";
import type { Story } from "../../shared/story/model.ts";
import { startFolder } from "../servers/folder.ts";
import type { TestSite } from "../servers/site.ts";
import { cutAt, GatedHost, publishTo } from "./publishing.ts";
import {
  addReadyStory,
  copyNewsroom,
  paragraph,
  temporaryFolder,
  temporaryNewsroom,
  withVersion,
} from "./support.ts";

const PICTURE = join(import.meta.dirname, "../../assets/sample/content/brief-news/2011");

interface Two {
  anna: Library;
  ben: Library;
  site: TestSite;
  story: Story;
}

/** Two computers with the same newsroom and a published story. */
async function begin(): Promise<Two> {
  const server = await startFolder();
  onTestFinished(() => server.stop());
  const site = await server.newSite();
  const anna = temporaryNewsroom();
  const story = addReadyStory(anna, "Common");
  const ben = copyNewsroom(anna);
  await publishTo(anna, site.open());
  await publishTo(ben, site.open());
  return { anna, ben, site, story };
}

function edit(library: Library, id: string, language: "en" | "zh-Hans", text: string): void {
  library.save(withVersion(library.get(id).story, language, { body: [paragraph("a", text)] }));
}

function optionsOf(library: Library, site: TestSite) {
  return { library, hostId: "live", host: site.open(), name: "Live" };
}

describe("two computers", () => {
  it("that changed a language each have both afterwards", async () => {
    const { anna, ben, site, story } = await begin();
    edit(anna, story.id, "en", "Anna's English.");
    edit(ben, story.id, "zh-Hans", "本写的中文。");
    await publishTo(anna, site.open());
    expect(await publishTo(ben, site.open())).toMatchObject({ result: "published", conflicts: [] });
    await publishTo(anna, site.open());
    for (const library of [anna, ben]) {
      const { versions } = library.get(story.id).story;
      expect(JSON.stringify(versions.en.body)).toContain("Anna's English.");
      expect(JSON.stringify(versions["zh-Hans"].body)).toContain("本写的中文。");
    }
    expect(await publishTo(ben, site.open())).toMatchObject({ bytes: 0 });
  });

  it("agree on what one took down: it is a draft on the other, and its pages are gone", async () => {
    const { anna, ben, site, story } = await begin();
    anna.trash([story.id]);
    await publishTo(anna, site.open());
    expect(await publishTo(ben, site.open())).toMatchObject({
      result: "published",
      merged: [{ story: story.id, change: "removed" }],
    });
    expect(ben.get(story.id).summary.versions.en).toMatchObject({ status: "draft", standing: "draft" });
    expect((await site.files()).has("en/brief-news/2011/common/index.html")).toBe(false);
    expect(await publishTo(anna, site.open())).toMatchObject({ bytes: 0, merged: [] });
  });

  it("ask when one took down what the other changed, and do what is decided", async () => {
    for (const take of ["mine", "theirs"] as const) {
      const { anna, ben, site, story } = await begin();
      anna.trash([story.id]);
      await publishTo(anna, site.open());
      edit(ben, story.id, "en", "Ben's words.");
      const { conflicts } = await publishTo(ben, site.open());
      expect(conflicts).toMatchObject([{ story: story.id, theirs: null, parts: ["en", "zh-Hans"] }]);
      resolveConflict(ben, "live", story.id, { take });
      expect(await publishTo(ben, site.open())).toMatchObject({ result: "published" });
      const pages = [...(await site.files()).keys()].filter((path) =>
        path.includes("/brief-news/2011/common"),
      );
      expect(pages.map((path) => path.slice(0, 2))).toEqual(take === "mine" ? ["en", "zh"] : []);
      expect(JSON.stringify(ben.get(story.id).story)).toContain("Ben's words.");
    }
  });

  it("ask when a story in the trash here was changed there", async () => {
    const { anna, ben, site, story } = await begin();
    edit(anna, story.id, "en", "Anna's words.");
    await publishTo(anna, site.open());
    ben.trash([story.id]);
    expect(await publishTo(ben, site.open())).toMatchObject({
      result: "not",
      conflicts: [{ story: story.id }],
    });
    resolveConflict(ben, "live", story.id, { take: "theirs" });
    expect(ben.get(story.id).summary.trashedAt).toBeNull();
    expect(JSON.stringify(ben.get(story.id).story)).toContain("Anna's words.");
  });

  it("get back what one deleted for good while the other changed it", async () => {
    const { anna, ben, site, story } = await begin();
    edit(anna, story.id, "en", "Anna's words.");
    await publishTo(anna, site.open());
    ben.trash([story.id]);
    ben.delete([story.id]);
    expect(await publishTo(ben, site.open())).toMatchObject({ result: "published" });
    expect(JSON.stringify(ben.get(story.id).story)).toContain("Anna's words.");
  });

  it("never put a published text in the place of a draft unasked", async () => {
    const { anna, ben, site, story } = await begin();
    for (const library of [anna, ben]) {
      library.save(withVersion(library.get(story.id).story, "zh-Hans", { status: "draft" }));
      await publishTo(library, site.open());
    }
    edit(ben, story.id, "zh-Hans", "本的草稿。");
    makeReady(anna, story.id, "安娜的译文。");
    await publishTo(anna, site.open());
    expect(await publishTo(ben, site.open())).toMatchObject({ conflicts: [{ parts: ["zh-Hans"] }] });
    expect(JSON.stringify(ben.get(story.id).story)).toContain("本的草稿。");
  });

  it("keep both texts where that is chosen, and a text made of both", async () => {
    const { anna, ben, site, story } = await begin();
    edit(anna, story.id, "en", "Anna's words.");
    edit(ben, story.id, "en", "Ben's words.");
    await publishTo(anna, site.open());
    await publishTo(ben, site.open());
    const before = ben.allStories().length;
    resolveConflict(ben, "live", story.id, { take: "both" });
    expect(ben.allStories()).toHaveLength(before + 1);
    const texts = ben.allStories().map(({ id }) => JSON.stringify(ben.get(id).story));
    for (const words of ["Anna's words.", "Ben's words."]) {
      expect(texts.filter((text) => text.includes(words))).toHaveLength(1);
    }
    edit(anna, story.id, "en", "Anna again.");
    edit(ben, story.id, "en", "Ben again.");
    await publishTo(anna, site.open());
    await publishTo(ben, site.open());
    const mine = ben.get(story.id).story;
    const merged = withVersion(mine, "en", { body: [paragraph("a", "Both together.")] });
    resolveConflict(ben, "live", story.id, { take: "merged", story: merged });
    expect(await publishTo(ben, site.open())).toMatchObject({ result: "published" });
    await publishTo(anna, site.open());
    expect(JSON.stringify(anna.get(story.id).story)).toContain("Both together.");
  });

  it("are asked when an editor that was open before a colleague's text came in saves over it", async () => {
    const { anna, ben, site, story } = await begin();
    const { edition, story: open } = ben.get(story.id);
    edit(anna, story.id, "en", "Anna's words.");
    await publishTo(anna, site.open());
    await publishTo(ben, site.open());
    ben.save(withVersion(open, "en", { body: [paragraph("a", "Typed meanwhile.")] }), edition, open);
    expect(await publishTo(ben, site.open())).toMatchObject({ conflicts: [{ story: story.id }] });
  });

  it("are asked when that editor saves while the publish that brought the text in goes on", async () => {
    const { anna, ben, site, story } = await begin();
    const { edition, story: open } = ben.get(story.id);
    edit(anna, story.id, "en", "Anna's words.");
    await publishTo(anna, site.open());
    const typed = withVersion(open, "en", { body: [paragraph("a", "Typed meanwhile.")] });
    const onArrival = () => void ben.save(typed, edition, open);
    expect(await publish({ ...optionsOf(ben, site), onArrival })).toMatchObject({
      result: "not",
      conflicts: [{ story: story.id }],
    });
    expect((await site.files()).get("en/brief-news/2011/common/index.html")).toContain("Anna&#39;s words.");
  });

  it("keep the address of what is published when both had the same idea", async () => {
    const { anna, ben, site } = await begin();
    const [hers, his] = [anna, ben].map((library) => addReadyStory(library, "Flood", "2012-05-05"));
    await publishTo(anna, site.open());
    expect(await publishTo(ben, site.open())).toMatchObject({ result: "published" });
    expect(ben.get(hers?.id ?? "").story.versions.en.slug).toBe("flood");
    expect(ben.get(his?.id ?? "").story.versions.en.slug).toBe("flood-2");
  });

  it("hand an address on: neither is asked, and each story has the one that it has on the site", async () => {
    const { anna, ben, site, story } = await begin();
    const rename = (library: Library, id: string, slug: string) =>
      library.save(withVersion(library.get(id).story, "en", { slug, slugIsLocked: true }));
    const other = addReadyStory(anna, "Other");
    await publishTo(anna, site.open());
    await publishTo(ben, site.open());
    rename(anna, story.id, "elsewhere");
    rename(anna, other.id, "common");
    rename(anna, story.id, "other");
    await publishTo(anna, site.open());
    expect(await publishTo(ben, site.open())).toMatchObject({ result: "published", conflicts: [], bytes: 0 });
    expect(ben.get(story.id).story.versions.en.slug).toBe("other");
    expect(ben.get(other.id).story.versions.en.slug).toBe("common");
  });

  it("file a story elsewhere: what readers kept of it goes on leading to it, whoever publishes next", async () => {
    const { anna, ben, site, story } = await begin();
    const path = "en/brief-news/2011/common/index.html";
    const { sections, ...newsroom } = anna.newsroom();
    const reports = { id: "reports", name: { en: "Reports", "zh-Hans": "报告" } };
    anna.saveNewsroom({ ...newsroom, sections: [...sections, reports] });
    anna.save({ ...anna.get(story.id).story, date: "2012-01-01" });
    await publishTo(anna, site.open());
    expect((await site.files()).get(path)).toContain('url=../../../../en/brief-news/2012/common/"');
    expect(await publishTo(ben, site.open())).toMatchObject({ result: "published", conflicts: [], bytes: 0 });
    ben.save({ ...ben.get(story.id).story, section: "reports" });
    await publishTo(ben, site.open());
    const files = await site.files();
    for (const former of [path, "en/brief-news/2012/common/index.html"]) {
      expect(files.get(former)).toContain('url=../../../../en/reports/2012/common/"');
    }
    expect(await publishTo(anna, site.open())).toMatchObject({ result: "published", bytes: 0 });
  });

  it("are not asked about a draft that is what was taken down", async () => {
    const { anna, ben, site, story } = await begin();
    const put = (status: "draft" | "ready", text: string) =>
      anna.save(withVersion(anna.get(story.id).story, "en", { status, body: [paragraph("a", text)] }));
    put("draft", "Common in English.");
    await publishTo(anna, site.open());
    await publishTo(ben, site.open());
    put("ready", "Put right.");
    await publishTo(anna, site.open());
    expect(await publishTo(ben, site.open())).toMatchObject({ result: "published", conflicts: [] });
    expect(JSON.stringify(ben.get(story.id).story)).toContain("Put right.");
  });

  it("bring a story back out of the trash when it was put up again elsewhere, and take down nothing", async () => {
    const { anna, ben, site, story } = await begin();
    const setReady = (status: "draft" | "ready") => {
      const { story: mine } = anna.get(story.id);
      anna.save(withVersion(withVersion(mine, "en", { status }), "zh-Hans", { status: "draft" }));
    };
    ben.trash([story.id]);
    await publishTo(ben, site.open());
    await publishTo(anna, site.open());
    setReady("ready");
    await publishTo(anna, site.open());
    expect(await publishTo(ben, site.open())).toMatchObject({ result: "published" });
    expect((await site.files()).has("en/brief-news/2011/common/index.html")).toBe(true);
    expect(ben.get(story.id).summary).toMatchObject({
      trashedAt: null,
      versions: { en: { status: "ready" }, "zh-Hans": { status: "draft" } },
    });
  });

  it("get back a section that one took away while the other filed a story there", async () => {
    const { anna, ben, site } = await begin();
    const news = { id: "reports", name: { en: "Reports", "zh-Hans": "报告" } };
    const settings = anna.newsroom();
    anna.saveNewsroom({ ...settings, sections: [...settings.sections, news] });
    await publishTo(anna, site.open());
    await publishTo(ben, site.open());
    const filed = addReadyStory(anna, "Filed", "2013-01-01");
    anna.save({ ...anna.get(filed.id).story, section: "reports" });
    await publishTo(anna, site.open());
    ben.saveNewsroom(settings);
    expect(await publishTo(ben, site.open())).toMatchObject({ result: "published" });
    expect(ben.newsroom().sections).toContainEqual(news);
    expect((await site.files()).has("en/reports/2013/filed/index.html")).toBe(true);
  });

  it("keep every address that readers had, whichever text counts", async () => {
    const { anna, ben, site, story } = await begin();
    const { story: hers } = anna.get(story.id);
    anna.save(withVersion(hers, "en", { slug: "renamed", slugIsLocked: true }));
    await publishTo(anna, site.open());
    edit(ben, story.id, "en", "Ben's words.");
    await publishTo(ben, site.open());
    resolveConflict(ben, "live", story.id, { take: "mine" });
    await publishTo(ben, site.open());
    expect((await site.files()).get("en/brief-news/2011/renamed/index.html")).toContain(
      "/en/brief-news/2011/common/",
    );
  });

  it("merge byline, tags, address and what is on the site as they are chosen", async () => {
    const { anna, ben, site, story } = await begin();
    const byline = (library: Library, name: string) =>
      library.save({ ...library.get(story.id).story, byline: { en: name, "zh-Hans": "" } });
    byline(anna, "Anna");
    byline(ben, "Ben");
    await publishTo(anna, site.open());
    await publishTo(ben, site.open());
    const { story: mine } = ben.get(story.id);
    const merged = {
      ...withVersion(mine, "en", { status: "draft" }),
      byline: { en: "Anna and Ben", "zh-Hans": "" },
    };
    resolveConflict(ben, "live", story.id, { take: "merged", story: merged });
    expect(ben.get(story.id).story).toMatchObject({
      byline: { en: "Anna and Ben" },
      versions: { en: { status: "draft" }, "zh-Hans": { status: "ready" } },
    });
  });

  it("bring their settings together, value by value", async () => {
    const { anna, ben, site } = await begin();
    const news = { id: "reports", name: { en: "Reports", "zh-Hans": "报告" } };
    const hers = anna.newsroom();
    anna.saveNewsroom({ ...hers, sections: [...hers.sections, news] });
    const his = ben.newsroom();
    ben.saveNewsroom({ ...his, contact: { ...his.contact, phone: "+86 10 1234" } });
    await publishTo(anna, site.open());
    await publishTo(ben, site.open());
    await publishTo(anna, site.open());
    for (const { sections, contact } of [anna.newsroom(), ben.newsroom()]) {
      expect(sections.map(({ id }) => id)).toEqual(["brief-news", "reports"]);
      expect(contact.phone).toBe("+86 10 1234");
    }
  });
});

it("settings that were being changed while a colleague's came in keep both changes", () => {
  const library = temporaryNewsroom();
  const base = library.newsroom();
  const news = { id: "reports", name: { en: "Reports", "zh-Hans": "报告" } };
  library.saveNewsroom({ ...base, sections: [...base.sections, news] });
  library.changeNewsroom({ ...base, contact: { ...base.contact, phone: "1" } }, base);
  expect(library.newsroom()).toMatchObject({
    contact: { phone: "1" },
    sections: [{ id: "brief-news" }, news],
  });
});

describe("a site that was put back from a backup", () => {
  it("is nobody's new work: what is newer here stays, or somebody is asked", async () => {
    const { anna, site, story } = await begin();
    const old = await site.files();
    edit(anna, story.id, "en", "Newer words.");
    const added = addReadyStory(anna, "Added since", "2012-01-01");
    await publishTo(anna, site.open());
    for (const [path, text] of old) await site.write(path, text);
    const result = await publishTo(anna, site.open());
    expect(result).toMatchObject({ result: "not", conflicts: [{ story: story.id, parts: ["en"] }] });
    expect(JSON.stringify(anna.get(story.id).story)).toContain("Newer words.");
    expect(anna.get(added.id).story.versions.en.status).toBe("ready");
    resolveConflict(anna, "live", story.id, { take: "mine" });
    expect(await publishTo(anna, site.open())).toMatchObject({ result: "published" });
    expect(await publishTo(anna, site.open())).toMatchObject({
      result: "published",
      conflicts: [],
      bytes: 0,
    });
    const files = await site.files();
    expect(files.get("en/brief-news/2011/common/index.html")).toContain("Newer words.");
    expect(files.has("en/brief-news/2012/added-since/index.html")).toBe(true);
  });
});

describe("a host that is moved to another place", () => {
  it("takes no story down that was never there, and forgets nothing where only the way in changes", async () => {
    const server = await startFolder();
    onTestFinished(() => server.stop());
    const [live, other] = [await server.newSite(), await server.newSite()];
    const library = temporaryNewsroom();
    library.saveHost(live.config);
    const colleague = copyNewsroom(library);
    addReadyStory(colleague, "Elsewhere");
    for (const title of ["One", "Two"]) {
      addReadyStory(colleague, title, "2010-01-01");
      await publishTo(colleague, other.open());
    }
    const story = addReadyStory(library, "Only here");
    await publishTo(library, live.open());
    library.saveHost({ ...live.config, name: "Renamed" });
    expect(library.agreements.stories("live")).toEqual(new Set([story.id]));
    library.saveHost({ ...other.config, id: "live" });
    const moved = await publishTo(library, other.open());
    expect(moved).toMatchObject({ result: "published", conflicts: [] });
    expect(moved.merged.map(({ change }) => change)).toEqual(["added", "added", "added"]);
    expect((await other.files()).has("en/brief-news/2011/only-here/index.html")).toBe(true);
  });
});

describe("what travels", () => {
  it("holds no draft, no trash and no text that was not published", async () => {
    const { anna, site, story } = await begin();
    const draft = addReadyStory(anna, "Draft-Title-Secret");
    anna.save({
      ...withVersion(withVersion(anna.get(draft.id).story, "en", { status: "draft" }), "zh-Hans", {
        status: "draft",
      }),
      byline: { en: "Draft-Byline-Secret", "zh-Hans": "" },
    });
    const trashed = addReadyStory(anna, "Trash-Title-Secret");
    anna.trash([trashed.id]);
    const half = addReadyStory(anna, "Half");
    anna.save(
      withVersion(anna.get(half.id).story, "zh-Hans", {
        status: "draft",
        title: "半篇秘密",
        summary: "Half-Summary-Secret",
        slug: "half-slug-secret",
        body: [paragraph("b", "Half-Body-Secret")],
      }),
    );
    edit(anna, story.id, "en", "Open words.");
    const sent: string[] = [];
    const inner = site.open();
    const watched = new GatedHost(inner, () => undefined);
    watched.put = (path, bytes, info) => {
      sent.push(path, new TextDecoder().decode(bytes));
      return inner.put(path, bytes, info);
    };
    expect(await publishTo(anna, watched)).toMatchObject({ result: "published" });
    const all = [...sent, ...[...(await site.files())].flat()].join("\n");
    expect(all).toContain("Open words.");
    expect(all).not.toMatch(/secret|秘密/i);
  });

  it("holds every picture in full", async () => {
    const { anna, site, story } = await begin();
    const photo = join(PICTURE, "global-perspective-2011");
    const { readdirSync } = await import("node:fs");
    const name = readdirSync(photo).find((file) => /\.(jpe?g|png|webp)$/.test(file));
    if (!name) throw new Error(`no picture in ${photo}`);
    const media = await anna.addMedia("Source Zhang San.jpg", readFileSync(join(photo, name)));
    const cover = { media: media.id, alt: { en: "A", "zh-Hans": "图" }, caption: { en: "", "zh-Hans": "" } };
    anna.save({ ...anna.get(story.id).story, cover: { ...cover, credit: "Anna" } });
    await publishTo(anna, site.open());
    expect([...(await site.files()).values()].join("\n")).not.toContain("Zhang San");
    const folder = join(temporaryFolder(), "third");
    await cloneNewsroom({ config: site.config, host: site.open(), folder });
    const third = Library.open(folder);
    expect(third.get(story.id).story.cover).toMatchObject({ ...cover, credit: "Anna" });
    expect(readFileSync(third.mediaFile(media.id))).toEqual(readFileSync(anna.mediaFile(media.id)));
    third.close();
  });

  it("never leads out of the site's folder, whoever wrote it", async () => {
    const { anna, ben, site, story } = await begin();
    edit(anna, story.id, "en", "Changed.");
    await publishTo(anna, site.open());
    const files = await site.files();
    const path = [...files.keys()].find((file) => file.startsWith("twinpress/stories/")) ?? "";
    const evil = (files.get(path) ?? "").replace('"section":"brief-news"', '"section":"../../etc"');
    expect(evil).not.toBe(files.get(path));
    await site.write(path, evil);
    const manifest = files.get(MANIFEST_PATH) ?? "";
    const hash = (text: string) => createHash("sha256").update(text).digest("hex");
    await site.write(MANIFEST_PATH, manifest.replace(hash(files.get(path) ?? ""), hash(evil)));
    expect(await publishTo(ben, site.open())).toMatchObject({
      result: "not",
      error: { code: "source-damaged", params: { path } },
    });
  });

  it("leaves nothing behind when it can't come whole", async () => {
    const { site } = await begin();
    const files = await site.files();
    const path = [...files.keys()].find((file) => file.startsWith("twinpress/stories/")) ?? "";
    await site.write(path, "{}");
    const folder = join(temporaryFolder(), "third");
    const cloning = cloneNewsroom({ config: site.config, host: site.open(), folder });
    await expect(cloning).rejects.toMatchObject({ code: "source-damaged", params: { path } });
    expect(existsSync(folder)).toBe(false);
  });

  it("comes anew over what a clone that was killed left, but never over a newsroom", async () => {
    const { site } = await begin();
    const folder = join(temporaryFolder(), "third");
    const clone = () => cloneNewsroom({ config: site.config, host: site.open(), folder });
    const left = Library.createFrom(folder, temporaryNewsroom().newsroom());
    writeFileSync(join(folder, UNFINISHED), "");
    left.close();
    expect(await clone()).toEqual({ stories: 1 });
    expect(existsSync(join(folder, UNFINISHED))).toBe(false);
    writeFileSync(join(folder, UNFINISHED), "");
    await expect(clone()).rejects.toMatchObject({ code: "target-not-empty" });
    const kept = Library.open(folder);
    expect(kept.allStories()).toHaveLength(1);
    kept.close();
  });

  it("never makes way for itself through files of others", async () => {
    const { site } = await begin();
    const folder = temporaryFolder();
    writeFileSync(join(folder, UNFINISHED), "");
    writeFileSync(join(folder, "letters.txt"), "mine");
    await expect(cloneNewsroom({ config: site.config, host: site.open(), folder })).rejects.toMatchObject({
      code: "target-not-empty",
    });
    expect(readFileSync(join(folder, "letters.txt"), "utf8")).toBe("mine");
  });
});

describe("the history", () => {
  it("tells of each publish, and an undo puts the previous content back", async () => {
    const { anna, site, story } = await begin();
    const page = "en/brief-news/2011/common/index.html";
    const before = (await site.files()).get(page);
    edit(anna, story.id, "en", "A mistake.");
    await publishTo(anna, site.open());
    const history = await readHistory(optionsOf(anna, site));
    expect(history).toMatchObject([
      {
        generation: 2,
        stories: [story.id],
        titles: [{ en: "Common", "zh-Hans": anna.get(story.id).story.versions["zh-Hans"].title }],
        canUndo: true,
        added: 0,
        removed: 0,
      },
      { generation: 1, stories: [story.id], canUndo: true },
    ]);
    const { restored, publish } = await undoPublish(optionsOf(anna, site), 2);
    expect(restored).toEqual([story.id]);
    expect(publish).toMatchObject({ result: "published" });
    expect((await site.files()).get(page)).toBe(before);
    expect(JSON.stringify(anna.get(story.id).story)).not.toContain("A mistake.");
  });

  it("keeps what was written since as a draft of its own", async () => {
    const { anna, site, story } = await begin();
    edit(anna, story.id, "en", "A mistake.");
    await publishTo(anna, site.open());
    edit(anna, story.id, "en", "Not published yet.");
    await undoPublish(optionsOf(anna, site), 2);
    const drafts = anna.allStories().filter(({ id }) => id !== story.id);
    expect(drafts).toHaveLength(1);
    expect(JSON.stringify(anna.get(drafts[0]?.id ?? "").story)).toContain("Not published yet.");
  });

  it("takes down what a publish brought, and puts back what it took down", async () => {
    const { anna, site } = await begin();
    const added = addReadyStory(anna, "Added", "2012-01-01");
    await publishTo(anna, site.open());
    await undoPublish(optionsOf(anna, site), 2);
    expect((await site.files()).has("en/brief-news/2012/added/index.html")).toBe(false);
    expect(anna.get(added.id).summary.versions.en.status).toBe("draft");
    await undoPublish(optionsOf(anna, site), 3);
    expect((await site.files()).has("en/brief-news/2012/added/index.html")).toBe(true);
  });

  it("asks before an undo where a colleague changed what it would put back, and puts nothing back", async () => {
    const { anna, ben, site, story } = await begin();
    edit(anna, story.id, "en", "First change.");
    await publishTo(anna, site.open());
    await publishTo(ben, site.open());
    edit(ben, story.id, "en", "Ben's change.");
    await publishTo(ben, site.open());
    edit(anna, story.id, "en", "Not published yet.");
    await expect(undoPublish(optionsOf(anna, site), 2)).rejects.toMatchObject({ code: "publish-undecided" });
    expect(JSON.stringify(anna.get(story.id).story)).toContain("Not published yet.");
    expect(anna.allStories()).toHaveLength(1);
  });

  it("undoes again what could not be published, without a second story", async () => {
    const { anna, site, story } = await begin();
    edit(anna, story.id, "en", "A mistake.");
    await publishTo(anna, site.open());
    const { publish } = await undoPublish({ ...optionsOf(anna, site), host: cutAt(site.open(), 8) }, 2);
    expect(publish.result).toBe("not");
    expect(await undoPublish(optionsOf(anna, site), 2)).toMatchObject({ publish: { result: "published" } });
    expect(anna.allStories().map(({ id }) => id)).toEqual([story.id]);
    expect((await site.files()).get("en/brief-news/2011/common/index.html")).not.toContain("A mistake.");
  });

  it("keeps a draft that was written on since as a story of its own", async () => {
    const { anna, site, story } = await begin();
    edit(anna, story.id, "en", "A mistake.");
    await publishTo(anna, site.open());
    const { story: mine } = anna.get(story.id);
    anna.save(withVersion(mine, "en", { status: "draft", body: [paragraph("a", "Half rewritten.")] }));
    await undoPublish(optionsOf(anna, site), 2);
    const texts = anna.allStories().map(({ id }) => JSON.stringify(anna.get(id).story.versions.en.body));
    expect(texts.filter((text) => text.includes("Half rewritten."))).toHaveLength(1);
    expect(texts).toHaveLength(2);
  });

  it("makes no second story of a version that was never published", async () => {
    const { anna, site } = await begin();
    const added = addReadyStory(anna, "Added", "2012-01-01");
    const body = [paragraph("d", "只是草稿。")];
    anna.save(withVersion(anna.get(added.id).story, "zh-Hans", { status: "draft", body }));
    await publishTo(anna, site.open());
    await undoPublish(optionsOf(anna, site), 2);
    await undoPublish(optionsOf(anna, site), 3);
    expect(anna.allStories()).toHaveLength(2);
    expect(JSON.stringify(anna.get(added.id).story)).toContain("只是草稿。");
  });

  it("leaves alone what was changed again since, and says where else it can be undone", async () => {
    const { anna, ben, site, story } = await begin();
    edit(anna, story.id, "en", "First change.");
    await publishTo(anna, site.open());
    edit(anna, story.id, "en", "Second change.");
    await publishTo(anna, site.open());
    await expect(undoPublish(optionsOf(anna, site), 2)).rejects.toMatchObject({ code: "undo-nothing" });
    await expect(undoPublish(optionsOf(ben, site), 2)).rejects.toMatchObject({ code: "undo-impossible" });
    expect((await site.files()).get(MANIFEST_PATH)).toContain('"generation":3');
  });
});

function makeReady(library: Library, id: string, text: string): void {
  const { story } = library.get(id);
  library.save(withVersion(story, "zh-Hans", { status: "ready", body: [paragraph("b", text)] }));
}
