import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { createServer, request as requestOf } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { FileTree } from "../../../electron/hosts/fileTree.ts";
import { TreeHost } from "../../../electron/hosts/treeHost.ts";
import { WebdavTree } from "../../../electron/hosts/webdav.ts";
import { readListing } from "../../../electron/hosts/webdavListing.ts";
import { testHost } from "../../../electron/publishing/hostTest.ts";
import { limitsOf } from "../../../shared/publish/hostReport.ts";
import { freePort } from "../../servers/ports.ts";
import { startWebdav, type WebdavServer, type WebdavSite } from "../../servers/webdav.ts";
import { publishTo } from "../publishing.ts";
import { addReadyStory, temporaryNewsroom } from "../support.ts";
import { hostSuite } from "./suite.ts";

hostSuite("WebDAV (Apache)", startWebdav, { cutStep: 5, interleavings: 15, isFenced: true });

describe("a web folder", () => {
  let server: WebdavServer;
  beforeAll(async () => {
    server = await startWebdav();
  });
  afterAll(() => server?.stop());

  /** A tree with its lock held, as a publisher has it. */
  async function held(site: WebdavSite): Promise<FileTree> {
    const tree = new WebdavTree(site.config, site.secret);
    await tree.open();
    await tree.makeFolder(".twinpress-lock");
    return tree;
  }

  it.each(["中文 名.html", "a#b?c.txt", "50%.txt", "a&b+c.txt", "quote'\".txt"])(
    "holds a file %s",
    async (name) => {
      const site = await server.newSite();
      const tree = await held(site);
      for (const text of ["one", "two"]) {
        await tree.write(name, new TextEncoder().encode(text));
        expect(new TextDecoder().decode((await tree.read(name)) ?? undefined)).toBe(text);
      }
      expect(await tree.list("")).toContainEqual({ name, isFolder: false, size: 3 });
      await tree.remove(name);
      expect(await tree.read(name)).toBeNull();
      await tree.remove(name);
    },
  );

  it("makes a folder for one of twenty at once", async () => {
    const site = await server.newSite();
    const trees = Array.from({ length: 20 }, () => new WebdavTree(site.config, site.secret));
    const made = await Promise.all(trees.map((tree) => tree.makeFolder("one")));
    expect(made.filter(Boolean)).toHaveLength(1);
    await expect(trees[0]?.makeFolder("no/such")).rejects.toMatchObject({ code: "host-path-missing" });
    expect(await trees[0]?.list("no")).toBeNull();
  });

  it("is never emptied by taking a folder away", async () => {
    const site = await server.newSite();
    const tree = await held(site);
    mkdirSync(join(site.root, "theirs"));
    expect(await tree.removeFolder("theirs")).toBe(false);
    await tree.remove("theirs");
    expect(existsSync(join(site.root, "theirs"))).toBe(true);
    expect(await tree.moveFolder(".twinpress-lock", "aside")).toBe(true);
    expect(await tree.moveFolder(".twinpress-lock", "aside")).toBe(false);
  });

  it("says what is wrong: the password, the folder, the permission, no WebDAV, nobody there", async () => {
    const site = await server.newSite();
    const open = (config: Partial<WebdavSite["config"]>, secret = site.secret) =>
      new WebdavTree({ ...site.config, ...config }, secret).open();
    await expect(open({}, "wrong")).rejects.toMatchObject({
      code: "host-sign-in",
      params: { user: "editor" },
    });
    await expect(open({ url: `${site.config.url}no/such/` })).rejects.toMatchObject({
      code: "host-path-missing",
    });
    const nobody = await freePort();
    await expect(open({ url: `http://127.0.0.1:${nobody}/` })).rejects.toMatchObject({
      code: "host-unreachable",
    });
    const plain = createServer((_, response) => response.writeHead(405).end()).listen(0, "127.0.0.1");
    await new Promise((done) => plain.once("listening", done));
    const address = plain.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await expect(open({ url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({ code: "host-refused" });
    plain.close();
    const moved = createServer((_, response) =>
      response.writeHead(301, { location: "https://there.example/" }).end(),
    );
    await new Promise<void>((done) => moved.listen(0, "127.0.0.1", done));
    await expect(open({ url: `http://127.0.0.1:${Object(moved.address()).port}/` })).rejects.toMatchObject({
      code: "host-refused",
      params: { detail: "HTTP 301: https://there.example/" },
    });
    moved.close();
    const tree = await held(site);
    chmodSync(site.root, 0o555);
    await expect(tree.makeFolder("new")).rejects.toMatchObject({ code: "host-read-only" });
    chmodSync(site.root, 0o777);
  });
});

describe("a web folder that is signed in to by Digest", () => {
  it("takes names in any script and large files, also when what one signed in with is used up", async () => {
    const server = await startWebdav({ digestSeconds: 1 });
    onTestFinished(() => server.stop());
    const site = await server.newSite();
    const { port, authorizations } = await startEar(server.port);
    const url = site.config.url.replace(`:${server.port}`, `:${port}`);
    const tree = new WebdavTree({ ...site.config, url }, site.secret);
    await tree.open();
    await tree.makeFolder(".twinpress-lock");
    await tree.makeFolder("中文 & 50%");
    const picture = randomBytes(300_000);
    // Longer than a sign-in lasts.
    const end = performance.now() + 3000;
    for (let nth = 0; performance.now() < end; nth += 1) {
      const path = `中文 & 50%/图 ${nth}.jpg`;
      await Promise.all([tree.write(path, picture), tree.read(path), tree.list("")]);
      expect(picture.equals((await tree.read(path)) ?? new Uint8Array())).toBe(true);
    }
    const nonces = new Set([...authorizations].map((header) => header.match(/nonce="([^"]+)"/)?.[1]));
    expect(nonces.size).toBeGreaterThan(1);
    expect([...authorizations].filter((header) => !header.startsWith("Digest "))).toEqual([]);
    await expect(new WebdavTree({ ...site.config, url }, "wrong").open()).rejects.toMatchObject({
      code: "host-sign-in",
    });
    await expect(new WebdavTree({ ...site.config, user: "" }, null).open()).rejects.toMatchObject({
      code: "host-sign-in",
    });
  });
});

it.each([405, 502])("a web folder that answers %d to a move is written to all the same", async (status) => {
  const server = await startWebdav();
  onTestFinished(() => server.stop());
  const site = await server.newSite();
  const { port } = await startEar(server.port, status);
  const url = site.config.url.replace(`:${server.port}`, `:${port}`);
  const open = () => new TreeHost("Live", new WebdavTree({ ...site.config, url }, site.secret));
  const library = temporaryNewsroom();
  const { id } = addReadyStory(library, "First");
  expect(await publishTo(library, open())).toMatchObject({ result: "published", failed: [] });
  library.trash([id]);
  addReadyStory(library, "Second");
  expect(await publishTo(library, open())).toMatchObject({ result: "published", failed: [] });
  const files = [...(await site.files()).keys()];
  expect(files).toContain("en/brief-news/2011/second/index.html");
  expect(files.filter((path) => path.includes("first") || path.includes(".twinpress-lock"))).toEqual([]);
});

it("a web folder says that a file that is replaced is away for a moment, as MOVE has it", async () => {
  const server = await startWebdav();
  onTestFinished(() => server.stop());
  const host = (await server.newSite()).open();
  const report = await testHost({ host, name: "Live", newsroom: "n" });
  expect(limitsOf(report)).toEqual(["no-swap", "no-replace"]);
});

/** Passes requests on to a server but for moves where there is an answer to them, and keeps how each was signed in. */
async function startEar(
  behind: number,
  toMove?: number,
): Promise<{ port: number; authorizations: Set<string> }> {
  const authorizations = new Set<string>();
  const ear = createServer((request, response) => {
    const { method, url: path, headers } = request;
    if (method === "MOVE" && toMove !== undefined) {
      response.writeHead(toMove).end();
      return;
    }
    if (headers.authorization !== undefined) authorizations.add(headers.authorization);
    const onward = requestOf({ host: "127.0.0.1", port: behind, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((done) => ear.listen(0, "127.0.0.1", done));
  onTestFinished(() => void ear.close().closeAllConnections());
  return { port: Object(ear.address()).port, authorizations };
}

describe("a listing", () => {
  it("is read whatever the server's prefix and encoding", () => {
    const nginx = `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/a/</D:href><D:propstat>
      <D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop></D:propstat></D:response><D:response>
      <D:href>/a/b&amp;c%20d.txt</D:href><D:propstat><D:prop><D:resourcetype/>
      <D:getcontentlength>1234</D:getcontentlength></D:prop></D:propstat></D:response>
      </D:multistatus>`;
    expect(readListing(nginx, "/a/")).toEqual([{ name: "b&c d.txt", isFolder: false, size: 1234 }]);
    // The server behind a proxy, with paths of its own.
    expect(readListing(nginx, "/dav/site/a/")).toEqual([{ name: "b&c d.txt", isFolder: false, size: 1234 }]);
    const bare = `<multistatus xmlns="DAV:"><response><href>http://host/a/%E4%B8%AD/</href><resourcetype>
      <collection xmlns="DAV:"/></resourcetype></response></multistatus>`;
    expect(readListing(bare, "/a/")).toEqual([{ name: "中", isFolder: true, size: null }]);
  });
});
