import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { LOCK_FOLDER } from "../../../electron/hosts/fileTree.ts";
import { FtpTree } from "../../../electron/hosts/ftp.ts";
import { takeTreeLock } from "../../../electron/hosts/treeLock.ts";
import { run } from "../../../scripts/run.ts";
import type { HostOf } from "../../../shared/story/newsroom.ts";
import { CAN_START_FTP, type FtpServer, type FtpSite, giveToServer, startFtp } from "../../servers/ftp.ts";

const NAMES = ["日报 要闻/第 1 篇.html", "a b/c [d] *e?.txt", "-a", "100% & 'x' \"y\".txt"];

describe.runIf(CAN_START_FTP).each([
  ["explicit TLS", true],
  ["implicit TLS", "implicit"],
  ["no TLS", false],
] as const)("FTP with %s", (_, tls) => {
  let server: FtpServer;
  beforeAll(async () => {
    server = await startFtp({ tls });
  }, 180_000);
  afterAll(() => server?.stop());

  /** An open site with a lock folder. */
  const begin = async (): Promise<[FtpTree, FtpSite]> => {
    const site = await server.newSite();
    const tree = connected(site.config, site.secret);
    await tree.open();
    await tree.makeFolder(LOCK_FOLDER);
    return [tree, site];
  };

  it.each(NAMES)("holds %s, replaces it and takes it away", async (path) => {
    const [tree, site] = await begin();
    const folder = path.slice(0, Math.max(0, path.indexOf("/")));
    if (folder) expect(await tree.makeFolder(folder)).toBe(true);
    expect(await tree.read(path)).toBeNull();
    for (const size of [0, 1, 300_000, 0, 20]) {
      const bytes = randomBytes(size);
      await tree.write(path, bytes);
      expect(Buffer.from((await tree.read(path)) ?? "missing").equals(bytes), `${size} bytes`).toBe(true);
    }
    expect([...(await site.files()).keys()]).toEqual([path]);
    const name = path.slice(path.indexOf("/") + 1);
    expect(await tree.list(folder)).toContainEqual({ name, isFolder: false, size: 20 });
    if (folder) expect(await tree.list("")).toContainEqual({ name: folder, isFolder: true, size: null });
    if (folder) expect(await tree.removeFolder(folder)).toBe(false);
    await tree.remove(path);
    await tree.remove(path);
    expect(await tree.read(path)).toBeNull();
    if (folder) expect(await tree.removeFolder(folder)).toBe(true);
    expect(await tree.list(folder || "gone")).toBeNull();
  });

  it("does many things at once", async () => {
    const [tree, site] = await begin();
    const texts = Array.from({ length: 60 }, (_, index) => `文 ${index}`.repeat(index));
    await Promise.all(texts.map((text, index) => tree.write(`${index}.txt`, Buffer.from(text))));
    const files = await site.files();
    expect(texts.map((__, index) => files.get(`${index}.txt`))).toEqual(texts);
    expect(await tree.list(LOCK_FOLDER)).toEqual([]);
  });

  it("makes a folder for one of many, and moves one for one of many", async () => {
    const [tree, site] = await begin();
    const trees = [tree, ...Array.from({ length: 7 }, () => connected(site.config, site.secret))];
    const each = <T>(work: (tree: FtpTree, index: number) => Promise<T>) =>
      Promise.all(Array.from({ length: 40 }, (__, index) => work(trees[index % 8] ?? tree, index)));
    expect((await each((other) => other.makeFolder("锁"))).filter(Boolean)).toHaveLength(1);
    expect(
      (await each((other, index) => other.moveFolder("锁", `aside-${index}`))).filter(Boolean),
    ).toHaveLength(1);
    expect(await tree.list("锁")).toBeNull();
    await tree.write("file", Buffer.from("x"));
    expect(await tree.makeFolder("file")).toBe(false);
  });

  it("makes the site's folder where the one above it is there", async () => {
    const { config, secret } = await server.newSite();
    const path = `${config.path}/新 site`;
    const tree = connected({ ...config, path }, secret);
    await tree.open();
    await tree.open();
    expect(await tree.list("")).toEqual([]);
    const missing = `${path}/b/c`;
    await expect(connected({ ...config, path: missing }, secret).open()).rejects.toMatchObject({
      code: "host-path-missing",
      params: { name: "Live", path: missing },
    });
    await expect(tree.makeFolder("b/c")).rejects.toMatchObject({ code: "host-path-missing" });
    await expect(tree.write("x", Buffer.from(""))).rejects.toMatchObject({
      code: "host-path-missing",
      params: { path: `${path}/${LOCK_FOLDER}` },
    });
    await tree.makeFolder(LOCK_FOLDER);
    await expect(tree.write("b/x", Buffer.from(""))).rejects.toMatchObject({ code: "host-path-missing" });
    // From where one is after the sign-in.
    const relative = connected({ ...config, path: `${path.slice(1)}/` }, secret);
    await relative.open();
    expect(await relative.list("")).toEqual([{ name: LOCK_FOLDER, isFolder: true, size: null }]);
  });

  it("takes the lock, keeps others out, and takes over from one who is gone", async () => {
    const [tree, { config, secret }] = await begin();
    await tree.removeFolder(LOCK_FOLDER);
    const other = connected(config, secret);
    const lease = await takeTreeLock(tree, "Live", { owner: "Anna", ttlMs: 10_000 });
    const waiting = expect(
      takeTreeLock(other, "Live", { owner: "Ben", ttlMs: 10_000 }),
    ).rejects.toMatchObject({
      code: "publish-busy",
      params: { owner: "Anna", name: "Live" },
    });
    const beats = setInterval(() => lease.renew().catch(() => undefined), 300);
    await waiting.finally(() => clearInterval(beats));
    await lease.renew();
    await lease.release();
    expect(await tree.list(LOCK_FOLDER)).toBeNull();

    const silent = await takeTreeLock(other, "Live", { owner: "Ben", ttlMs: 500 });
    const next = await takeTreeLock(tree, "Live", { owner: "Anna", ttlMs: 500 });
    await expect(silent.renew()).rejects.toMatchObject({
      code: "publish-lost-lease",
      params: { owner: "Anna" },
    });
    await next.release();
    expect(await tree.list("")).toEqual([]);
  });

  it("says when it must not write or read", async () => {
    const [tree, { root, config }] = await begin();
    const readOnly = { code: "host-read-only", params: { name: "Live", path: `${config.path}/shut/x` } };
    mkdirSync(join(root, "shut"));
    writeFileSync(join(root, "shut/x"), "mine", { mode: 0o600 });
    await expect(tree.write("shut/x", Buffer.from("y"))).rejects.toMatchObject(readOnly);
    await expect(tree.remove("shut/x")).rejects.toMatchObject(readOnly);
    await expect(tree.makeFolder("shut/y")).rejects.toMatchObject({ code: "host-read-only" });
    await expect(tree.moveFolder("shut", "open")).resolves.toBe(true);
    await expect(tree.moveFolder("open", "shut")).resolves.toBe(true);
    await expect(tree.read("shut/x")).rejects.toMatchObject({
      code: "host-refused",
      params: { detail: "550" },
    });
    expect(readdirSync(join(root, LOCK_FOLDER))).toHaveLength(1);
    chownSync(root, 0, 0);
    chmodSync(root, 0o755);
    await expect(tree.moveFolder("shut", "open")).rejects.toMatchObject({ code: "host-read-only" });
    await expect(tree.write("x", Buffer.from("y"))).rejects.toMatchObject({ code: "host-read-only" });
    await tree.removeFolder("shut");
    await tree.remove("never-there");
  });

  it("says when a name is too long, or a folder's", async () => {
    const [tree] = await begin();
    const write = (path: string) => tree.write(path, Buffer.from("x"));
    await expect(write(`${"长".repeat(86)}.html`)).rejects.toMatchObject({ code: "host-name-refused" });
    await tree.makeFolder("folder");
    await expect(write("folder")).rejects.toMatchObject({ code: "host-refused" });
    expect(await tree.read("folder")).toBeNull();
  });

  it("says when there is no more room, and leaves the old file", async () => {
    const site = await server.newSite();
    await run("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", site.root]);
    onTestFinished(() => run("umount", ["-l", site.root]).then(() => undefined));
    giveToServer(site.root);
    const tree = connected(site.config, site.secret);
    await tree.open();
    await tree.makeFolder(LOCK_FOLDER);
    await tree.write("x", Buffer.from("old"));
    for (const size of [70_000, 200_000, 5_000_000]) {
      await expect(tree.write("x", randomBytes(size)), `${size} bytes`).rejects.toMatchObject({
        code: "host-full",
        params: { name: "Live", path: `${site.config.path}/x` },
      });
    }
    expect(Buffer.from((await tree.read("x")) ?? "").toString()).toBe("old");
    expect(await tree.list(LOCK_FOLDER)).toEqual([]);
  });

  it("does not let in who has the wrong password", async () => {
    const { config } = await server.newSite();
    await expect(connected(config, "wrong").open()).rejects.toMatchObject({
      code: "host-sign-in",
      params: { name: "Live", user: config.user },
    });
  });
});

/** A tree that is closed when the test is over. */
function connected(config: HostOf<"ftp">, secret: string): FtpTree {
  const tree = new FtpTree(config, secret);
  onTestFinished(() => tree.close());
  return tree;
}
