import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer as createSite } from "node:http";
import { createServer } from "node:https";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { certificateError } from "../../../electron/hosts/certificates.ts";
import { type HttpPart, httpFetch } from "../../../electron/hosts/http.ts";
import { S3Host } from "../../../electron/hosts/s3.ts";
import { refusalError, xmlValues } from "../../../electron/hosts/s3Answer.ts";
import { S3Bucket } from "../../../electron/hosts/s3Bucket.ts";
import { MANIFEST_PATH } from "../../../shared/publish/manifest.ts";
import { PlainS3 } from "../../servers/plainS3.ts";
import { freePort } from "../../servers/ports.ts";
import { temporaryFolder } from "../support.ts";
import { bytes, LOCK, manifest, probed, raceForLock, text } from "./s3Support.ts";

describe("on a server that ignores conditions", () => {
  test("nothing is promised, the lock is a courtesy, and a commit looks before and after", async () => {
    const { config } = await PlainS3.start({ isConditional: false });
    const open = () => new S3Host(config, "any", 100);
    const host = open();
    expect(await host.probe()).toMatchObject({ compareAndSwap: false, exclusiveCreate: false });
    const hosts = await probed(open, 5);
    const ends = await raceForLock(hosts);
    expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
    const lease = await host.acquire({ owner: "Next", ttlMs: 400 });
    expect(lease.real).toBe(false);
    await lease.renew();
    await open().acquire({ owner: "Other", ttlMs: 400 });
    await expect(lease.renew()).rejects.toMatchObject({
      code: "publish-lost-lease",
      params: { owner: "Other" },
    });
    const token = await host.commit(manifest(1, "Desk"), null);
    await expect(host.commit(manifest(1, "Late"), null)).rejects.toMatchObject({ code: "publish-conflict" });
    expect(await host.readManifest()).toEqual({ manifest: manifest(1, "Desk"), token });
    expect([...(await host.present(["a&b.html", MANIFEST_PATH])).keys()]).toEqual([MANIFEST_PATH]);
  });
});

test("one who lost the lock unawares replaces and takes down nothing of the next holder's", async () => {
  const plain = await PlainS3.start({ isConditional: true });
  const [slept, other] = [new S3Host(plain.config, "any"), new S3Host(plain.config, "any")];
  const page = { sha256: "", type: "text/html", isImmutable: false };
  await slept.acquire({ owner: "Anna", ttlMs: 200 });
  for (const path of ["a.html", "b.html"]) await slept.put(path, bytes("Anna's"), page);
  await other.acquire({ owner: "Ben", ttlMs: 200 });
  for (const path of ["a.html", "new.html"]) await other.put(path, bytes("Ben's"), page);
  await other.remove(["b.html", "none.html"]);
  const isLost = { code: "publish-lost-lease", params: { owner: "Ben" } };
  for (const path of ["a.html", "b.html", "new.html"]) {
    await expect(slept.put(path, bytes("late"), page)).rejects.toMatchObject(isLost);
  }
  await expect(slept.remove(["a.html"])).rejects.toMatchObject(isLost);
  for (const path of ["a.html", "new.html"]) expect(text(await other.get(path))).toBe("Ben's");
  expect(await other.get("b.html")).toBeNull();
  const picture = { ...page, isImmutable: true };
  await other.put("media/0123abcd.jpg", bytes("picture"), picture);
  await other.remove(["media/0123abcd.jpg"]);
  expect(await other.get("media/0123abcd.jpg")).toBeNull();
  // A stranger's change is no reason to give up.
  plain.objects.set("press/a.html", Buffer.from("somebody's"));
  await other.put("a.html", bytes("Ben's again"), page);
  expect(text(await other.get("a.html"))).toBe("Ben's again");
  plain.objects.set("press/a.html", Buffer.from("somebody's"));
  await other.remove(["a.html"]);
  expect(await other.get("a.html")).toBeNull();
});

describe("when an answer is lost", () => {
  test("what arrived counts, and is not taken for another's", async () => {
    const plain = await PlainS3.start({ isConditional: true });
    const host = new S3Host(plain.config, "any");
    expect((await host.probe()).compareAndSwap).toBe(true);
    plain.cutAfter = LOCK;
    const lease = await host.acquire({ owner: "Desk", ttlMs: 60_000 });
    plain.cutAfter = LOCK;
    await expect(lease.renew()).rejects.not.toHaveProperty("code");
    await lease.renew();
    plain.cutAfter = MANIFEST_PATH;
    const token = await host.commit(manifest(1, "Desk"), null);
    expect((await host.readManifest())?.token).toBe(token);
    await host.commit(manifest(2, "Desk"), token);
    const page = { sha256: "", type: "text/html", isImmutable: false };
    for (const content of ["one", "two"]) {
      plain.cutAfter = "a.html";
      await expect(host.put("a.html", bytes(content), page)).rejects.not.toHaveProperty("code");
      await host.put("a.html", bytes(content), page);
      expect(text(await host.get("a.html"))).toBe(content);
    }
  });
});

