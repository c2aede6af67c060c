import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Library } from "../../electron/library/library.ts";
import { run } from "../../scripts/run.ts";
import { MANIFEST_PATH, readManifestText } from "../../shared/publish/manifest.ts";
import { filesBelow } from "../servers/folder.ts";
import { startGitHttp, startGitSsh } from "../servers/git.ts";
import { type SftpServer, startSftp } from "../servers/sftp.ts";
import { startWebdav, type WebdavServer } from "../servers/webdav.ts";
import { cli, ENV, json, jsonIn, MAIN, NODE, sampleNewsroom } from "./commandLine.ts";
import { brokenLinks } from "./publishing.ts";
import { paragraph, temporaryFolder, withVersion } from "./support.ts";

let ssh: SftpServer;
let webdav: WebdavServer;
beforeAll(async () => {
  [ssh, webdav] = await Promise.all([startSftp(), startWebdav()]);
}, 180_000);
afterAll(() => Promise.all([ssh?.stop(), webdav?.stop()]));

/** The words that describe an SSH server's folder. */
async function sftpWords(): Promise<{ words: string[]; root: string }> {
  const { config, root } = await ssh.newSite();
  const place = ["--address", config.address, "--port", String(config.port), "--path", config.path];
  return { root, words: ["--kind", "sftp", ...place, "--user", config.user, "--key", config.key] };
}

/** Changes the English text of the first story, as somebody at this computer. */
function edit(newsroom: string, text: string): string {
  const library = Library.open(newsroom);
  const [first] = library.allStories();
  const id = first?.id ?? "";
  library.save(withVersion(library.get(id).story, "en", { body: [paragraph("a", text)] }));
  library.close();
  return id;
}

test("an SSH server is added with its key, tried, published to, and cloned from", {
  timeout: 120_000,
}, async () => {
  const newsroom = await sampleNewsroom();
  const { words, root } = await sftpWords();
  const at = ["--newsroom", newsroom, "--name", "Live"];
  const unknown = await json("host", "add", ...at, ...words);
  expect(unknown).toMatchObject({ code: 1, data: { error: { code: "host-key-unknown" } } });
  expect(JSON.stringify(unknown.data.error)).toContain(ssh.fingerprint);
  expect((await json("host", "list", "--newsroom", newsroom)).data.hosts).toEqual([]);
  const key = ["--host-key", ssh.fingerprint];
  expect(await json("host", "add", ...at, ...words, ...key)).toMatchObject({
    code: 0,
    data: { host: { signIn: "key", hostKey: ssh.fingerprint } },
  });
  expect(await json("host", "test", ...at)).toMatchObject({
    code: 0,
    data: {
      steps: [
        { step: "connect", ok: true },
        { step: "site", ok: true },
        { step: "write", ok: true },
      ],
    },
  });
  const published = await json("publish", "--newsroom", newsroom, "--host", "Live");
  expect(published).toMatchObject({
    code: 0,
    data: { result: "published", failed: [], merged: [], conflicts: [] },
  });
  expect(existsSync(join(root, "en/index.html"))).toBe(true);
  const clone = join(temporaryFolder(), "clone");
  expect(await json("clone", "--newsroom", clone, "--name", "Live", ...words, ...key)).toMatchObject({
    code: 0,
    data: { stories: 7 },
  });
  expect((await json("list", "--newsroom", clone)).data.stories).toHaveLength(7);
  expect(await json("publish", "--newsroom", clone, "--host", "Live")).toMatchObject({ data: { bytes: 0 } });
});

