import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { UserError } from "../../shared/errors.ts";
import type { Host } from "../../shared/publish/host.ts";
import { MANIFEST_PATH } from "../../shared/publish/manifest.ts";
import { startFolder } from "../servers/folder.ts";
import { MemorySite } from "../servers/memory.ts";
import type { TestSite } from "../servers/site.ts";
import { GatedHost, publishTo } from "./publishing.ts";
import { addReadyStory, copyNewsroom, temporaryNewsroom, withVersion } from "./support.ts";

/** The page of the story that each site here begins with. */
const PAGE = "en/brief-news/2011/first/index.html";

async function newSite(): Promise<TestSite & { take(path: string): void }> {
  const server = await startFolder();
  onTestFinished(() => server.stop());
  const site = await server.newSite();
  const { config } = site;
  if (config.kind !== "folder") throw new Error("no folder");
  return { ...site, take: (path) => rmSync(join(config.path, path)) };
}

/** A host, and the names of the calls that it gets. */
function watched(inner: Host): { host: GatedHost; calls: string[] } {
  const calls: string[] = [];
  return { host: new GatedHost(inner, (_, name) => void calls.push(name)), calls };
}

/** A host whose lock somebody else had first, after it was looked at. */
function beaten(inner: Host, first: () => Promise<unknown>): GatedHost {
  let isBeaten = false;
  return new GatedHost(inner, async (_, name) => {
    if (name !== "acquire" || isBeaten) return;
    isBeaten = true;
    await first();
  });
}

describe("the lock of a host", () => {
  it("is not taken where there is nothing to write", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    addReadyStory(library, "First");
    await publishTo(library, site.open());
    const idle = watched(site.open());
    expect(await publishTo(library, idle.host)).toMatchObject({ result: "published", bytes: 0 });
    expect(idle.calls).not.toContain("acquire");
  });

  it("is waited for, and what was published meanwhile is taken in", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    addReadyStory(library, "First");
    await publishTo(library, site.open());
    const colleague = copyNewsroom(library);
    const theirs = addReadyStory(colleague, "Theirs", "2012-01-02");
    site.take(PAGE);
    const host = beaten(site.open(), () => publishTo(colleague, site.open()));
    expect(await publishTo(library, host)).toMatchObject({
      result: "published",
      merged: [{ story: theirs.id, change: "added" }],
    });
    const files = await site.files();
    expect(files.has(PAGE)).toBe(true);
    for (const title of ["First", "Theirs"]) expect(files.get("en/index.html")).toContain(title);
  });

  it("is waited for, and what a publisher left who was cut off meanwhile is nobody else's", async () => {
    const [library, site] = [temporaryNewsroom(), new MemorySite(false)];
    addReadyStory(library, "First");
    await publishTo(library, site.open());
    const colleague = copyNewsroom(library);
    addReadyStory(colleague, "Theirs", "2012-01-02");
    site.files.delete(PAGE);
    let puts = 0;
    const cut = new GatedHost(site.open(), (_, name) => {
      if (name === "put") puts += 1;
      if (puts > 6) throw new UserError("publish-cancelled");
    });
    const host = beaten(site.open(), () => publishTo(colleague, cut));
    expect(await publishTo(library, host)).toMatchObject({ result: "published" });
    expect([...site.texts().keys()].filter((path) => path.includes("theirs"))).toEqual([]);
    expect(await publishTo(colleague, site.open())).toMatchObject({ result: "published" });
  });
});

describe("what is on a host", () => {
  it("is looked for before a publish counts: a file that a server took and dropped stops it", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    for (let day = 10; day < 30; day += 1) addReadyStory(library, `Story ${day}`, `2012-01-${day}`);
    const path = "en/brief-news/2012/story-17/index.html";
    const inner = site.open();
    const forgetful = new GatedHost(inner, () => undefined);
    forgetful.put = async (file, bytes, info) => {
      if (file !== path) await inner.put(file, bytes, info);
    };
    expect(await publishTo(library, forgetful)).toMatchObject({
      result: "not",
      error: { code: "host-verify-failed", params: { path } },
    });
    expect((await site.files()).has(MANIFEST_PATH)).toBe(false);
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
    expect((await site.files()).has(path)).toBe(true);
  });

  it("is looked for in full: one file of three hundred that a server cut off stops it", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    for (let day = 0; day < 100; day += 1) addReadyStory(library, `Story ${day}`, "2012-01-01");
    const path = "en/brief-news/2012/story-57/index.html";
    const inner = site.open();
    const cutting = new GatedHost(inner, () => undefined);
    cutting.put = (file, bytes, info) => inner.put(file, file === path ? bytes.subarray(0, -1) : bytes, info);
    const stopped = await publishTo(library, cutting);
    expect(stopped).toMatchObject({ result: "not", error: { code: "host-verify-failed", params: { path } } });
    expect(stopped.plan.added.length).toBeGreaterThan(300);
    expect((await site.files()).has(MANIFEST_PATH)).toBe(false);
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
    expect((await site.files()).get(path)).toMatch(/<\/html>\s*$/);
  });

  it("is sent again where somebody cut it off since", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    addReadyStory(library, "First");
    await publishTo(library, site.open());
    const whole = (await site.files()).get(PAGE) ?? "";
    await site.write(PAGE, whole.slice(0, 1000));
    expect(await publishTo(library, site.open())).toMatchObject({ plan: { changed: [PAGE] } });
    expect((await site.files()).get(PAGE)).toBe(whole);
  });

  it("is sent again where somebody took it away, and nothing else is", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    addReadyStory(library, "First");
    addReadyStory(library, "Second", "2012-01-01");
    await publishTo(library, site.open());
    const before = await site.files();
    site.take(PAGE);
    expect(await publishTo(library, site.open())).toMatchObject({
      result: "published",
      plan: { added: [], changed: [PAGE], removed: [] },
    });
    expect((await site.files()).get(PAGE)).toBe(before.get(PAGE));
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published", bytes: 0 });
  });

  it("is not sent again where only the list of files lags behind", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    addReadyStory(library, "First");
    const lagging = () => {
      const host = new GatedHost(site.open(), () => undefined);
      host.present = async () => new Map();
      return host;
    };
    expect(await publishTo(library, lagging())).toMatchObject({ result: "published" });
    expect(await publishTo(library, lagging())).toMatchObject({ result: "published", bytes: 0 });
  });

  it("is nobody's once its list is gone, and is told so", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    const story = addReadyStory(library, "First");
    await publishTo(library, site.open());
    site.take(MANIFEST_PATH);
    const before = await site.files();
    library.save(withVersion(library.get(story.id).story, "en", { title: "Another title" }));
    expect(await publishTo(library, site.open())).toMatchObject({
      result: "not",
      error: { code: "manifest-lost" },
    });
    expect(await site.files()).toEqual(before);
  });
});
