import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { NetlifyHost } from "../../../electron/hosts/netlify.ts";
import { Staging } from "../../../electron/hosts/netlifyStaging.ts";
import type { Host } from "../../../shared/publish/host.ts";
import { MANIFEST_PATH, type Manifest } from "../../../shared/publish/manifest.ts";
import { type NetlifyServer, type NetlifySite, startNetlify } from "../../servers/netlify.ts";
import { freePort } from "../../servers/ports.ts";

/** A publish of these files and no others; the staged ones are given by name. */
async function publish(host: Host, files: Record<string, string>, staged = Object.keys(files)) {
  const found = await host.readManifest();
  for (const path of staged) await host.put(path, bytesOf(files[path] ?? ""), info(files[path] ?? ""));
  return host.commit(manifestOf(files, (found?.manifest.generation ?? 0) + 1), found?.token ?? null);
}

function manifestOf(files: Record<string, string>, generation: number, by = "Anna"): Manifest {
  const entries = Object.entries(files).map(([path, text]) => {
    const { sha256 } = info(text);
    return [path, { sha256, bytes: bytesOf(text).byteLength, key: "" }] as const;
  });
  const identity = { format: "twinpress-manifest", schema: 1, newsroom: "n" } as const;
  const publishedAt = "2011-11-16T08:00:00.000Z";
  const said = { generation, publishedAt, publishedBy: by, history: [] };
  return { ...identity, ...said, files: Object.fromEntries(entries) };
}

