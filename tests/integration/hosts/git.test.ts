import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GitHost } from "../../../electron/hosts/git.ts";
import { testHost } from "../../../electron/publishing/hostTest.ts";
import { publish } from "../../../electron/publishing/publisher.ts";
import type { Host } from "../../../shared/publish/host.ts";
import { MANIFEST_FORMAT, type Manifest } from "../../../shared/publish/manifest.ts";
import type { PublishProgress } from "../../../shared/publish/progress.ts";
import { type GitServer, type GitSite, startGitHttp, startGitSsh } from "../../servers/git.ts";
import { freePort } from "../../servers/ports.ts";
import { addReadyStory, temporaryFolder, temporaryNewsroom } from "../support.ts";
import { hostSuite } from "./suite.ts";

hostSuite("Git over HTTP", startGitHttp, { cutStep: 10, interleavings: 8 });
hostSuite("Git over SSH", startGitSsh, { cutStep: 40, interleavings: 3 });

const INFO = { sha256: "", type: "text/html", isImmutable: false };

function manifest(generation: number): Manifest {
  const identity = { format: MANIFEST_FORMAT, schema: 1, newsroom: "n" } as const;
  const at = "2011-11-16T08:00:00.000Z";
  return { ...identity, generation, publishedAt: at, publishedBy: "desk", files: {}, history: [] };
}

const text = (content: string) => new TextEncoder().encode(content);

describe.each([
  { kind: "HTTP", start: startGitHttp },
  { kind: "SSH", start: startGitSsh },
])("a branch over $kind", ({ kind, start }) => {
  let server: GitServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.stop());

  async function opened(site: GitSite) {
    const host = site.open();
    await host.probe();
    const found = await host.readManifest();
    return { host, token: found?.token ?? null };
  }

  it("gets one commit a publish, on top of what others pushed meanwhile, which stays", async () => {
    const site = await server.newSite();
    await site.write("README.md", "theirs");
    const { host, token } = await opened(site);
    await host.put("en/index.html", text("page"), INFO);
    await host.put("中文/页.html", text("页"), INFO);
    await site.write("docs/later.md", "later");
    await host.commit(manifest(1), token);
    expect(await site.commits()).toBe(3);
    const files = await site.files();
    expect(files.get("README.md")).toBe("theirs");
    expect(files.get("docs/later.md")).toBe("later");
    expect(files.get("中文/页.html")).toBe("页");
    await host.remove(["中文/页.html"]);
    await host.commit(manifest(2), (await host.readManifest())?.token ?? null);
    expect((await site.files()).has("中文/页.html")).toBe(false);
    expect(await site.commits()).toBe(4);
  });

  it("lets one of two with the same state publish, and shows nothing of the other", async () => {
    const site = await server.newSite();
    const [one, two] = [await opened(site), await opened(site)];
    await one.host.put("a.html", text("one"), INFO);
    await two.host.put("b.html", text("two"), INFO);
    await one.host.commit(manifest(1), one.token);
    await expect(two.host.commit(manifest(1.5), two.token)).rejects.toMatchObject({
      code: "publish-conflict",
    });
    expect((await site.files()).has("b.html")).toBe(false);
  });

  it("may have the site in a folder", async () => {
    const site = await server.newSite();
    await site.write("index.html", "theirs");
    const config = { ...site.config, folder: "docs" };
    const host: Host = new GitHost(config, { newsroomFolder: temporaryFolder(), secret: site.secret });
    await host.probe();
    await host.put("index.html", text("ours"), INFO);
    await host.commit(manifest(1), null);
    const files = await site.files();
    expect([files.get("index.html"), files.get("docs/index.html")]).toEqual(["theirs", "ours"]);
  });

  it("is read again where the copy beside the newsroom is damaged or gone", async () => {
    const site = await server.newSite();
    const newsroomFolder = temporaryFolder();
    const open = (): Host => new GitHost(site.config, { newsroomFolder, secret: site.secret });
    const host = open();
    await host.probe();
    await host.put("a.html", text("one"), INFO);
    await host.commit(manifest(1), null);
    const copy = join(newsroomFolder, "cache", "git-live");
    for (const damage of ["objects", "config"]) {
      if (damage === "config") writeFileSync(join(copy, "config"), "\u0000nonsense");
      else rmSync(join(copy, "objects"), { recursive: true });
      const again = open();
      await again.probe();
      expect(new TextDecoder().decode((await again.get("a.html")) ?? undefined)).toBe("one");
    }
    expect(readdirSync(copy).length).toBeGreaterThan(0);
  });

  it("says what a server's hook refuses, and shows nothing of it", async () => {
    const site = await server.newSite();
    const hook = join(site.repository, "hooks", "pre-receive");
    writeFileSync(hook, "#!/bin/sh\necho 'Only on weekdays' >&2\nexit 1\n", { mode: 0o755 });
    const { host, token } = await opened(site);
    await host.put("a.html", text("one"), INFO);
    await expect(host.commit(manifest(1), token)).rejects.toMatchObject({ code: "host-refused" });
    expect(await site.commits()).toBe(0);
  });

  it("is asked by the test of a host whether one may push, and nothing is pushed", async () => {
    const site = await server.newSite();
    const test = (host: Host) => testHost({ host, name: "Live", newsroom: "n" });
    for (const commits of [0, 1]) {
      if (commits > 0) await site.write("README.md", "theirs");
      const { steps } = await test(site.open());
      expect(steps).toEqual(["connect", "site", "permission"].map((step) => ({ step, error: null })));
      expect(await site.commits()).toBe(commits);
    }
    await site.forbidPushes();
    const { steps } = await test(site.open());
    expect(steps.map(({ step }) => step)).toEqual(["connect", "site", "permission"]);
    expect(steps.at(-1)?.error?.code).toBe("host-read-only");
  });

  it("says what is wrong: the sign-in, the repository, the server's key", async () => {
    const site = await server.newSite();
    const open = (config: Partial<GitSite["config"]>, secret: string | null = site.secret) =>
      new GitHost({ ...site.config, ...config }, { newsroomFolder: temporaryFolder(), secret }).probe();
    const missing = site.config.url.replace("site-", "nothing-");
    await expect(open({ url: missing })).rejects.toMatchObject({ code: "host-path-missing" });
    if (kind === "HTTP") {
      await expect(open({}, "wrong")).rejects.toMatchObject({ code: "host-sign-in" });
      const nobody = { url: `http://127.0.0.1:${await freePort()}/x.git` };
      await expect(open(nobody)).rejects.toMatchObject({ code: "host-unreachable" });
    } else {
      const stranger = { key: site.config.key.replace("client", "stranger") };
      await expect(open(stranger)).rejects.toMatchObject({ code: "host-sign-in" });
      const other = { hostKey: "SHA256:AAAA" };
      await expect(open(other)).rejects.toMatchObject({
        code: "host-key-changed",
        params: { expected: "SHA256:AAAA", found: site.config.hostKey },
      });
      await expect(open({ hostKey: "" })).rejects.toMatchObject({
        code: "host-key-unknown",
        params: { fingerprint: site.config.hostKey },
      });
    }
  });
});