test("two computers: what came in is told, a conflict ends with 3 and keeps both, --take decides", {
  timeout: 120_000,
}, async () => {
  const anna = await sampleNewsroom();
  const site = join(temporaryFolder(), "site");
  const folder = ["--kind", "folder", "--path", site];
  await json("host", "add", "--newsroom", anna, "--name", "Live", ...folder);
  await json("publish", "--newsroom", anna, "--host", "Live");
  const ben = join(temporaryFolder(), "ben");
  await json("clone", "--newsroom", ben, "--name", "Live", ...folder);
  const story = edit(anna, "Anna wrote this.");
  await json("publish", "--newsroom", anna, "--host", "Live");
  expect(await json("publish", "--newsroom", ben, "--host", "Live")).toMatchObject({
    code: 0,
    data: { result: "published", merged: [{ story, change: "changed" }] },
  });
  edit(anna, "Anna again.");
  edit(ben, "Ben wrote this.");
  await json("publish", "--newsroom", anna, "--host", "Live");
  const stopped = await json("publish", "--newsroom", ben, "--host", "Live");
  expect(stopped).toMatchObject({
    code: 3,
    data: {
      ok: false,
      result: "not",
      conflicts: [{ story, parts: ["en"] }],
      error: { code: "publish-undecided" },
    },
  });
  const spoken = await cli(["publish", "--newsroom", ben, "--host", "Live", "--lang", "zh"]);
  expect(spoken.code).toBe(3);
  expect(spoken.stderr).toContain("--take");
  expect(spoken.stderr).toMatch(/《.+》（英文）/);
  expect(spoken.stderr).not.toContain(story);
  expect(await json("publish", "--newsroom", ben, "--host", "Live", "--take", "mine")).toMatchObject({
    code: 0,
    data: { result: "published", conflicts: [] },
  });
  expect(readFileSync(join(site, pageOf(site)), "utf8")).toContain("Ben wrote this.");
  const history = await json("history", "--newsroom", ben, "--host", "Live");
  expect(history.data.publishes).toMatchObject([{ generation: 4, canUndo: true }, { generation: 3 }, {}, {}]);
  expect(await json("undo-publish", "--newsroom", ben, "--host", "Live")).toMatchObject({
    code: 0,
    data: { generation: 4, restored: [story], result: "published" },
  });
  expect(readFileSync(join(site, pageOf(site)), "utf8")).toContain("Anna again.");
  expect(await json("undo-publish", "--newsroom", anna, "--host", "Live", "--generation", "4")).toMatchObject(
    {
      code: 1,
      data: { error: { code: "undo-impossible" } },
    },
  );
});

test("a publisher that is killed leaves a whole site, and the next one finishes it", {
  timeout: 180_000,
}, async () => {
  const newsroom = await sampleNewsroom();
  const site = join(temporaryFolder(), "site");
  const at = ["--newsroom", newsroom];
  await json("host", "add", ...at, "--name", "Live", "--kind", "folder", "--path", site);
  await json("publish", ...at, "--host", "Live");
  let cutShort = 0;
  for (let round = 1; round <= 8; round += 1) {
    edit(newsroom, `Round ${round}`);
    const before = filesBelow(site).get(MANIFEST_PATH);
    const publisher = spawn(NODE, [MAIN, "publish", ...at, "--host", "Live"], { env: ENV, stdio: "ignore" });
    const ended = once(publisher, "exit");
    // As soon as it has begun to write, and then a little later each time.
    await vi.waitUntil(
      () => publisher.exitCode !== null || existsSync(join(site, ".twinpress-lock", "holder.json")),
      { interval: 1, timeout: 60_000 },
    );
    for (let looks = 0; looks < round * 40; looks += 1) await new Promise(setImmediate);
    publisher.kill("SIGKILL");
    await ended;
    const files = filesBelow(site);
    if (files.get(MANIFEST_PATH) === before) cutShort += 1;
    expect(brokenLinks(files)).toEqual([]);
  }
  expect(cutShort).toBeGreaterThan(0);
  expect(await json("publish", ...at, "--host", "Live")).toMatchObject({
    code: 0,
    data: { result: "published" },
  });
  const files = filesBelow(site);
  const listed = Object.keys(readManifestText(files.get(MANIFEST_PATH) ?? "", "site").files);
  expect([...files.keys()].sort()).toEqual([...listed, MANIFEST_PATH].sort());
  expect(await json("publish", ...at, "--host", "Live")).toMatchObject({ data: { bytes: 0 } });
});

