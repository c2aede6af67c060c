import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { S3Host } from "../../../electron/hosts/s3.ts";
import { SftpTree } from "../../../electron/hosts/sftp.ts";
import { TreeHost } from "../../../electron/hosts/treeHost.ts";
import { WebdavTree } from "../../../electron/hosts/webdav.ts";
import type { Library } from "../../../electron/library/library.ts";
import { publish } from "../../../electron/publishing/publisher.ts";
import type { Host } from "../../../shared/publish/host.ts";
import { MANIFEST_PATH, readManifestText } from "../../../shared/publish/manifest.ts";
import type { PublishProgress, PublishResult } from "../../../shared/publish/progress.ts";
import { type HeldLine, startHeldLine } from "../../servers/heldLine.ts";
import { startS3 } from "../../servers/s3.ts";
import { startSftp } from "../../servers/sftp.ts";
import type { TestServer, TestSite } from "../../servers/site.ts";
import { startWebdav } from "../../servers/webdav.ts";
import { brokenLinks, publishTo, SILENCE } from "../publishing.ts";
import { addReadyStory, copyNewsroom, paragraph, temporaryNewsroom, withVersion } from "../support.ts";

/** The port of a site's server, and the site as it is reached by way of another one. */
function lineOf({ config, secret }: TestSite): { port: number; through(port: number): Host } {
  switch (config.kind) {
    case "sftp":
      return {
        port: config.port,
        through: (port) => new TreeHost("Live", new SftpTree({ ...config, port }, secret)),
      };
    case "webdav": {
      const { port: own } = new URL(config.url);
      const moved = (port: number) => ({ ...config, url: config.url.replace(`:${own}`, `:${port}`) });
      return {
        port: Number(own),
        through: (port) => new TreeHost("Live", new WebdavTree(moved(port), secret)),
      };
    }
    case "s3": {
      const moved = (port: number) => ({ ...config, endpoint: `http://127.0.0.1:${port}` });
      return {
        port: Number(new URL(config.endpoint).port),
        through: (port) => new S3Host(moved(port), secret ?? ""),
      };
    }
    default:
      throw new Error(config.kind);
  }
}

/** Publishes until a phase has begun and so many bytes more have left; then nothing arrives any more. */
async function fallAsleep(
  library: Library,
  site: TestSite,
  when: (progress: PublishProgress) => boolean,
  bytes: number,
): Promise<{ line: HeldLine; end: Promise<PublishResult> }> {
  const { port, through } = lineOf(site);
  const line = await startHeldLine(port);
  onTestFinished(() => line.stop());
  const onProgress = (progress: PublishProgress) => {
    if (when(progress)) line.holdAfter(bytes);
  };
  const host = through(line.port);
  onTestFinished(() => host.close());
  const end = publish({ library, hostId: "live", host, name: "Live", silenceMs: SILENCE, onProgress });
  await vi.waitUntil(() => line.isHolding(), { timeout: 30_000 });
  return { line, end };
}

const listed = (files: Map<string, string>) =>
  Object.keys(readManifestText(files.get(MANIFEST_PATH) ?? "", "test").files).sort();

/** How far it got with the files that it was about to send: in the middle of a request, and between two. */
const AFTER = [0, 150, 1000, 5000];

describe.each<[string, () => Promise<TestServer>, { bindsRemovals: boolean }]>([
  ["SFTP", startSftp, { bindsRemovals: true }],
  ["WebDAV (Apache)", startWebdav, { bindsRemovals: true }],
  // Ceph removes whatever is there.
  ["S3 (Ceph)", startS3, { bindsRemovals: false }],
])("what a sleeping computer had on its way to %s", (_, start, { bindsRemovals }) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start();
  }, 180_000);
  afterAll(() => server?.stop());

  /** A site of two computers. */
  async function begin(): Promise<{ site: TestSite; anna: Library; ben: Library; goes: string }> {
    const site = await server.newSite();
    const anna = temporaryNewsroom();
    addReadyStory(anna, "Common");
    const { id: goes } = addReadyStory(anna, "Goes", "2010-03-03");
    expect(await publishTo(anna, site.open())).toMatchObject({ result: "published", failed: [] });
    const ben = copyNewsroom(anna);
    expect(await publishTo(ben, site.open())).toMatchObject({ result: "published", bytes: 0 });
    return { site, anna, ben, goes };
  }

  it.each(AFTER)(
    "replaces nothing of who published meanwhile, %d bytes after it began",
    { timeout: 60_000 },
    async (bytes) => {
      const { site, anna, ben } = await begin();
      const [common] = anna.allStories();
      anna.save(
        withVersion(anna.get(common?.id ?? "").story, "en", { body: [paragraph("a", "Anna was here.")] }),
      );
      addReadyStory(anna, "Hers", "2012-01-01");
      const { line, end } = await fallAsleep(anna, site, ({ filesDone }) => filesDone > 0, bytes);
      // Every page is another one then.
      ben.saveNewsroom({ ...ben.newsroom(), tagline: { en: "Ben's", "zh-Hans": "本的" } });
      addReadyStory(ben, "His", "2012-01-02");
      expect(await publishTo(ben, site.open())).toMatchObject({ result: "published", failed: [] });
      const before = await site.files();
      line.letGo();
      expect(await end).toMatchObject({ result: "not", error: { code: "publish-lost-lease" } });
      expect(await site.files()).toEqual(before);
      expect(brokenLinks(before)).toEqual([]);
      for (const library of [anna, ben]) {
        expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
      }
      const files = await site.files();
      expect([...files.keys()].sort()).toEqual([...listed(files), MANIFEST_PATH].sort());
      expect(files.get("en/brief-news/2011/common/index.html")).toContain("Anna was here.");
      for (const page of ["hers", "his"]) {
        expect([...files.keys()]).toContain(`en/brief-news/2012/${page}/index.html`);
      }
    },
  );

  it.each(bindsRemovals ? AFTER : [])(
    "takes nothing down that somebody put there since, %d bytes after",
    { timeout: 60_000 },
    async (bytes) => {
      const { site, anna, ben, goes } = await begin();
      anna.trash([goes]);
      const { line, end } = await fallAsleep(anna, site, ({ phase }) => phase === "removing", bytes);
      await publishTo(ben, site.open());
      for (const one of ["en", "zh-Hans"] as const) {
        ben.save(withVersion(ben.get(goes).story, one, { status: "ready" }));
      }
      expect(await publishTo(ben, site.open())).toMatchObject({ result: "published", failed: [] });
      const before = await site.files();
      expect([...before.keys()]).toContain("en/brief-news/2010/goes/index.html");
      line.letGo();
      const late = await end;
      expect(await site.files()).toEqual(before);
      // Its own site was there before; what it could not take down is named.
      if (late.result === "published") expect(late.failed).toEqual([]);
      else expect(late.failed.map(({ error }) => error.code)).toContain("publish-lost-lease");
    },
  );
});
