import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { thisComputer } from "../../electron/hosts/computer.ts";
import { openHost } from "../../electron/hosts/index.ts";
import { preparePublish } from "../../electron/publishing/publisher.ts";
import { UserError } from "../../shared/errors.ts";
import type { Host } from "../../shared/publish/host.ts";
import { MANIFEST_PATH } from "../../shared/publish/manifest.ts";
import { startFolder } from "../servers/folder.ts";
import { MemorySite } from "../servers/memory.ts";
import type { TestSite } from "../servers/site.ts";
import { cutAt, GatedHost, publishTo, SILENCE } from "./publishing.ts";
import { addReadyStory, copyNewsroom, temporaryFolder, temporaryNewsroom, withVersion } from "./support.ts";

/** A host of this computer is tried again at once. */
const SOON = { backOffMs: [1, 1, 1] };

async function newSite(): Promise<TestSite> {
  const server = await startFolder();
  onTestFinished(() => server.stop());
  return server.newSite();
}

describe("a publish", () => {
  it("stops before anything is touched when a version is not fit to be published", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    const story = addReadyStory(library, "First");
    library.save(withVersion(story, "en", { body: [] }));
    const host = site.open();
    const { findings } = await preparePublish({ library, hostId: "live", host, name: "Live" });
    expect(findings).toContainEqual(expect.objectContaining({ rule: "missing-body", severity: "block" }));
    expect(await publishTo(library, host)).toMatchObject({ result: "not", error: { code: "checks-failed" } });
    expect((await site.files()).size).toBe(0);
  });

  it("refuses a host that holds another newsroom's site, or a manifest that can't be read", async () => {
    const [library, other, site] = [temporaryNewsroom(), temporaryNewsroom(), await newSite()];
    addReadyStory(library, "First");
    addReadyStory(other, "Theirs");
    await publishTo(library, site.open());
    const before = await site.files();
    const foreign = await publishTo(other, site.open());
    expect(foreign).toMatchObject({ result: "not", error: { code: "manifest-foreign" } });
    expect(await site.files()).toEqual(before);
    for (const [text, code] of [
      ["{ not json", "manifest-damaged"],
      [before.get(MANIFEST_PATH)?.replace('"schema":1', '"schema":9') ?? "", "manifest-newer"],
    ] as const) {
      await site.write(MANIFEST_PATH, text);
      expect(await publishTo(library, site.open())).toMatchObject({ result: "not", error: { code } });
    }
  });

  it("never goes into the newsroom's own folder, but for the site's", async () => {
    const library = temporaryNewsroom();
    const open = (path: string) =>
      openHost(
        { kind: "folder", id: "x", name: "x", path },
        { newsroomFolder: library.folder, secret: null },
      );
    for (const path of [library.folder, join(library.folder, ".."), join(library.folder, "media")]) {
      await expect(open(path)).rejects.toMatchObject({ code: "host-overlaps-newsroom" });
    }
    const link = join(temporaryFolder(), "link");
    symlinkSync(library.folder, link);
    await expect(open(link)).rejects.toMatchObject({ code: "host-overlaps-newsroom" });
    await expect(open(join(library.folder, "site"))).resolves.toBeDefined();
  });

  it("can be stopped, and says so", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    addReadyStory(library, "First");
    const stopped = new AbortController();
    const host = new GatedHost(site.open(), (_, name) => {
      if (name === "put") stopped.abort();
    });
    const result = await publishTo(library, host, { signal: stopped.signal });
    expect(result).toMatchObject({ result: "not", error: { code: "publish-cancelled" } });
    expect((await site.files()).has(MANIFEST_PATH)).toBe(false);
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
  });

  it("tries a file again that did not get through, and gives up on a host that is gone", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    addReadyStory(library, "First");
    const failures = new Map<number, number>();
    const shaky = new GatedHost(site.open(), (call, name) => {
      if (name === "put" && call % 3 === 0 && !failures.has(call)) {
        failures.set(call, 1);
        throw new Error("ECONNRESET");
      }
    });
    expect(await publishTo(library, shaky, SOON)).toMatchObject({ result: "published", failed: [] });
    expect(failures.size).toBeGreaterThan(3);
    addReadyStory(library, "Second", "2012-01-01");
    let puts = 0;
    const gone = new GatedHost(site.open(), (_, name) => {
      if (name === "put") puts += 1;
      if (puts > 2) throw new Error("ECONNRESET");
    });
    expect(await publishTo(library, gone, SOON)).toMatchObject({
      result: "not",
      error: { code: "host-unreachable" },
    });
    expect(puts).toBeLessThan(40);
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
  });

  it("names the one file that a host does not take, and leaves out what may link to it", async () => {
    const { UserError } = await import("../../shared/errors.ts");
    const [library, site] = [temporaryNewsroom(), await newSite()];
    addReadyStory(library, "First");
    await publishTo(library, site.open());
    addReadyStory(library, "Second", "2012-01-01");
    const path = "en/brief-news/2012/second/index.html";
    const inner = site.open();
    const picky = new GatedHost(inner, () => undefined);
    picky.put = (file, bytes, info) =>
      file === path
        ? Promise.reject(new UserError("host-name-refused", { name: "Live", path }))
        : inner.put(file, bytes, info);
    const result = await publishTo(library, picky);
    expect(result).toMatchObject({
      result: "partly",
      failed: [{ path, error: { code: "host-name-refused" } }],
    });
    expect(result.waiting).toBeGreaterThan(0);
    const files = await site.files();
    expect(files.has(path)).toBe(false);
    expect(files.get(MANIFEST_PATH)).not.toContain(path);
    expect(files.get("en/index.html")).not.toContain("second");
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published", failed: [] });
  });

  it("names what it could not take down, and the next publish does it", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    addReadyStory(library, "Stays");
    const goes = addReadyStory(library, "Goes", "2010-01-01");
    await publishTo(library, site.open());
    library.trash([goes.id]);
    const { UserError } = await import("../../shared/errors.ts");
    const stuck = new GatedHost(site.open(), (_, name) => {
      if (name === "remove") throw new UserError("host-read-only", { name: "Live", path: "en" });
    });
    const result = await publishTo(library, stuck);
    expect(result.result).toBe("partly");
    expect(result.failed.map(({ path }) => path)).toContain("en/brief-news/2010/goes/index.html");
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
    expect((await site.files()).has("en/brief-news/2010/goes/index.html")).toBe(false);
  });

  it("says that it is not published when what comes back is not what was sent", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    addReadyStory(library, "First");
    const inner = site.open();
    const rotten = new GatedHost(inner, () => undefined);
    rotten.put = (file, bytes, info) => inner.put(file, bytes.slice(1), info);
    const result = await publishTo(library, rotten);
    expect(result).toMatchObject({ result: "not", error: { code: "host-verify-failed" } });
    expect((await site.files()).has(MANIFEST_PATH)).toBe(false);
  });
});

