import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { FtpTree } from "../../../electron/hosts/ftp.ts";
import { GitHost } from "../../../electron/hosts/git.ts";
import { S3Host } from "../../../electron/hosts/s3.ts";
import { SftpTree } from "../../../electron/hosts/sftp.ts";
import { TreeHost } from "../../../electron/hosts/treeHost.ts";
import { WebdavTree } from "../../../electron/hosts/webdav.ts";
import { sha256 } from "../../../electron/publishing/digest.ts";
import { SteadyHost } from "../../../electron/publishing/steadyHost.ts";
import { Upload, type UploadFile } from "../../../electron/publishing/upload.ts";
import type { Host } from "../../../shared/publish/host.ts";
import type { PublishProgress } from "../../../shared/publish/progress.ts";
import { CAN_START_FTP, startFtp } from "../../servers/ftp.ts";
import { startProxy } from "../../servers/ftpProxy.ts";
import { startGitHttp, startGitSsh } from "../../servers/git.ts";
import { PlainS3 } from "../../servers/plainS3.ts";
import { startSftp } from "../../servers/sftp.ts";
import { startSlowLine } from "../../servers/slowLine.ts";
import { startWebdav } from "../../servers/webdav.ts";
import { temporaryFolder } from "../support.ts";
import { manifest } from "./s3Support.ts";

/** `TWINPRESS_THOROUGH=1`: a picture of 5 MB over 30 KB/s, and eight of 300 KB at once, which takes half an hour. */
const isThorough = process.env.TWINPRESS_THOROUGH === "1";
const RATE = isThorough ? 30_000 : 400_000;
const LARGE = isThorough ? 5_000_000 : 2_500_000;
const MANY = isThorough ? 300_000 : 100_000;
const MINUTES = 60_000;
/** What goes with one commit, and what of it this computer holds on its way to itself, at most, in bytes. */
const TOGETHER = 20_000_000;
const UNSEEN = 8_000_000;

/** A host behind a slow line. */
interface Slow {
  host: Host;
  /** Makes the line a fast one: what is looked at afterwards takes no time. */
  hurry(): void;
  stop(): Promise<void> | void;
}

const KINDS: Record<string, (rate: number) => Promise<Slow>> = {
  SFTP: async (bytesPerSecond) => {
    const server = await startSftp();
    const { config } = await server.newSite();
    const line = await startSlowLine({ port: config.port, bytesPerSecond, latencyMs: 20 });
    const host = new TreeHost("Live", new SftpTree({ ...config, port: line.port }, null));
    return { host, hurry: line.hurry, stop: () => stopBoth(line, server) };
  },
  WebDAV: async (bytesPerSecond) => {
    const server = await startWebdav();
    const { config, secret } = await server.newSite();
    const line = await startSlowLine({ port: server.port, bytesPerSecond, latencyMs: 20 });
    const url = config.url.replace(`:${server.port}`, `:${line.port}`);
    const host = new TreeHost("Live", new WebdavTree({ ...config, url }, secret));
    return { host, hurry: line.hurry, stop: () => stopBoth(line, server) };
  },
  S3: async (bytesPerSecond) => {
    const { config } = await PlainS3.start({ isConditional: true });
    const line = await startSlowLine({
      port: Number(new URL(config.endpoint).port),
      bytesPerSecond,
      latencyMs: 20,
    });
    const endpoint = `http://127.0.0.1:${line.port}`;
    return { host: new S3Host({ ...config, endpoint }, "any"), hurry: line.hurry, stop: () => line.stop() };
  },
  ...(CAN_START_FTP
    ? {
        FTP: async (bytesPerSecond: number) => {
          const server = await startFtp();
          const { config, secret } = await server.newSite();
          const proxy = await startProxy(server);
          proxy.bytesPerSecond = bytesPerSecond;
          // The certificate is the server's, whose name is another's here.
          const tls = { ...config, address: proxy.address };
          const hurry = () => {
            proxy.bytesPerSecond = null;
          };
          return { host: new TreeHost("Live", new FtpTree(tls, secret)), hurry, stop: () => server.stop() };
        },
      }
    : {}),
};

async function stopBoth(line: { stop(): void }, server: { stop(): Promise<void> }): Promise<void> {
  line.stop();
  await server.stop();
}

/** An open host with its lock held, as a publisher has it. */
async function begin(kind: string, rate: number): Promise<Slow & { release(): Promise<void> }> {
  const slow = await KINDS[kind]?.(rate);
  if (!slow) throw new Error(kind);
  const host = new SteadyHost(slow.host, "Live");
  await host.probe();
  const lease = await host.acquire({ owner: "Anna", ttlMs: 60_000 });
  const release = () => lease.release();
  return {
    host,
    release,
    hurry: slow.hurry,
    stop: async () => {
      await release();
      await host.close();
      await slow.stop();
    },
  };
}

function picture(path: string, bytes: Uint8Array): UploadFile {
  const file = { path, key: path, type: "image/jpeg", stage: "media" } as UploadFile["file"];
  return {
    file,
    sha256: sha256(bytes),
    bytes: bytes.byteLength,
    isNew: true,
    mayBeThere: false,
    content: async () => bytes,
  };
}