test("a secret comes from the environment or standard input, and is nowhere on the disk", {
  timeout: 120_000,
}, async () => {
  const newsroom = await sampleNewsroom();
  const { config, secret } = await webdav.newSite();
  const words = ["--kind", "webdav", "--url", config.url, "--user", config.user];
  await json("host", "add", "--newsroom", newsroom, "--name", "Our web folder", ...words);
  const test = ["host", "test", "--newsroom", newsroom, "--name", "Our web folder"];
  const missing = await json(...test);
  expect(missing).toMatchObject({ code: 1, data: { error: { code: "host-secret-missing" } } });
  expect(JSON.stringify(missing.data)).toContain("TWINPRESS_SECRET_OUR_WEB_FOLDER");
  const env = { ...ENV, TWINPRESS_SECRET_OUR_WEB_FOLDER: secret };
  expect(await jsonIn({ env }, ...test)).toMatchObject({ code: 0 });
  expect(await jsonIn({ input: `${secret}\n` }, ...test)).toMatchObject({ code: 0 });
  const wrong = await jsonIn({ input: "wrong\n" }, ...test);
  expect(wrong).toMatchObject({
    code: 1,
    data: { steps: [{ step: "connect", ok: false, code: "host-sign-in" }] },
  });
  const publish = ["publish", "--newsroom", newsroom, "--host", "Our web folder"];
  expect(await jsonIn({ env }, ...publish)).toMatchObject({ code: 0, data: { result: "published" } });
  expect(readFileSync(join(newsroom, "newsroom.db")).includes(secret)).toBe(false);
});

test("a token that a repository may do without comes from standard input too", {
  timeout: 120_000,
}, async () => {
  const server = await startGitHttp();
  const { config, secret } = await server.newSite();
  const newsroom = await sampleNewsroom();
  const words = ["--name", "Pages", "--kind", "git", "--url", config.url, "--user", config.user];
  await json("host", "add", "--newsroom", newsroom, ...words);
  const publish = ["publish", "--newsroom", newsroom, "--host", "Pages"];
  expect(await json(...publish)).toMatchObject({ code: 1, data: { result: "not" } });
  expect(await jsonIn({ input: `${secret}\n` }, ...publish)).toMatchObject({
    code: 0,
    data: { result: "published" },
  });
  await server.stop();
});

test("a key's passphrase comes from standard input, and is asked for only where the key has one", {
  timeout: 120_000,
}, async () => {
  const newsroom = await sampleNewsroom();
  const { words } = await sftpWords();
  const locked = join(temporaryFolder(), "locked");
  copyFileSync(ssh.key, locked);
  chmodSync(locked, 0o600);
  await run("ssh-keygen", ["-q", "-p", "-P", "", "-N", "two words 密", "-f", locked], { quiet: true });
  const at = ["--newsroom", newsroom, "--name", "Live", "--host-key", ssh.fingerprint];
  expect(await json("host", "add", ...at, ...words.with(-1, locked))).toMatchObject({ code: 0 });
  const test = ["host", "test", "--newsroom", newsroom, "--name", "Live"];
  expect(await json(...test)).toMatchObject({ code: 1, data: { steps: [{ code: "host-passphrase" }] } });
  expect(await jsonIn({ input: "two words 密\n" }, ...test)).toMatchObject({ code: 0 });
});

test("a host is named by --host or --name, and its secret's variable sign by sign or as it is", {
  timeout: 120_000,
}, async () => {
  const newsroom = await sampleNewsroom();
  const { config, secret } = await webdav.newSite();
  const name = "Live - 直播";
  const words = ["--kind", "webdav", "--url", config.url, "--user", config.user];
  await json("host", "add", "--newsroom", newsroom, "--name", name, ...words);
  for (const [option, variable] of [
    ["--host", "LIVE_直播"],
    ["--name", "LIVE___直播"],
    ["--name", name],
  ] as const) {
    const env = { ...ENV, [`TWINPRESS_SECRET_${variable}`]: secret };
    const test = ["host", "test", "--newsroom", newsroom, option, name];
    expect(await jsonIn({ env }, ...test), variable).toMatchObject({ code: 0 });
    const history = ["history", "--newsroom", newsroom, option, name];
    expect(await jsonIn({ env }, ...history), variable).toMatchObject({ code: 0, data: { publishes: [] } });
  }
  const undo = ["undo-publish", "--newsroom", newsroom, "--host", name];
  for (const words of [undo, [...undo, "--generation", "9"]]) {
    const env = { ...ENV, [`TWINPRESS_SECRET_${name}`]: secret };
    expect(await jsonIn({ env }, ...words)).toMatchObject({ code: 2, data: { error: { code: "usage" } } });
  }
});

