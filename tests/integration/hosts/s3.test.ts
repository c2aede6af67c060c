import { AwsClient } from "aws4fetch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { thisComputer } from "../../../electron/hosts/computer.ts";
import { S3Host } from "../../../electron/hosts/s3.ts";
import { S3Bucket } from "../../../electron/hosts/s3Bucket.ts";
import { eachInParallel } from "../../../electron/publishing/pool.ts";
import { MANIFEST_PATH } from "../../../shared/publish/manifest.ts";
import { freePort } from "../../servers/ports.ts";
import { type S3Server, startS3 } from "../../servers/s3.ts";
import type { TestSite } from "../../servers/site.ts";
import { bytes, committed, LOCK, manifest, probed, raceForLock, text } from "./s3Support.ts";

const PAGE = { sha256: "0".repeat(64), type: "text/html; charset=utf-8", isImmutable: false };

describe("on Ceph", () => {
  let server: S3Server;
  let site: TestSite;

  beforeAll(async () => {
    server = await startS3();
    site = await server.newSite();
  }, 180_000);
  afterAll(() => server?.stop());

  test("conditional writes are measured, once, and leave nothing behind", async () => {
    const { open, files } = await server.newSite();
    const host = open();
    const capabilities = await host.probe();
    expect(capabilities).toEqual({
      compareAndSwap: true,
      atomicReplace: true,
      atomicSwitch: false,
      exclusiveCreate: true,
    });
    expect(await host.probe()).toBe(capabilities);
    expect(await files()).toEqual(new Map());
  });

  test.for([
    ["free", null],
    // Linux gives no process a number above 2^22.
    ["left by a process that has ended", { computer: thisComputer(), pid: 2 ** 22 + 1 }],
  ] as const)(
    "of twenty at once one gets a lock that is %s, and the next when it is released",
    async ([, gone]) => {
      const { open, write } = await server.newSite();
      if (gone) await write(LOCK, JSON.stringify({ owner: "Gone", secret: "", beat: 0, ...gone }));
      const hosts = await probed(open, 20);
      const ends = await raceForLock(hosts);
      const won = ends.filter((end) => end.status === "fulfilled");
      expect(won).toHaveLength(1);
      const errors = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
      expect(errors.map((error) => error.code)).toEqual(Array(19).fill("publish-busy"));
      expect((await open().acquire({ owner: "Next", ttlMs: 60_000 })).real).toBe(true);
    },
  );

  test("of twenty commits over the same state one is done, again and again", async () => {
    const { open } = await server.newSite();
    const hosts = await probed(open, 20);
    let token = null;
    for (let generation = 1; generation <= 5; generation += 1) {
      const seen: string | null = token;
      const ends = await Promise.allSettled(
        hosts.map((host, index) => committed(host, manifest(generation, `Desk ${index}`), seen)),
      );
      const won = ends.findIndex((end) => end.status === "fulfilled");
      const lost = ends.flatMap((end) => (end.status === "rejected" ? [end.reason.code] : []));
      expect(lost).toEqual(Array(19).fill("publish-conflict"));
      const current = await open().readManifest();
      expect(current?.manifest).toEqual(manifest(generation, `Desk ${won}`));
      token = current?.token ?? null;
      expect(ends[won]).toEqual({ status: "fulfilled", value: token });
    }
  });

  test("a holder who went silent is followed by another, and told so", async () => {
    const { open } = await server.newSite();
    const silent = await open().acquire({ owner: "Silent", ttlMs: 400 });
    const next = await open().acquire({ owner: "Next", ttlMs: 400 });
    await expect(silent.renew()).rejects.toMatchObject({
      code: "publish-lost-lease",
      params: { owner: "Next" },
    });
    await silent.release();
    await next.renew();
    await next.renew();
    await next.release();
    await expect(next.renew()).rejects.toMatchObject({ code: "publish-lost-lease" });
  });

  test("waiting can be stopped", async () => {
    const { open } = await server.newSite();
    await open().acquire({ owner: "Here", ttlMs: 60_000 });
    const stopped = new AbortController();
    const waiting = open().acquire({ owner: "Other", ttlMs: 1000, signal: stopped.signal });
    stopped.abort();
    await expect(waiting).rejects.toMatchObject({ code: "publish-cancelled" });
  });

  test("a wrong secret, an unknown key, a missing bucket and a closed port are told apart", async () => {
    const { config, secret } = site;
    if (config.kind !== "s3") throw new Error(config.kind);
    const port = await freePort();
    const closed = `http://127.0.0.1:${port}`;
    const probe = (part: Partial<typeof config>, key = secret ?? "") =>
      new S3Host({ ...config, ...part }, key).probe();
    await expect(probe({}, "wrong")).rejects.toMatchObject({
      code: "host-sign-in",
      params: { user: config.accessKey },
    });
    await expect(probe({ accessKey: "nobody" })).rejects.toMatchObject({ code: "host-sign-in" });
    await expect(probe({ bucket: "no-such-bucket" })).rejects.toMatchObject({
      code: "host-path-missing",
      params: { path: "no-such-bucket" },
    });
    await expect(probe({ endpoint: closed })).rejects.toMatchObject({
      code: "host-unreachable",
      params: { detail: "ECONNREFUSED" },
    });
    await expect(probe({ endpoint: "http://host.invalid" })).rejects.toMatchObject({
      code: "host-unreachable",
    });
  });

  test("what arrives is compared with what was sent, by the server", async () => {
    const { config, secret } = await server.newSite();
    const bucket = new S3Bucket(config, secret);
    const other = { "x-amz-content-sha256": "0".repeat(64) };
    const damaged = bucket.put("index.html", bytes("page"), other);
    await expect(damaged).rejects.toThrow("XAmzContentSHA256Mismatch");
    // It may pass: the next try arrives whole.
    await expect(damaged).rejects.not.toHaveProperty("code");
    expect(await bucket.get("index.html")).toBeNull();
    const large = new Uint8Array(1_000_000).fill(7);
    await bucket.put("large.jpg", large, {});
    expect((await bucket.get("large.jpg"))?.bytes).toEqual(large);
  });

  test("names in any script and with any sign come back, in a listing too", async () => {
    const { open, files } = await server.newSite();
    const host = open();
    const names = [
      "新闻/河流 观察.html",
      "a b+c&d%20e=f.html",
      "it's (1)!*~.html",
      "r#x?y;z@:,$<>.html",
      "𠮷/é.js",
    ];
    await eachInParallel(names, host.width, (name) => host.put(name, bytes(name), PAGE));
    for (const name of names) expect(text(await host.get(name))).toBe(name);
    expect(await files()).toEqual(new Map(names.map((name) => [name, name])));
    expect(await host.present([...names, "none.html"])).toEqual(
      new Map(names.map((name) => [name, bytes(name).byteLength])),
    );
    await host.remove([...names, "none.html"]);
    expect(await host.get(names[0] ?? "")).toBeNull();
    expect(await host.present(names)).toEqual(new Map());
  });

  test("a reader gets the type and how long to keep a file", async () => {
    const { config, secret, open } = await server.newSite();
    if (config.kind !== "s3") throw new Error(config.kind);
    const host = open();
    await host.put("index.html", bytes("page"), PAGE);
    await host.put("logo.svg", bytes("logo"), { ...PAGE, type: "image/svg+xml", isImmutable: true });
    await host.commit(manifest(1, "Desk"), null);
    const client = new AwsClient({
      accessKeyId: config.accessKey,
      secretAccessKey: secret ?? "",
      service: "s3",
      region: config.region,
    });
    const headersOf = async (path: string) => {
      const { headers } = await client.fetch(`${config.endpoint}/${config.bucket}/${config.prefix}/${path}`);
      return [headers.get("content-type"), headers.get("cache-control")];
    };
    expect(await headersOf("index.html")).toEqual([PAGE.type, "public, max-age=0, must-revalidate"]);
    expect(await headersOf("logo.svg")).toEqual(["image/svg+xml", "public, max-age=31536000, immutable"]);
    expect(await headersOf(MANIFEST_PATH)).toEqual(["application/json", "no-store"]);
  });

  test("more than a page of objects is listed whole", async () => {
    const host = (await server.newSite()).open();
    const paths = Array.from({ length: 1100 }, (_, index) => `文 件+/${index}.html`);
    await eachInParallel(paths, host.width, (path) => host.put(path, bytes(path), PAGE));
    expect((await host.present([...paths, "index.html"])).size).toBe(1100);
    expect([...(await host.present(paths.slice(-1))).keys()]).toEqual(paths.slice(-1));
    await host.remove(paths);
    expect((await host.present(paths)).size).toBe(0);
  });

  test("a commit is refused when the manifest was changed or taken away", async () => {
    const host = (await server.newSite()).open();
    const first = await host.commit(manifest(1, "Desk"), null);
    await expect(host.commit(manifest(1, "Late"), null)).rejects.toMatchObject({ code: "publish-conflict" });
    const second = await host.commit(manifest(2, "Desk"), first);
    await expect(host.commit(manifest(2, "Late"), first)).rejects.toMatchObject({ code: "publish-conflict" });
    await host.remove([MANIFEST_PATH]);
    await expect(host.commit(manifest(3, "Desk"), second)).rejects.toMatchObject({
      code: "publish-conflict",
    });
  });
});