describe.each(Object.keys(KINDS))("a slow line to %s", (kind) => {
  it("carries a large picture and many at once, and tells of each part", {
    timeout: 15 * MINUTES,
  }, async () => {
    const slow = await begin(kind, RATE);
    const seen: PublishProgress[] = [];
    const large = randomBytes(LARGE);
    const many = Array.from({ length: 8 }, (_, index) => picture(`many-${index}.jpg`, randomBytes(MANY)));
    const options = { host: slow.host, onProgress: (progress: PublishProgress) => seen.push(progress) };
    const upload = new Upload([picture("large.jpg", large), ...many], { ...options, signal: undefined });
    await upload.run();
    expect(upload.failed).toEqual([]);
    slow.hurry();
    expect(Buffer.from((await slow.host.get("large.jpg")) ?? "").equals(large)).toBe(true);
    const steps = seen.map(({ bytesDone }) => bytesDone);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(upload.bytes);
    const within = seen.filter(({ filesDone, bytesDone }) => filesDone === 0 && bytesDone > 0);
    expect(within.length).toBeGreaterThan(5);
    await slow.stop();
  });

  it(
    "is stopped at once in the middle of a large picture, of which nothing is left",
    async () => {
      const slow = await begin(kind, 128_000);
      const stop = new AbortController();
      let stopped = 0;
      const onProgress = ({ bytesDone }: PublishProgress) => {
        if (bytesDone === 0 || stop.signal.aborted) return;
        stopped = performance.now();
        stop.abort();
      };
      // Four minutes' worth.
      const file = picture("large.jpg", randomBytes(30_000_000));
      const upload = new Upload([file], { host: slow.host, onProgress, signal: stop.signal });
      await expect(upload.run()).rejects.toMatchObject({ code: "publish-cancelled" });
      expect(performance.now() - stopped).toBeLessThan(10_000);
      // What the line has taken already is in the way of the lock's release.
      await slow.release();
      expect(performance.now() - stopped).toBeLessThan(30_000);
      slow.hurry();
      expect(await slow.host.get("large.jpg")).toBeNull();
      expect(await slow.host.get(".twinpress-lock/holder.json")).toBeNull();
      await slow.stop();
    },
    4 * MINUTES,
  );
});

describe.each([
  ["HTTP", startGitHttp],
  ["SSH", startGitSsh],
])("a slow line to Git over %s", (_, start) => {
  let server: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    server = await start();
  }, 180_000);
  afterAll(() => server?.stop());

  /** A branch at the other end of a slow line. */
  async function slowSite(bytesPerSecond: number) {
    const site = await server.newSite();
    const port = Number(site.config.url.match(/:(\d+)/)?.[1]);
    const line = await startSlowLine({ port, bytesPerSecond, latencyMs: 20 });
    onTestFinished(() => line.stop());
    const url = site.config.url.replace(`:${port}`, `:${line.port}`);
    const access = { newsroomFolder: temporaryFolder(), secret: site.secret };
    return { site, line, host: new GitHost({ ...site.config, url }, access) };
  }

  it("carries a large picture, and tells what has left of how much", { timeout: 2 * MINUTES }, async () => {
    const { site, line, host } = await slowSite(3_000_000);
    await host.put("large.jpg", randomBytes(TOGETHER));
    const told: number[] = [];
    const arrived: number[] = [];
    let size = 0;
    const onSent = (bytes: number, total: number) => {
      told.push(bytes);
      arrived.push(line.bytes());
      size = total;
    };
    await host.commit(manifest(1, "Anna"), null, { onSent });
    expect([...(await site.files()).keys()]).toContain("large.jpg");
    // The picture can't be made smaller; what else goes along is little.
    expect(size).toBeGreaterThan(TOGETHER);
    expect(size).toBeLessThan(TOGETHER * 1.01);
    expect(told.at(-1)).toBeGreaterThan(size * 0.99);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    // Not all at once, and no further ahead of the line than what the system holds.
    expect(new Set(told).size).toBeGreaterThan(3);
    for (const [at, bytes] of told.entries()) expect(bytes).toBeLessThan((arrived[at] ?? 0) + UNSEEN);
  });

  it("is stopped in the middle of a publish, of which nothing is left", {
    timeout: 2 * MINUTES,
  }, async () => {
    const { site, line, host } = await slowSite(1_000_000);
    const stop = new AbortController();
    await host.put("large.jpg", randomBytes(30_000_000));
    const cancelled = expect(
      host.commit(manifest(1, "Anna"), null, { signal: stop.signal }),
    ).rejects.toMatchObject({ code: "publish-cancelled" });
    await vi.waitUntil(() => line.bytes() > 1_000_000, { timeout: MINUTES });
    stop.abort();
    await cancelled;
    expect(line.bytes()).toBeLessThan(30_000_000);
    line.stop();
    expect((await site.files()).size).toBe(0);
    expect(await site.open().readManifest()).toBeNull();
  });
});
