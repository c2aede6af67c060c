import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { FolderHost } from "../../electron/hosts/folder.ts";
import { openHost } from "../../electron/hosts/index.ts";
import type { Library } from "../../electron/library/library.ts";
import { preparePublish, publish } from "../../electron/publishing/publisher.ts";
import type { Host } from "../../shared/publish/host.ts";
import { MANIFEST_PATH, parseManifest } from "../../shared/publish/manifest.ts";
import type { PublishResult } from "../../shared/publish/progress.ts";
import { addReadyStory, paragraph, temporaryFolder, temporaryNewsroom, withVersion } from "./support.ts";

function publishTo(library: Library, host: Host, signal?: AbortSignal): Promise<PublishResult> {
  return publish({ library, hostId: "live", host, cache: new Map(), ...(signal ? { signal } : {}) });
}

/** Every file below a folder, by its path. */
function filesOf(root: string): Map<string, string> {
  const files = new Map<string, string>();
  if (!existsSync(root)) return files;
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(file.slice(root.length + 1), readFileSync(file, "utf8"));
  }
  return files;
}

/** Links of pages to files that are not there; the pages that a reader can come to, from the front. */
function brokenLinks(files: Map<string, string>): string[] {
  const broken: string[] = [];
  for (const [path, html] of files) {
    if (!path.endsWith(".html") || path === "404.html") continue;
    for (const [, link] of html.matchAll(/(?:href|src)="([^":#?]+)"/g)) {
      const target = posix.normalize(posix.join(posix.dirname(path), link ?? ""));
      const file = target.endsWith("/") || target === "." ? posix.join(target, "index.html") : target;
      if (!files.has(file)) broken.push(`${path} -> ${link}`);
    }
  }
  return broken;
}

/** A host that fails at its nth call, as when the line is cut there. */
class CutHost implements Host {
  calls = 0;
  private readonly inner: Host;
  private readonly cutAt: number;

  constructor(inner: Host, cutAt: number) {
    this.inner = inner;
    this.cutAt = cutAt;
  }

  probe = () => this.call(() => this.inner.probe());
  readManifest = () => this.call(() => this.inner.readManifest());
  acquire = (...args: Parameters<Host["acquire"]>) => this.call(() => this.inner.acquire(...args));
  put = (...args: Parameters<Host["put"]>) => this.call(() => this.inner.put(...args));
  get = (path: string) => this.call(() => this.inner.get(path));
  commit = (...args: Parameters<Host["commit"]>) => this.call(() => this.inner.commit(...args));
  remove = (paths: readonly string[]) => this.call(() => this.inner.remove(paths));
  close = () => this.inner.close();

  private async call<T>(work: () => Promise<T>): Promise<T> {
    this.calls += 1;
    // Cut for good: as if the process had been killed here.
    if (this.calls >= this.cutAt) throw new CutError();
    return work();
  }
}

class CutError extends Error {}

describe("a publish", () => {
  it("puts the site there, and with nothing to do writes nothing", async () => {
    const library = temporaryNewsroom();
    const root = join(temporaryFolder(), "site");
    addReadyStory(library, "First");
    const first = await publishTo(library, new FolderHost("live", root));
    expect(first).toMatchObject({ result: "published", failed: [] });
    expect(brokenLinks(filesOf(root))).toEqual([]);
    const before = filesOf(root);
    const second = await publishTo(library, new FolderHost("live", root));
    expect(second).toMatchObject({ result: "published", bytes: 0, rendered: 0 });
    expect(filesOf(root)).toEqual(before);
  });

  it("sends only what an edit changed", async () => {
    const library = temporaryNewsroom();
    const root = join(temporaryFolder(), "site");
    addReadyStory(library, "First");
    const other = addReadyStory(library, "Second", "2010-05-05");
    await publishTo(library, new FolderHost("live", root));
    library.save(withVersion(library.get(other.id).story, "en", { body: [paragraph("a", "Edited.")] }));
    const result = await publishTo(library, new FolderHost("live", root));
    expect(result.plan.changed).toContain("en/brief-news/2010/second/index.html");
    expect(result.plan.changed).not.toContain("en/brief-news/2011/first/index.html");
    expect(result.plan.changed).not.toContain("zh/brief-news/2010/second-zhong-wen/index.html");
    expect(result.plan.added).toEqual([]);
  });

  it("takes down what was withdrawn, and nothing that it did not put there", async () => {
    const library = temporaryNewsroom();
    const root = join(temporaryFolder(), "site");
    mkdirSync(join(root, "photos"), { recursive: true });
    writeFileSync(join(root, "photos", "mine.txt"), "mine");
    const story = addReadyStory(library, "First");
    await publishTo(library, new FolderHost("live", root));
    const page = join(root, "en/brief-news/2011/first/index.html");
    expect(existsSync(page)).toBe(true);
    library.trash([story.id]);
    const result = await publishTo(library, new FolderHost("live", root));
    expect(result.plan.removed).toContain("en/brief-news/2011/first/index.html");
    expect(existsSync(page)).toBe(false);
    expect(existsSync(join(root, "en/brief-news/2011"))).toBe(false);
    expect(readFileSync(join(root, "photos", "mine.txt"), "utf8")).toBe("mine");
  });

  it("never touches another's file, however often it is tried: it names it, and publishes nothing", async () => {
    const library = temporaryNewsroom();
    const root = join(temporaryFolder(), "site");
    mkdirSync(join(root, "en/brief-news/2011/first"), { recursive: true });
    const theirs = ["robots.txt", "en/brief-news/2011/first/index.html"];
    for (const path of theirs) writeFileSync(join(root, path), "theirs");
    const story = addReadyStory(library, "First");
    for (const step of ["publish", "again", "trash"]) {
      if (step === "trash") library.trash([story.id]);
      expect(await publishTo(library, new FolderHost("live", root)), step).toMatchObject({
        result: "not",
        error: { code: "host-file-foreign" },
      });
      expect([...filesOf(root)].map(([path, text]) => [path, text]).sort(), step).toEqual(
        theirs.map((path) => [path, "theirs"]).sort(),
      );
    }
  });

  it("stops before anything is touched when a version is not fit to be published", async () => {
    const library = temporaryNewsroom();
    const root = join(temporaryFolder(), "site");
    const story = addReadyStory(library, "First");
    library.save(withVersion(story, "en", { body: [] }));
    const host = new FolderHost("live", root);
    const { findings } = await preparePublish({ library, hostId: "live", host, cache: new Map() });
    expect(findings).toContainEqual(expect.objectContaining({ rule: "missing-body", severity: "block" }));
    const result = await publishTo(library, host);
    expect(result).toMatchObject({ result: "not", error: { code: "checks-failed" } });
    expect(filesOf(root).size).toBe(0);
  });

  it("refuses a host that holds another newsroom's site, or a manifest that can't be read", async () => {
    const library = temporaryNewsroom();
    const root = join(temporaryFolder(), "site");
    addReadyStory(library, "First");
    await publishTo(library, new FolderHost("live", root));
    const other = temporaryNewsroom();
    addReadyStory(other, "Theirs");
    const before = filesOf(root);
    expect(await publishTo(other, new FolderHost("live", root))).toMatchObject({
      result: "not",
      error: { code: "manifest-foreign" },
    });
    expect(filesOf(root)).toEqual(before);
    writeFileSync(join(root, MANIFEST_PATH), "{ not json");
    expect(await publishTo(library, new FolderHost("live", root))).toMatchObject({
      result: "not",
      error: { code: "manifest-damaged" },
    });
  });

  it("never goes into the newsroom's own folder, but for the site's", () => {
    const library = temporaryNewsroom();
    const open = (path: string) => openHost({ kind: "folder", id: "x", name: "x", path }, library.folder);
    for (const path of [library.folder, join(library.folder, ".."), join(library.folder, "media")]) {
      expect(() => open(path)).toThrow(expect.objectContaining({ code: "host-overlaps-newsroom" }));
    }
    expect(() => open(join(library.folder, "site"))).not.toThrow();
  });

  it("lets only one publisher at a time in, and sees when another was faster", async () => {
    const library = temporaryNewsroom();
    const root = join(temporaryFolder(), "site");
    addReadyStory(library, "First");
    const host = new FolderHost("live", root);
    await host.probe();
    const lease = await host.acquire("Anna", 60_000);
    expect(await publishTo(library, new FolderHost("live", root))).toMatchObject({
      result: "not",
      error: { code: "publish-busy", params: { owner: "Anna" } },
    });
    await lease.release();
    await publishTo(library, new FolderHost("live", root));
    const found = await host.readManifest();
    if (!found) throw new Error("no manifest");
    await host.commit(found.manifest, found.token);
    await host.commit({ ...found.manifest, generation: 7 }, found.token);
    await expect(host.commit(found.manifest, found.token)).rejects.toMatchObject({
      code: "publish-conflict",
    });
  });

  it("can be stopped, and says so", async () => {
    const library = temporaryNewsroom();
    const root = join(temporaryFolder(), "site");
    addReadyStory(library, "First");
    const result = await publishTo(library, new FolderHost("live", root), AbortSignal.abort());
    expect(result).toMatchObject({ result: "not", error: { code: "publish-cancelled" } });
    expect(existsSync(join(root, MANIFEST_PATH))).toBe(false);
  });
});

describe("a publish that is cut off", () => {
  it("and then taken back leaves nothing of it on the site", { timeout: 120_000 }, async () => {
    const library = temporaryNewsroom();
    const base = temporaryFolder();
    addReadyStory(library, "Stays");
    const start = join(base, "start");
    await publishTo(library, new FolderHost("live", start));
    const newsroom = library.newsroom();
    const wanted = filesOf(start).get("en/index.html");
    const rename = (en: string) => library.saveNewsroom({ ...newsroom, name: { ...newsroom.name, en } });
    rename("Wrong Name");
    const whole = await countCalls(library, copyOf(start, join(base, "count")));
    for (let cut = 1; cut <= whole; cut += 1) {
      rename("Wrong Name");
      const root = copyOf(start, join(base, `cut-${cut}`));
      await publish({
        library,
        hostId: "live",
        host: new CutHost(new FolderHost("live", root), cut),
        cache: new Map(),
      });
      unlock(root);
      rename(newsroom.name.en);
      expect(await publishTo(library, new FolderHost("live", root))).toMatchObject({ result: "published" });
      expect(filesOf(root).get("en/index.html"), `after a cut at ${cut}`).toBe(wanted);
      rmSync(root, { recursive: true });
    }
  });

  it("by the end of its process leaves a lock that keeps nobody out", async () => {
    const root = temporaryFolder();
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    const lock = { owner: hostname(), secret: "x", pid: dead, until: Date.now() + 600_000 };
    writeFileSync(join(root, ".twinpress-lock"), JSON.stringify(lock));
    const lease = await new FolderHost("live", root).acquire(hostname(), 60_000);
    await expect(new FolderHost("live", root).acquire(hostname(), 60_000)).rejects.toMatchObject({
      code: "publish-busy",
    });
    await lease.release();
  });

  it("at any operation leaves a whole site, and the next one finishes it", { timeout: 240_000 }, async () => {
    const library = temporaryNewsroom();
    const base = temporaryFolder();
    addReadyStory(library, "Stays");
    const goes = addReadyStory(library, "Goes", "2010-03-03");
    const start = join(base, "start");
    await publishTo(library, new FolderHost("live", start));
    addReadyStory(library, "Comes", "2012-02-02");
    library.trash([goes.id]);

    const whole = await countCalls(library, copyOf(start, join(base, "count")));
    expect(whole).toBeGreaterThan(20);
    for (let cut = 1; cut <= whole; cut += 1) {
      const root = copyOf(start, join(base, `cut-${cut}`));
      const cutHost = new CutHost(new FolderHost("live", root), cut);
      await publish({ library, hostId: "live", host: cutHost, cache: new Map() });
      expect(brokenLinks(readable(filesOf(root))), `cut at ${cut}`).toEqual([]);
      unlock(root);
      const again = await publishTo(library, new FolderHost("live", root));
      expect(again, `after a cut at ${cut}`).toMatchObject({ result: "published", failed: [] });
      const files = filesOf(root);
      const listed = parseManifest(files.get(MANIFEST_PATH) ?? "")?.files ?? {};
      expect([...files.keys()].filter((path) => path !== MANIFEST_PATH).sort()).toEqual(
        Object.keys(listed).sort(),
      );
      rmSync(root, { recursive: true });
    }
  });
});

/** How many calls a publish that is not cut makes. */
async function countCalls(library: Library, root: string): Promise<number> {
  const host = new CutHost(new FolderHost("live", root), Number.POSITIVE_INFINITY);
  await publish({ library, hostId: "live", host, cache: new Map() });
  return host.calls;
}

function copyOf(from: string, to: string): string {
  for (const [path, text] of filesOf(from)) {
    mkdirSync(join(to, posix.dirname(path)), { recursive: true });
    writeFileSync(join(to, path), text);
  }
  return to;
}

/** What a reader can come to: the pages that are linked from the front page on. */
function readable(files: Map<string, string>): Map<string, string> {
  const reached = new Set<string>(["index.html"]);
  for (const path of reached) {
    for (const [, link] of (files.get(path) ?? "").matchAll(/href="([^":#?]+)"/g)) {
      const target = posix.normalize(posix.join(posix.dirname(path), link ?? ""));
      reached.add(target.endsWith("/") ? `${target}index.html` : target);
    }
  }
  return new Map([...files].filter(([path]) => reached.has(path) || !path.endsWith(".html")));
}

/** A process that is cut off leaves its lock; here its time is over. */
function unlock(root: string): void {
  rmSync(join(root, ".twinpress-lock"), { force: true });
}