describe("the end of a publish whose line breaks at the last step", () => {
  /** A host whose line is gone once a call of this name went through. */
  function goneAfter(inner: Host, last: string): GatedHost {
    let isGone = false;
    const host = new GatedHost(inner, () => {
      if (isGone) throw new Error("ECONNRESET");
    });
    const commit = host.commit;
    host.commit = async (...args) => {
      const token = await commit(...args);
      isGone = true;
      if (last === "commit") throw new Error("ECONNRESET");
      return token;
    };
    return host;
  }

  it("is told as not certain; the next publish finds out, and asks nobody about one's own text", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    const story = addReadyStory(library, "First");
    const first = await publishTo(library, goneAfter(site.open(), "commit"), SOON);
    expect(first).toMatchObject({ result: "not", error: { code: "publish-unanswered" } });
    const colleague = copyNewsroom(library);
    addReadyStory(colleague, "Theirs", "2012-01-01");
    expect(await publishTo(colleague, site.open())).toMatchObject({ result: "published" });
    library.save(withVersion(library.get(story.id).story, "en", { title: "Written since" }));
    const next = await publishTo(library, site.open());
    expect(next).toMatchObject({ result: "published", conflicts: [] });
    expect((await site.files()).get("en/index.html")).toContain("Written since");
  });

  it("is published only when it was read back, where a site changes at a stroke", async () => {
    const [library, site] = [temporaryNewsroom(), new MemorySite(true)];
    addReadyStory(library, "First");
    const first = await publishTo(library, goneAfter(site.open(), "nothing"), SOON);
    expect(first).toMatchObject({ result: "not", error: { code: "publish-unverified" } });
    expect(site.texts().has("en/index.html")).toBe(true);
    const read: string[] = [];
    const watched = new GatedHost(site.open(), () => undefined);
    const get = watched.get;
    watched.get = (path) => {
      read.push(path);
      return get(path);
    };
    expect(await publishTo(library, watched)).toMatchObject({ result: "published", bytes: 0 });
    expect(read.filter((path) => path.endsWith(".html")).length).toBeGreaterThan(2);
  });

  it("is published where only this computer could not note it, and the next publish does", async () => {
    const [library, site] = [temporaryNewsroom(), new MemorySite(false)];
    addReadyStory(library, "First");
    const mark = library.markPublished;
    library.markPublished = () => {
      throw new Error("the disk is full");
    };
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
    library.markPublished = mark;
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published", bytes: 0 });
    expect(library.allStories()[0]?.versions.en.standing).toBe("published");
  });

  it("is published where only the list of what is under way could not be taken away", async () => {
    const [library, site] = [temporaryNewsroom(), await newSite()];
    addReadyStory(library, "First");
    const result = await publishTo(library, goneAfter(site.open(), "nothing"), SOON);
    expect(result).toMatchObject({ result: "published", failed: [] });
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
    expect(await publishTo(library, site.open())).toMatchObject({ result: "published", bytes: 0 });
  });
});