describe("a publish whose files all go with the commit", () => {
  let server: GitServer;
  beforeAll(async () => {
    server = await startGitHttp();
  }, 180_000);
  afterAll(() => server?.stop());

  it("shows them as they are gathered and as they leave, and can be stopped in between", async () => {
    const site = await server.newSite();
    const library = temporaryNewsroom();
    addReadyStory(library, "First");
    const seen: PublishProgress[] = [];
    const stop = new AbortController();
    const options = { library, hostId: "live", name: "Live", signal: stop.signal };
    const stopAt = (progress: PublishProgress) => progress.phase === "sending" && stop.abort();
    expect(await publish({ ...options, host: site.open(), onProgress: stopAt })).toMatchObject({
      result: "not",
      error: { code: "publish-cancelled" },
      sent: 0,
    });
    expect(await site.commits()).toBe(0);
    const onProgress = (progress: PublishProgress) => seen.push(progress);
    const again = { ...options, host: site.open(), onProgress, signal: new AbortController().signal };
    expect(await publish(again)).toMatchObject({ result: "published", failed: [] });
    const phases = [...new Set(seen.map(({ phase }) => phase))];
    expect(phases).toEqual(["waiting", "planning", "gathering", "finishing", "sending", "verifying"]);
    const gathering = seen.filter(({ phase }) => phase === "gathering");
    expect(gathering.at(-1)).toMatchObject({ bytesDone: 0, filesDone: gathering.at(-1)?.filesTotal });
    const shares = seen.filter(({ phase }) => phase === "sending").map((at) => at.bytesDone / at.bytesTotal);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share < 1)).toBe(true);
  });
});