test("a certificate that nobody vouches for is refused before anything is sent", async () => {
  const server = createServer(selfSignedCertificate(), (_, response) => response.end()).listen(
    0,
    "127.0.0.1",
  );
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { config } = await PlainS3.start({ isConditional: true });
  const endpoint = `https://127.0.0.1:${Object(server.address()).port}`;
  await expect(new S3Host({ ...config, endpoint }, "any").probe()).rejects.toMatchObject({
    code: "host-certificate",
    params: { detail: "DEPTH_ZERO_SELF_SIGNED_CERT" },
  });
});

test("a bucket is addressed as its service wants it, and no folder in it leads out", async () => {
  const addresses: string[] = [];
  const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(async (request) => {
    addresses.push(String(request));
    return new Response("page");
  });
  onTestFinished(() => fetched.mockRestore());
  const { config } = await PlainS3.start({ isConditional: true });
  const ask = (part: Partial<typeof config>) => new S3Bucket({ ...config, ...part }, "any").get("a b.html");
  await ask({ endpoint: "https://s3.example/", prefix: "/news/" });
  await ask({ endpoint: "https://press.oss-cn-hangzhou.aliyuncs.com", prefix: "" });
  await ask({ endpoint: "https://s3.example", prefix: "../other/./news" });
  expect(addresses).toEqual([
    "https://s3.example/press/news/a%20b.html",
    "https://press.oss-cn-hangzhou.aliyuncs.com/a%20b.html",
    "https://s3.example/press/other/news/a%20b.html",
  ]);
});

test("a service that is named like a bucket of its own is told from the bucket", async () => {
  const { config } = await PlainS3.start({ isConditional: true });
  const endpoint = "https://press.example";
  const list = "<ListBucketResult></ListBucketResult>";
  for (const [place, isOwn] of [
    [`${endpoint}/?`, true],
    [`${endpoint}/press?`, false],
  ] as const) {
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(async (request) => {
      const isThere = `${request}`.replace(/\?.*/, "?").replace("example?", "example/?") === place;
      return new Response(isThere ? list : "<ListAllMyBucketsResult/>");
    });
    const bucket = new S3Bucket({ ...config, endpoint, bucket: "press" }, "any");
    await bucket.open();
    await bucket.get("a.html");
    expect(String(fetched.mock.lastCall?.[0])).toBe(
      isOwn ? `${endpoint}/a.html` : `${endpoint}/press/a.html`,
    );
    fetched.mockRestore();
  }
});

test("a server that never answers is given up, also after memory was tidied up", async () => {
  const server = createSite().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close().closeAllConnections());
  await once(server, "listening");
  const { config } = await PlainS3.start({ isConditional: true });
  const endpoint = `http://127.0.0.1:${Object(server.address()).port}`;
  const stop = new AbortController();
  const reached = once(server, "request");
  const info = { sha256: "", type: "text/html", isImmutable: false, signal: stop.signal };
  const put = new S3Host({ ...config, endpoint }, "any").put("a.html", new Uint8Array(10), info);
  await reached;
  setFlagsFromString("--expose-gc");
  for (let turns = 0; turns < 5; turns += 1) {
    runInNewContext("gc")();
    await new Promise(setImmediate);
  }
  stop.abort(new Error("enough"));
  await expect(put).rejects.toThrow("enough");
});

test("a closed port is nobody there at first, and a fault that may pass later", async () => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const ask = (wasReached: boolean) => {
    return httpFetch((part) => fetch(address, part), { name: "Closed", address }, { wasReached });
  };
  await expect(ask(false)).rejects.toMatchObject({
    code: "host-unreachable",
    params: { detail: "ECONNREFUSED" },
  });
  await expect(ask(true)).rejects.toThrow(`${address}: ECONNREFUSED`);
  await expect(ask(true)).rejects.not.toHaveProperty("code");
});

