import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
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

/** A host behind a slow line. */
interface Slow {
  host: Host;
  stop(): Promise<void> | void;
}

const KINDS: Record<string, (rate: number) => Promise<Slow>> = {
  SFTP: async (bytesPerSecond) => {
    const server = await startSftp();
    const { config } = await server.newSite();
    const line = await startSlowLine({ port: config.port, bytesPerSecond, latencyMs: 20 });
    const host = new TreeHost("Live", new SftpTree({ ...config, port: line.port }, null));
    return { host, stop: () => stopBoth(line, server) };
  },
  WebDAV: async (bytesPerSecond) => {
    const server = await startWebdav();
    const { config, secret } = await server.newSite();
    const line = await startSlowLine({ port: server.port, bytesPerSecond, latencyMs: 20 });
    const url = config.url.replace(`:${server.port}`, `:${line.port}`);
    const host = new TreeHost("Live", new WebdavTree({ ...config, url }, secret));
    return { host, stop: () => stopBoth(line, server) };
  },
  S3: async (bytesPerSecond) => {
    const { config } = await PlainS3.start({ isConditional: true });
    const line = await startSlowLine({
      port: Number(new URL(config.endpoint).port),
      bytesPerSecond,
      latencyMs: 20,
    });
    const endpoint = `http://127.0.0.1:${line.port}`;
    return { host: new S3Host({ ...config, endpoint }, "any"), stop: () => line.stop() };
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
          return { host: new TreeHost("Live", new FtpTree(tls, secret)), stop: () => server.stop() };
        },
      }
    : {}),
};

async function stopBoth(line: { stop(): void }, server: { stop(): Promise<void> }): Promise<void> {
  line.stop();
  await server.stop();
}

/** An open host with its lock held, as a publisher has it. */
async function begin(kind: string, rate: number): Promise<Slow> {
  const slow = await KINDS[kind]?.(rate);
  if (!slow) throw new Error(kind);
  const host = new SteadyHost(slow.host, "Live");
  await host.probe();
  const lease = await host.acquire({ owner: "Anna", ttlMs: 60_000 });
  return {
    host,
    stop: async () => {
      await lease.release();
      await host.close();
      await slow.stop();
    },
  };
}

function picture(path: string, bytes: Uint8Array): UploadFile {
  const file = { path, key: path, type: "image/jpeg", stage: "media" } as UploadFile["file"];
  return { file, sha256: sha256(bytes), bytes: bytes.byteLength, isNew: true, content: async () => bytes };
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
    expect(Buffer.from((await slow.host.get("large.jpg")) ?? "").equals(large)).toBe(true);
    const steps = seen.map(({ bytesDone }) => bytesDone);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(upload.bytes);
    const within = seen.filter(({ filesDone, bytesDone }) => filesDone === 0 && bytesDone > 0);
    expect(within.length).toBeGreaterThan(5);
    await slow.stop();
  });

  it(
    "is stopped in the middle of a large picture, of which nothing is left",
    async () => {
      const slow = await begin(kind, 100_000);
      const stop = new AbortController();
      const onProgress = ({ bytesDone }: PublishProgress) => bytesDone > 0 && stop.abort();
      // Half a minute's worth.
      const file = picture("large.jpg", randomBytes(30_000_000));
      const upload = new Upload([file], { host: slow.host, onProgress, signal: stop.signal });
      const started = performance.now();
      await expect(upload.run()).rejects.toMatchObject({ code: "publish-cancelled" });
      expect(performance.now() - started).toBeLessThan(30_000);
      expect(await slow.host.get("large.jpg")).toBeNull();
      await slow.stop();
    },
    MINUTES,
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

  it("carries a large picture", { timeout: 15 * MINUTES }, async () => {
    const { config, secret, files } = await server.newSite();
    const port = Number(config.url.match(/:(\d+)/)?.[1]);
    const line = await startSlowLine({ port, bytesPerSecond: RATE, latencyMs: 20 });
    const url = config.url.replace(`:${port}`, `:${line.port}`);
    const host = new GitHost({ ...config, url }, { newsroomFolder: temporaryFolder(), secret });
    await host.put("large.jpg", randomBytes(LARGE));
    await host.commit(manifest(1, "Anna"), null);
    expect([...(await files()).keys()]).toContain("large.jpg");
    line.stop();
  });

  it("is stopped in the middle of a publish, of which nothing is left", { timeout: MINUTES }, async () => {
    const { config, secret, files, open } = await server.newSite();
    const port = Number(config.url.match(/:(\d+)/)?.[1]);
    // Half a minute's worth.
    const line = await startSlowLine({ port, bytesPerSecond: 1_000_000 });
    const url = config.url.replace(`:${port}`, `:${line.port}`);
    const host = new GitHost({ ...config, url }, { newsroomFolder: temporaryFolder(), secret });
    const stop = new AbortController();
    await host.put("large.jpg", randomBytes(30_000_000), { signal: stop.signal });
    const cancelled = expect(host.commit(manifest(1, "Anna"), null)).rejects.toMatchObject({
      code: "publish-cancelled",
    });
    const started = performance.now();
    await vi.waitUntil(() => line.bytes() > 1_000_000, { timeout: 20_000 });
    stop.abort();
    await cancelled;
    expect(performance.now() - started).toBeLessThan(25_000);
    line.stop();
    expect((await files()).size).toBe(0);
    expect(await open().readManifest()).toBeNull();
  });
});