test("a repository is cloned once its branch is right, and its server's key is asked about", {
  timeout: 120_000,
}, async () => {
  const server = await startGitSsh();
  const { config } = await server.newSite();
  const newsroom = await sampleNewsroom();
  const words = ["--name", "Live", "--kind", "git", "--url", config.url, "--key", config.key];
  const unknown = await json("host", "add", "--newsroom", newsroom, ...words);
  expect(unknown).toMatchObject({ code: 1, data: { error: { code: "host-key-unknown" } } });
  const accepted = [...words, "--host-key", config.hostKey];
  expect(await json("host", "add", "--newsroom", newsroom, ...accepted)).toMatchObject({ code: 0 });
  await json("publish", "--newsroom", newsroom, "--host", "Live");
  const folder = join(temporaryFolder(), "clone");
  const clone = ["clone", "--newsroom", folder, ...accepted];
  expect(await json(...clone, "--branch", "wrong")).toMatchObject({
    code: 1,
    data: { error: { code: "manifest-none" } },
  });
  expect(await json(...clone)).toMatchObject({ code: 0, data: { stories: 7 } });
  await server.stop();
});

test.each([
  [["--kind", "sftp", "--address", "a", "--path", "/x"], "--user"],
  [["--kind", "sftp", "--address", "a", "--user", "u", "--path", "/x", "--port", "many"], "--port"],
  [["--kind", "s3", "--endpoint", "not an address", "--bucket", "b", "--access-key", "k"], "--endpoint"],
  [["--kind", "ftp", "--address", "a", "--user", "u", "--tls", "maybe"], "--tls"],
  [["--kind", "git", "--url", "https://me:token@github.com/me/site.git"], "--url"],
  [["--kind", "webdav", "--url", "https://me:token@dav.example/", "--user", "me"], "--url"],
])("what is wrong with %j is named: %s", async (words, option) => {
  const newsroom = join(temporaryFolder(), "newsroom");
  await json("new", "--newsroom", newsroom, "--name", "Test");
  const { code, data } = await json("host", "add", "--newsroom", newsroom, "--name", "A", ...words);
  expect(code).toBe(2);
  expect(JSON.stringify(data)).toContain(option);
  expect(JSON.stringify(data)).not.toContain("token@");
  expect(readFileSync(join(newsroom, "newsroom.db")).includes("token@")).toBe(false);
});

test("a server where all goes in the clear is taken with a warning", async () => {
  const newsroom = join(temporaryFolder(), "newsroom");
  await json("new", "--newsroom", newsroom, "--name", "Test");
  const add = (name: string, url: string) =>
    cli(["host", "add", "--newsroom", newsroom, "--name", name, "--kind", "webdav", "--url", url]);
  expect((await add("A", "http://nas.example/")).stderr).toContain("https");
  expect((await add("B", "https://nas.example/")).stderr).toBe("");
});

test("a terminal shows how far a publish is, in a line that is gone at its end", async () => {
  const newsroom = await sampleNewsroom();
  const path = join(temporaryFolder(), "site");
  await json("host", "add", "--newsroom", newsroom, "--name", "Live", "--kind", "folder", "--path", path);
  const words = [NODE, MAIN, "publish", "--newsroom", newsroom, "--host", "Live"];
  const command = words.map((word) => `'${word}'`).join(" ");
  const { stdout } = await promisify(execFile)("script", ["-qec", command, "/dev/null"], { env: ENV });
  const erase = "\r\u001b[K";
  const [first, ...then] = stdout.split(erase);
  expect([first, ...then].join("\n")).toMatch(
    /Waiting for the host….*Comparing with the host….*Sending \d+ of \d+…/s,
  );
  expect(then.at(-1)).toMatch(/^Published\./);
});

test("the help lists every kind of host with its options", async () => {
  const { stdout } = await cli(["host", "--help"]);
  for (const kind of ["folder", "sftp", "ftp", "s3", "git", "webdav", "netlify"]) {
    expect(stdout).toContain(`--kind ${kind} `);
  }
});

/** The page of the newest story. */
function pageOf(site: string): string {
  const home = readFileSync(join(site, "en/index.html"), "utf8");
  const [, link = ""] = /<article class="lead">.*?href="\.\.\/([^"]+)"/s.exec(home) ?? [];
  return `${link}index.html`;
}