test("a web site that says yes to everything is no bucket", async () => {
  const server = createSite((_, response) => response.end("<html>")).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { config } = await PlainS3.start({ isConditional: true });
  const endpoint = `http://127.0.0.1:${Object(server.address()).port}`;
  await expect(new S3Host({ ...config, endpoint }, "any").probe()).rejects.toMatchObject({
    code: "host-refused",
  });
});

test("a host that falls silent is given up, before its answer and in the midst of it", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const place = { name: "Silent", address: "https://silent.example" };
  const stalled = ({ signal }: { signal: AbortSignal }) =>
    new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const unanswered = expect(httpFetch(stalled, place)).rejects.toThrow("no answer");
  await vi.advanceTimersByTimeAsync(30_000);
  await unanswered;
  const begun = await httpFetch(async (part) => {
    return new Response(new ReadableStream({ pull: () => stalled(part) }));
  }, place);
  const cut = expect(begun.text()).rejects.toThrow("no answer");
  await vi.advanceTimersByTimeAsync(30_000);
  await cut;
});

test("a large body that moves is waited for however long it takes, and one that stands still is not", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const place = { name: "Slow", address: "https://slow.example" };
  const body = new Uint8Array(160 * 1024);
  const taken = (parts: number) => async (part: HttpPart) => {
    if (!(part.body instanceof ReadableStream)) throw new Error("no stream");
    const reader = part.body.getReader();
    for (let count = 0; count < parts; count += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25_000));
      if ((await reader.read()).done) return new Response("done");
    }
    part.signal.throwIfAborted();
    return new Promise<never>((_, reject) =>
      part.signal.addEventListener("abort", () => reject(part.signal.reason)),
    );
  };
  const sent: number[] = [];
  const whole = httpFetch(taken(100), place, { body, onSent: (bytes) => sent.push(bytes) });
  await vi.advanceTimersByTimeAsync(300_000);
  expect((await whole).ok).toBe(true);
  expect(sent).toEqual(Array.from({ length: 11 }, (_, part) => part * 16 * 1024));
  const stuck = expect(httpFetch(taken(3), place, { body })).rejects.toThrow("no answer");
  await vi.advanceTimersByTimeAsync(75_000 + 60_000);
  await stuck;
  const stop = new AbortController();
  const stopped = expect(httpFetch(taken(3), place, { body, signal: stop.signal })).rejects.toThrow("enough");
  stop.abort(new Error("enough"));
  await vi.advanceTimersByTimeAsync(75_000);
  await stopped;
});

test("refusals say what a person can do; faults may pass", async () => {
  const { config } = await PlainS3.start({ isConditional: true });
  const refused = (
    status: number,
    code: string,
    method: "GET" | "PUT" = "PUT",
    path: string | null = "a.html",
  ) => refusalError({ status, method, path, body: `<Error><Code>${code}</Code></Error>` }, config);
  expect(refused(403, "AccessDenied")).toMatchObject({ code: "host-read-only", params: { path: "a.html" } });
  expect(refused(403, "AccessDenied", "GET", null)).toMatchObject({ code: "host-sign-in" });
  expect(refused(403, "SignatureDoesNotMatch")).toMatchObject({ code: "host-sign-in" });
  expect(refused(403, "QuotaExceeded")).toMatchObject({ code: "host-full", params: { path: "a.html" } });
  expect(refused(507, "")).toMatchObject({ code: "host-full" });
  expect(refused(400, "KeyTooLongError")).toMatchObject({ code: "host-name-refused" });
  expect(refused(404, "NoSuchBucket")).toMatchObject({
    code: "host-path-missing",
    params: { path: "press" },
  });
  expect(refused(403, "RequestTimeTooSkewed", "GET", null)).toMatchObject({ code: "host-clock" });
  expect(certificateError("Plain", "CERT_NOT_YET_VALID", null)).toMatchObject({ code: "host-clock" });
  for (const [status, code] of [
    [503, "SlowDown"],
    [500, "InternalError"],
    [429, ""],
    [400, "RequestTimeout"],
  ]) {
    expect(refused(Number(status), String(code))).not.toHaveProperty("code");
  }
  expect(xmlValues("<Key>a&amp;&#x4E2D;&#25991;&lt;</Key>", "Key")).toEqual(["a&中文<"]);
});

function selfSignedCertificate(): { key: string; cert: string } {
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(temporaryFolder(), name)) as [
    string,
    string,
  ];
  const kind = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"];
  execFileSync("openssl", ["req", ...kind, "-keyout", key, "-out", cert], { stdio: "ignore" });
  return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
}