function info(text: string) {
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { sha256, type: "text/html", isImmutable: false };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe("a site of Netlify, by its documentation", () => {
  let server: NetlifyServer;
  beforeAll(async () => {
    server = await startNetlify();
  });
  afterAll(() => server?.stop());
  afterEach(() => {
    server.fault = null;
  });

  const lines = (start: string) => server.log.filter((line) => line.startsWith(start));

  it("takes a publish whole, sends a content once, and then only what is new", async () => {
    const site = await server.newSite();
    const host = site.open();
    const files = { "index.html": "front", "en/中文 名 & 50%+.html": "same", "b.html": "same" };
    expect(await host.readManifest()).toBeNull();
    expect(await host.probe()).toMatchObject({ atomicSwitch: true, compareAndSwap: false });
    server.log.length = 0;
    await publish(host, files);
    expect(lines("PUT")).toHaveLength(3);
    expect(await site.files()).toEqual(new Map([...(await site.files()), ...Object.entries(files)]));
    expect(await site.open().get("en/中文 名 & 50%+.html")).toEqual(bytesOf("same"));
    server.log.length = 0;
    const changed = { "index.html": "front 2", "b.html": "same" };
    await host.remove(["en/中文 名 & 50%+.html"]);
    await publish(host, changed, ["index.html"]);
    expect(lines("PUT")).toHaveLength(2);
    expect([...(await site.files()).keys()].sort()).toEqual(["b.html", "index.html", MANIFEST_PATH]);
  });

  it("shows nothing before everything is there", async () => {
    const site = await server.newSite();
    const host = site.open();
    await publish(host, { "index.html": "one", "a.html": "one a" });
    const before = await site.files();
    server.fault = (method) => (method === "PUT" && lines("PUT").length > 1 ? 422 : null);
    server.log.length = 0;
    const failed = publish(host, { "index.html": "two", "a.html": "two a" });
    await expect(failed).rejects.toMatchObject({ code: "host-refused" });
    expect(await site.files()).toEqual(before);
    server.fault = null;
    await publish(host, { "index.html": "two", "a.html": "two a" });
    expect((await site.files()).get("a.html")).toBe("two a");
  });

  it("keeps other people's files, more than a page of them, also those that come meanwhile", async () => {
    const site = await server.newSite();
    for (let count = 0; count < 250; count += 1) await site.write(`photos/${count}.txt`, `${count}`);
    const host = site.open();
    expect(await host.present(["photos/249.txt", "no.txt"])).toEqual(new Map([["photos/249.txt", null]]));
    await publish(host, { "index.html": "one" });
    await site.write("later.txt", "later");
    await publish(host, { "index.html": "two" });
    const files = await site.files();
    expect(files.size).toBe(253);
    expect(files.get("photos/249.txt")).toBe("249");
    expect(files.get("later.txt")).toBe("later");
    await host.readManifest();
    await site.write("new.html", "theirs");
    await expect(publish(host, { "index.html": "two", "new.html": "ours" })).rejects.toMatchObject({
      code: "host-file-foreign",
    });
    expect((await site.files()).get("new.html")).toBe("theirs");
  });

  it("prepares a large deploy in its own time", async () => {
    const site = await server.newSite();
    const files = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [`${index}.html`, `${index}`]),
    );
    await publish(site.open(), files);
    expect((await site.files()).size).toBe(601);
  });

  it("holds on to a bad line and to what the service asks to wait for", async () => {
    const site = await server.newSite();
    const host = site.open();
    let faults = 0;
    server.fault = (method, path) => {
      if (faults >= 4 || path.endsWith("/files")) return null;
      faults += 1;
      return method === "PUT" ? (faults % 2 ? "cut" : 503) : null;
    };
    await publish(host, { "index.html": "one" });
    expect((await site.files()).get("index.html")).toBe("one");
  });

  it("reads what was sent where the site shows it changed, or sends readers elsewhere", async () => {
    const site = await server.newSite();
    site.state.shown = (text, path) => (path.endsWith(".html") ? `${text}<script>` : text);
    await publish(site.open(), { "index.html": "one" });
    expect(await site.open().get("index.html")).toEqual(bytesOf("one"));
    expect(await site.open().get("no.html")).toBeNull();
  });

  it("says what is wrong: the token, the site, the name, no one there, publishing stopped", async () => {
    const { config, secret, state, open } = await server.newSite();
    const failing = (part: Partial<NetlifySite["config"]>, token = secret) =>
      expect(new NetlifyHost({ ...config, ...part }, token).probe()).rejects;
    await failing({}, "wrong").toMatchObject({ code: "host-sign-in" });
    await failing({ site: "nothing" }).toMatchObject({ code: "host-path-missing" });
    await failing({ api: `http://127.0.0.1:${await freePort()}/api/v1` }).toMatchObject({
      code: "host-unreachable",
    });
    await expect(open().put("a#b.html", bytesOf(""), info(""))).rejects.toMatchObject({
      code: "host-name-refused",
    });
    state.isLocked = true;
    await expect(publish(open(), { "index.html": "one" })).rejects.toMatchObject({ code: "host-refused" });
  });

  it("is stopped while files are on their way, of which nothing shows", async () => {
    const site = await server.newSite();
    await publish(site.open(), { "index.html": "one" });
    const before = await site.files();
    const host = site.open();
    const found = await host.readManifest();
    const stop = new AbortController();
    const files = { "index.html": "two", "a.html": "a", "b.html": "b" };
    for (const [path, text] of Object.entries(files)) await host.put(path, bytesOf(text), info(text));
    server.delay = (method) => {
      if (method === "PUT") stop.abort();
      return 50;
    };
    const commit = host.commit(manifestOf(files, 2), found?.token ?? null, { signal: stop.signal });
    await expect(commit).rejects.toMatchObject({ code: "publish-cancelled" });
    server.delay = null;
    expect(await site.files()).toEqual(before);
    await publish(site.open(), files);
    expect((await site.files()).get("b.html")).toBe("b");
  });

  it("tells how much has left of what the service lacks, also where a file is sent again", async () => {
    const site = await server.newSite();
    const host = new NetlifyHost(site.config, site.secret, new Staging(100_000));
    const known = "k".repeat(50_000);
    await publish(host, { "known.html": known });
    // The second one is kept on the disk until then.
    const files = { "known.html": known, "a.html": "a".repeat(90_000), "b.html": "b".repeat(200_000) };
    const found = await host.readManifest();
    for (const [path, text] of Object.entries(files)) await host.put(path, bytesOf(text), info(text));
    let faults = 0;
    server.fault = (_, path) => (path.endsWith("b.html") && ++faults === 1 ? 503 : null);
    const told: { bytes: number; total: number }[] = [];
    const onSent = (bytes: number, total: number) => told.push({ bytes, total });
    await host.commit(manifestOf(files, 2), found?.token ?? null, { onSent });
    const manifest = (await site.files()).get(MANIFEST_PATH) ?? "";
    const total = 290_000 + bytesOf(manifest).byteLength;
    expect(new Set(told.map((each) => each.total))).toEqual(new Set([total]));
    expect(told.at(-1)?.bytes).toBe(total);
    expect(new Set(told.map(({ bytes }) => bytes)).size).toBeGreaterThan(10);
    for (const { bytes } of told) expect(bytes).toBeLessThanOrEqual(total);
  });

  it("puts on the disk what is too much for memory, and takes it away", async () => {
    const site = await server.newSite();
    const host = new NetlifyHost(site.config, site.secret, new Staging(10));
    await publish(host, { "a.html": "12345678", "b.html": "on the disk" });
    expect((await site.files()).get("b.html")).toBe("on the disk");
    await host.close();
  });

  it("sees that somebody else published since the manifest was read", async () => {
    const site = await server.newSite();
    const [one, two] = [site.open(), site.open()];
    const token = await one.commit(manifestOf({}, 1), null);
    // The answer of an earlier try may have been lost.
    expect(await one.commit(manifestOf({}, 1), null)).toBe(token);
    const late = two.commit(manifestOf({}, 1, "Ben"), null);
    await expect(late).rejects.toMatchObject({ code: "publish-conflict" });
  });

  it("lets one of many through who publish in the same moment", async () => {
    for (let round = 0; round < 20; round += 1) {
      const site = await server.newSite();
      await publish(site.open(), { "index.html": `${round}` });
      const found = await site.open().readManifest();
      const hosts = Array.from({ length: 4 }, () => site.open());
      const ends = await Promise.allSettled(
        hosts.map((host, index) => host.commit(manifestOf({}, 2, `${index}`), found?.token ?? null)),
      );
      const winners = ends.flatMap((end, index) => (end.status === "fulfilled" ? [`${index}`] : []));
      expect(winners.length, JSON.stringify(ends)).toBeLessThanOrEqual(1);
      const by = (await site.open().readManifest())?.manifest.publishedBy;
      expect(by).toBe(winners[0] ?? "Anna");
      for (const end of ends) {
        if (end.status === "rejected") expect(end.reason.code).toMatch(/^publish-(busy|conflict)$/);
      }
    }
  });

  it("loses no publish where one is slow to send", async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const site = await server.newSite();
      const hosts = [site.open(), site.open()];
      let sending = 0;
      server.delay = (method) => (method === "PUT" ? (order[sending++ % 2] ?? 0) * 200 : 0);
      const ends = await Promise.allSettled(
        hosts.map((host, index) => host.commit(manifestOf({}, 1, `${site.state.id} ${index}`), null)),
      );
      server.delay = null;
      const winners = ends.flatMap((end, index) => (end.status === "fulfilled" ? [index] : []));
      expect(winners.length).toBeLessThanOrEqual(1);
      const by = (await site.open().readManifest())?.manifest.publishedBy;
      expect(by).toBe(winners[0] === undefined ? undefined : `${site.state.id} ${winners[0]}`);
    }
  });

  it("waits for a deploy that another began, unless it was given up", async () => {
    const site = await server.newSite();
    server.addUnfinished(site.state, "Twinpress · Ben's computer · 0123abcd", 60_000);
    const early = publish(site.open(), { "index.html": "not yet" });
    await expect(early).rejects.toMatchObject({ code: "publish-busy", params: { owner: "Ben's computer" } });
    const other = await server.newSite();
    server.addUnfinished(other.state, "Twinpress · Ben's computer · 0123abcd", 600_000);
    await publish(other.open(), { "index.html": "at last" });
    expect((await other.files()).get("index.html")).toBe("at last");
  });

  it("keeps a deploy from going live that was taken for given up and goes on", async () => {
    const site = await server.newSite();
    const [slept, other] = [site.open(), site.open()];
    await publish(slept, { "index.html": "before" });
    const found = await slept.readManifest();
    // The last file, which would bring it live, is on its way for long.
    let sending = 0;
    server.delay = (method) => (method === "PUT" && ++sending === 1 ? 1500 : 0);
    const late = slept.commit(manifestOf({}, 2, "Anna"), found?.token ?? null);
    const refused = expect(late).rejects.toMatchObject({ code: "publish-conflict" });
    await vi.waitUntil(() => sending === 1);
    for (const deploy of site.state.deploys) deploy.createdAt -= 600_000;
    await other.readManifest();
    await other.commit(manifestOf({}, 2, "Ben"), found?.token ?? null);
    await refused;
    server.delay = null;
    expect((await site.open().readManifest())?.manifest.publishedBy).toBe("Ben");
  });

  it("waits as long as the service asks for, within reason", async () => {
    const site = await server.newSite();
    const host = site.open();
    server.limitUntil = Date.now() + 1000;
    const requests = server.log.length;
    await host.probe();
    expect(Date.now()).toBeGreaterThanOrEqual(server.limitUntil);
    // It asked once too early, and not again and again; one more where the service has a limit of its own.
    expect(server.log.length).toBeLessThanOrEqual(requests + 3);
    server.limitUntil = Date.now() + 3_600_000;
    await expect(host.probe()).rejects.toMatchObject({
      code: "host-refused",
      params: { detail: "HTTP 429" },
    });
    server.limitUntil = 0;
  });
});