describe("a publish that is cut off", () => {
  it("goes on where it was: what is there as it should be is not sent again, and all else is", async () => {
    const [library, site, whole] = [temporaryNewsroom(), await newSite(), await newSite()];
    for (let day = 1; day <= 9; day += 1) addReadyStory(library, `Day ${day}`, `2011-11-0${day}`);
    const all = sentBy(whole.open());
    await publishTo(library, all.host);
    const first = sentBy(site.open(), all.paths.length / 2);
    expect(await publishTo(library, first.host)).toMatchObject({ result: "not" });
    const [damaged = ""] = first.paths.filter((path) => path.endsWith(".html"));
    await site.write(damaged, "half");
    const second = sentBy(site.open());
    const left = all.paths.length - first.paths.length;
    expect(await publishTo(library, second.host)).toMatchObject({ result: "published", failed: [] });
    expect(new Set(second.paths).has(damaged)).toBe(true);
    expect(second.paths).toHaveLength(left + 1);
    expect([...(await site.files()).keys()].sort()).toEqual([...(await whole.files()).keys()].sort());
  });

  it("and then taken back leaves nothing of it on the site", { timeout: 240_000 }, async () => {
    const library = temporaryNewsroom();
    addReadyStory(library, "Stays");
    const newsroom = library.newsroom();
    const rename = (en: string) => library.saveNewsroom({ ...newsroom, name: { ...newsroom.name, en } });
    const begin = async () => {
      const site = await newSite();
      await publishTo(library, site.open());
      return site;
    };
    const whole = await begin();
    const wanted = (await whole.files()).get("en/index.html");
    rename("Wrong Name");
    const counting = cutAt(whole.open(), Number.POSITIVE_INFINITY);
    await publishTo(library, counting);
    for (let cut = 3; cut <= counting.calls; cut += 2) {
      rename(newsroom.name.en);
      const site = await begin();
      rename("Wrong Name");
      await publishTo(library, cutAt(site.open(), cut));
      rename(newsroom.name.en);
      expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
      expect((await site.files()).get("en/index.html"), `after a cut at ${cut}`).toBe(wanted);
    }
  });

  it("by the end of its process leaves a lock that keeps nobody out", async () => {
    const site = await newSite();
    if (site.config.kind !== "folder") throw new Error("no folder");
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    const holder = { owner: "x", secret: "x", computer: thisComputer(), pid: dead, beat: 0 };
    const lock = join(site.config.path, ".twinpress-lock");
    mkdirSync(lock, { recursive: true });
    writeFileSync(join(lock, "holder.json"), JSON.stringify(holder));
    // Longer than the test may take.
    const lease = await site.open().acquire({ owner: "Anna", ttlMs: 3_600_000 });
    await lease.release();
  });

  it("on another computer is waited for as long as it may be silent, and no longer", async () => {
    const site = await newSite();
    const host = site.open();
    await host.probe();
    await host.acquire({ owner: "Anna", ttlMs: SILENCE });
    const other = site.open();
    const lease = await other.acquire({ owner: "Ben", ttlMs: SILENCE });
    await lease.renew();
    await lease.release();
  });

  it("keeps others out while it lives, and stops when another has taken over", async () => {
    const site = await newSite();
    const host = site.open();
    await host.probe();
    const lease = await host.acquire({ owner: "Anna", ttlMs: 10_000 });
    let beat = Promise.resolve();
    const beating = setInterval(() => {
      beat = beat.then(() => lease.renew());
    }, 50);
    await expect(site.open().acquire({ owner: "Ben", ttlMs: 10_000 })).rejects.toMatchObject({
      code: "publish-busy",
      params: { owner: "Anna" },
    });
    clearInterval(beating);
    // One that is underway would be a sign of life still.
    await beat;
    const bens = await site.open().acquire({ owner: "Ben", ttlMs: SILENCE });
    await expect(lease.renew()).rejects.toMatchObject({
      code: "publish-lost-lease",
      params: { owner: "Ben" },
    });
    await bens.release();
  });
});

/** A host, and the files of the site that are put there; after so many, the line is cut. */
function sentBy(inner: Host, most = Number.POSITIVE_INFINITY): { host: Host; paths: string[] } {
  const paths: string[] = [];
  const host = new GatedHost(inner, () => {
    if (paths.length >= most) throw new UserError("publish-cancelled");
  });
  const { put } = host;
  host.put = async (path, ...rest) => {
    await put(path, ...rest);
    if (!path.startsWith("twinpress-")) paths.push(path);
  };
  return { host, paths };
}
