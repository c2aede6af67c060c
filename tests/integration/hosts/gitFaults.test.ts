import {
  appendFileSync,
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { GitHost } from "../../../electron/hosts/git.ts";
import { run } from "../../../scripts/run.ts";
import { MANIFEST_FORMAT, type Manifest } from "../../../shared/publish/manifest.ts";
import { type GitServer, type GitSite, startGitHttp, startGitSsh } from "../../servers/git.ts";
import { freePort } from "../../servers/ports.ts";
import { makeKey } from "../../servers/sftp.ts";
import { temporaryFolder } from "../support.ts";

const MINUTE = 60_000;

function manifest(generation: number): Manifest {
  const identity = { format: MANIFEST_FORMAT, schema: 1, newsroom: "n" } as const;
  const at = "2011-11-16T08:00:00.000Z";
  return { ...identity, generation, publishedAt: at, publishedBy: "desk", files: {}, history: [] };
}

const text = (content: string) => new TextEncoder().encode(content);

function open(site: GitSite, config: Partial<GitSite["config"]> = {}, secret = site.secret): GitHost {
  return new GitHost({ ...site.config, ...config }, { newsroomFolder: temporaryFolder(), secret });
}

/** What the server's own git says. */
function asked(site: GitSite, ...words: string[]): Promise<string> {
  return run("git", ["-c", "core.quotePath=false", "-C", site.repository, ...words], { quiet: true });
}

describe.each([
  { kind: "HTTP", start: startGitHttp },
  { kind: "SSH", start: startGitSsh },
])("Git over $kind", ({ kind, start }) => {
  let server: GitServer;
  beforeAll(async () => {
    server = await start();
  }, 180_000);
  afterAll(() => server?.stop());

  it("begins an empty repository, marks it for GitHub Pages, and says who published", async () => {
    const site = await server.newSite();
    const host = open(site);
    expect(await host.probe()).toEqual({
      compareAndSwap: true,
      atomicReplace: true,
      atomicSwitch: true,
      exclusiveCreate: false,
    });
    expect(await host.readManifest()).toBeNull();
    await host.put("a.html", text("page"));
    expect(await host.get("a.html")).toBeNull();
    const token = await host.commit(manifest(3), null);
    expect(new TextDecoder().decode((await host.get("a.html")) ?? undefined)).toBe("page");
    expect(await host.readManifest()).toMatchObject({ manifest: { generation: 3 }, token });
    const log = "--format=%an <%ae> %cn <%ce> %s";
    expect((await asked(site, "log", log, "main")).trim()).toBe(
      "Twinpress <twinpress@localhost> Twinpress <twinpress@localhost> Publish 3 from desk",
    );
    const names = (await asked(site, "ls-tree", "-r", "--name-only", "main")).trim().split("\n");
    expect(names).toEqual([".nojekyll", "a.html", "twinpress-manifest.json"]);
    await asked(site, "fsck", "--strict");
    const before = await site.commits();
    expect(await host.commit(manifest(3), token)).toBe(token);
    expect(await site.commits()).toBe(before);
  });

  it("begins a branch that is missing, and leaves the others", async () => {
    const site = await server.newSite();
    await site.write("README.md", "theirs");
    const host = open(site, { branch: "gh-pages/站" });
    await host.probe();
    await host.put("a.html", text("page"));
    await host.commit(manifest(1), null);
    expect(await asked(site, "show", "gh-pages/站:a.html")).toBe("page");
    expect([...(await site.files()).keys()]).toEqual(["README.md"]);
  });

  it("sorts folders and files as git does, removes emptied folders, and has no file over a folder", async () => {
    const site = await server.newSite();
    await site.write("x/theirs.txt", "theirs");
    await site.write("bin.sh", "theirs");
    const host = open(site, { folder: "/docs/" });
    for (const path of ["a/b", "a.b", "a-b", "ab", "a/c/d", "中文 名/第 一.html"]) {
      await host.put(path, text(path));
    }
    let token = await host.commit(manifest(1), null);
    await asked(site, "fsck", "--strict");
    const found = await host.present(["a/b", "a/c", "a", "no", "a.b/no", "中文 名/第 一.html"]);
    expect([...found.keys()]).toEqual(["a/b", "a/c", "a", "中文 名/第 一.html"]);
    await host.remove(["a/b", "a/c/d", "never-was", "ab/deeper"]);
    await host.put("a", text("now a file"));
    token = await host.commit(manifest(2), token);
    expect((await site.files()).get("docs/a")).toBe("now a file");
    await host.put("a/b", text("over a file"));
    await expect(host.commit(manifest(3), token)).rejects.toMatchObject({ code: "host-file-foreign" });
    const whole = open(site);
    await whole.put("x", text("over their folder"));
    await expect(whole.commit(manifest(1), null)).rejects.toMatchObject({ code: "host-file-foreign" });
    expect((await site.files()).get("x/theirs.txt")).toBe("theirs");
  });

  it("drops what a conflict made stale, and publishes the next time", async () => {
    const site = await server.newSite();
    const [one, two] = [open(site), open(site)];
    await one.readManifest();
    await two.readManifest();
    await one.put("one.html", text("1"));
    await two.put("two.html", text("2"));
    const ends = await Promise.allSettled([one.commit(manifest(1), null), two.commit(manifest(2), null)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "publish-conflict" },
    });
    expect(await site.commits()).toBe(1);
    const loser = ends[0]?.status === "rejected" ? one : two;
    const found = await loser.readManifest();
    await loser.put("later.html", text("3"));
    await loser.commit(manifest(4), found?.token ?? null);
    const names = [...(await site.files()).keys()].filter((name) => name.endsWith(".html"));
    expect(names).toHaveLength(2);
    expect(names).toContain("later.html");
  });

  it("lands on top of a stranger's many pushes, and loses none of them", {
    timeout: 3 * MINUTE,
  }, async () => {
    const site = await server.newSite();
    const host = open(site);
    await host.put("a.html", text("0"));
    let token = await host.commit(manifest(1), null);
    const stranger = (async () => {
      for (let nth = 0; nth < 20; nth += 1) await pushed(site, `theirs/${nth}.txt`, `${nth}`);
    })();
    let generation = 1;
    while (generation < 6) {
      generation += 1;
      await host.put("a.html", text(`${generation}`));
      token = await steadily(() => host.commit(manifest(generation), token));
    }
    await stranger;
    const files = await site.files();
    for (let nth = 0; nth < 20; nth += 1) expect(files.get(`theirs/${nth}.txt`)).toBe(`${nth}`);
    expect(files.get("a.html")).toBe(`${generation}`);
    expect(await site.commits()).toBe(20 + generation);
  });

  it("takes its own commit for done where only the answer was lost", async () => {
    const site = await server.newSite();
    const [one, again] = [open(site), open(site)];
    for (const host of [one, again]) await host.put("a.html", text("page"));
    const token = await one.commit(manifest(1), null);
    expect(await again.commit(manifest(1), null)).toBe(token);
    expect(await site.commits()).toBe(1);
  });

  it("sends only what is new", async () => {
    const site = await server.newSite();
    const first = open(site);
    const noise = Array.from({ length: 400_000 }, () => Math.random().toString(36).slice(2, 4)).join("");
    await first.put("media/large.bin", text(noise));
    await first.put("a.html", text("1"));
    await first.commit(manifest(1), null);
    const second = open(site);
    const token = (await second.readManifest())?.token ?? null;
    const before = await sizeOf(site);
    await second.put("a.html", text("2"));
    await second.commit(manifest(2), token);
    expect((await sizeOf(site)) - before).toBeLessThan(20_000);
  });

  it("tells of a refusing hook in its own words, after which a publish may go on", async () => {
    const site = await server.newSite();
    const hook = join(site.repository, "hooks", "pre-receive");
    writeFileSync(hook, "#!/bin/sh\necho 'Only on weekdays, 请周一再来' >&2\nexit 1\n");
    chmodSync(hook, 0o755);
    const host = open(site);
    await host.put("a.html", text("one"));
    await expect(host.commit(manifest(1), null)).rejects.toMatchObject({
      code: "host-refused",
      params: { path: "main", detail: expect.stringContaining("Only on weekdays, 请周一再来") },
    });
    rmSync(hook);
    await host.commit(manifest(1), null);
    expect((await site.files()).get("a.html")).toBe("one");
  });

  it("mends a damaged copy in the middle of a publish and keeps what was put", async () => {
    const site = await server.newSite();
    await site.write("theirs/a.txt", "theirs");
    const newsroomFolder = temporaryFolder();
    const again = () => new GitHost(site.config, { newsroomFolder, secret: site.secret });
    const copy = join(newsroomFolder, "cache", "git-live");
    const before = again();
    await before.put("a.html", text("one"));
    let token = await before.commit(manifest(1), null);
    const host = again();
    await host.put("b.html", text("two"));
    for (const name of readdirSync(join(copy, "objects", "pack"))) {
      chmodSync(join(copy, "objects", "pack", name), 0o644);
      writeFileSync(join(copy, "objects", "pack", name), "damaged");
    }
    for (const folder of readdirSync(join(copy, "objects"))) {
      if (folder.length === 2) {
        for (const name of readdirSync(join(copy, "objects", folder))) {
          const blob = (await asked(site, "cat-file", "--batch-all-objects", "--batch-check")).includes(
            folder + name,
          );
          if (blob) writeFileSync(join(copy, "objects", folder, name), "");
        }
      }
    }
    token = await host.commit(manifest(2), token);
    expect([...(await site.files()).keys()].sort()).toEqual([
      "a.html",
      "b.html",
      "theirs/a.txt",
      "twinpress-manifest.json",
    ]);
    rmSync(copy, { recursive: true });
    writeFileSync(copy, "a file in its place");
    expect((await again().readManifest())?.token).toBe(token);
  });

  it("runs nothing that came with a newsroom's folder", async () => {
    const site = await server.newSite();
    const newsroomFolder = temporaryFolder();
    const trap = join(temporaryFolder(), "sprung");
    const copy = join(newsroomFolder, "cache", "git-live");
    const first = new GitHost(site.config, { newsroomFolder, secret: site.secret });
    await first.probe();
    const script = `#!/bin/sh\ntouch '${trap}'\n`;
    await run("mkdir", ["-p", join(copy, "hooks")], { quiet: true });
    for (const hook of ["pre-push", "reference-transaction", "post-checkout"]) {
      writeFileSync(join(copy, "hooks", hook), script, { mode: 0o755 });
    }
    writeFileSync(join(copy, "config"), `[core]\n\tbare = true\n\tsshCommand = touch '${trap}'\n`);
    const host = new GitHost(site.config, { newsroomFolder, secret: site.secret });
    await host.put("a.html", text("one"));
    await host.commit(manifest(1), null);
    expect(existsSync(trap)).toBe(false);
  });

  it("says what is wrong with an address", async () => {
    const site = await server.newSite();
    const wrong = (config: Partial<GitSite["config"]>) => open(site, config).probe();
    await expect(wrong({ url: "ext::sh -c whoami" })).rejects.toMatchObject({ code: "host-refused" });
    await expect(wrong({ url: "/etc" })).rejects.toMatchObject({ code: "host-refused" });
    const port = await freePort();
    const nobody = kind === "HTTP" ? `http://127.0.0.1:${port}/a.git` : `ssh://root@127.0.0.1:${port}/a.git`;
    await expect(wrong({ url: nobody })).rejects.toMatchObject({ code: "host-unreachable" });
    const nowhere = kind === "HTTP" ? "http://nowhere.invalid/a.git" : "git@nowhere.invalid:a.git";
    await expect(wrong({ url: nowhere, hostKey: "" })).rejects.toMatchObject({ code: "host-unreachable" });
  });

  if (kind === "SSH")
    it("says what is wrong with a key or without the program", async () => {
      const site = await server.newSite();
      const folder = temporaryFolder();
      const bad = join(folder, "我的 key's 100%");
      await expect(open(site, { key: bad }).probe()).rejects.toMatchObject({
        code: "host-key-file",
        params: { path: bad, detail: "ENOENT" },
      });
      writeFileSync(bad, "no key\n", { mode: 0o600 });
      await expect(open(site, { key: bad }).probe()).rejects.toMatchObject({ code: "host-key-file" });
      await run("cp", [site.config.key, bad], { quiet: true });
      chmodSync(bad, 0o600);
      await open(site, { key: bad }).probe();
      const path = process.env.PATH;
      onTestFinished(() => {
        process.env.PATH = path;
      });
      process.env.PATH = folder;
      await expect(open(site, { hostKey: "" }).probe()).rejects.toMatchObject({
        code: "host-program-missing",
        params: { program: "git" },
      });
    });

  if (kind === "SSH")
    it("unlocks a key by its passphrase, which is in no file and no argument", async () => {
      const site = await server.newSite();
      const folder = temporaryFolder();
      const passphrase = `密's "$phrase" \\n %s`;
      const key = makeKey(join(folder, "locked"), "ed25519", passphrase);
      appendFileSync(join(dirname(site.config.key), "authorized_keys"), readFileSync(`${key}.pub`));
      const newsroomFolder = temporaryFolder();
      const withSecret = (secret: string | null) =>
        new GitHost({ ...site.config, key }, { newsroomFolder, secret });
      for (const secret of [null, "", "wrong"]) {
        await expect(withSecret(secret).probe()).rejects.toMatchObject({
          code: "host-passphrase",
          params: { path: key },
        });
      }
      const { words, stop } = wordsOfPrograms();
      const host = withSecret(passphrase);
      await host.put("a.html", text("one"));
      await host.commit(manifest(1), null);
      stop();
      expect((await site.files()).get("a.html")).toBe("one");
      expect([...words].some((line) => line.includes("ssh"))).toBe(true);
      expect([...words].filter((line) => line.includes("$phrase"))).toEqual([]);
      const found = await run("grep", ["-rlF", "$phrase", newsroomFolder], { quiet: true }).catch(() => "");
      expect(found).toBe("");
      // A key of a stranger that is unlocked rightly is still not let in.
      const strangers = makeKey(join(folder, "stranger"), "ed25519", passphrase);
      await expect(open(site, { key: strangers }, passphrase).probe()).rejects.toMatchObject({
        code: "host-sign-in",
      });
      const path = process.env.PATH;
      onTestFinished(() => {
        process.env.PATH = path;
      });
      const old = '#!/bin/sh\n[ "$1" = -V ] && { echo "OpenSSH_8.3p1" >&2; exit; }\nexec /usr/bin/ssh "$@"\n';
      writeFileSync(join(folder, "ssh"), old, { mode: 0o755 });
      process.env.PATH = `${folder}:${path}`;
      await expect(withSecret(passphrase).probe()).rejects.toMatchObject({ code: "host-key-locked" });
    });

  if (kind === "HTTP")
    it("asks for a secret where there is none, and goes on after a cut line", async () => {
      const site = await server.newSite();
      await expect(open(site, {}, null).probe()).rejects.toMatchObject({ code: "host-secret-missing" });
      const { url, cut } = await cutLine(site.config.url);
      const host = open(site, { url });
      await host.put("a.html", text("one"));
      for (const after of [0, 100, 600]) {
        cut(after);
        await expect(host.commit(manifest(1), null)).rejects.not.toMatchObject({ code: expect.any(String) });
      }
      cut(null);
      await steadily(() => host.commit(manifest(1), null));
      expect((await site.files()).get("a.html")).toBe("one");
    });

  it("commits thousands of files in less than a minute", { timeout: 5 * MINUTE }, async () => {
    const site = await server.newSite();
    const host = open(site);
    const began = performance.now();
    for (let nth = 0; nth < 2000; nth += 1) await host.put(`en/${nth}/index.html`, text(`page ${nth}`));
    const token = await host.commit(manifest(1), null);
    const took = performance.now() - began;
    await host.put("en/7/index.html", text("edited"));
    await host.commit(manifest(2), token);
    const edit = performance.now() - began - took;
    const fresh = performance.now();
    const other = open(site);
    const paths = Array.from({ length: 2000 }, (_, nth) => `en/${nth}/index.html`);
    expect((await other.present(paths)).size).toBe(2000);
    const seen = performance.now() - fresh;
    console.log(`${kind}: ${[took, edit, seen].map(Math.round).join(" / ")} ms first / edit / fetch+present`);
    expect(took).toBeLessThan(MINUTE);
  });
});

async function steadily<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 3 || !(error instanceof Error) || error.name === "UserError") throw error;
    }
  }
}

/** The arguments of every process of this computer, until it is stopped. */
function wordsOfPrograms(): { words: Set<string>; stop: () => void } {
  const words = new Set<string>();
  const look = setInterval(() => {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        words.add(readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "));
      } catch {
        // It has ended by itself.
      }
    }
  }, 5);
  return { words, stop: () => clearInterval(look) };
}

/** What git says to a push that another came before, in either of the two moments where that shows. */
const CAME_FIRST = /\[(remote )?rejected\]/;

/** A stranger who tries again when ours came first. Anything else that goes wrong is the test's to know. */
async function pushed(site: GitSite, path: string, content: string): Promise<void> {
  for (let isDone = false; !isDone; ) {
    isDone = await site.write(path, content).then(
      () => true,
      (error: Error) => {
        if (!CAME_FIRST.test(error.message)) throw error;
        return false;
      },
    );
  }
}

async function sizeOf(site: GitSite): Promise<number> {
  const count = await asked(site, "count-objects", "-v");
  const sum = (key: string) => Number(count.match(new RegExp(`^${key}: (\\d+)$`, "m"))?.[1]);
  return (sum("size") + sum("size-pack")) * 1024;
}

/** A line to a server that breaks off after so many bytes of an answer. */
async function cutLine(url: string) {
  const target = new URL(url);
  const behind = Number(target.port);
  let limit: number | null = null;
  const sockets = new Set<Socket>();
  const proxy = createServer((near) => {
    const far = connect(behind, "127.0.0.1");
    let left = limit ?? Number.POSITIVE_INFINITY;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
    }
    near.pipe(far);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroySoon());
    far.on("data", (bytes) => {
      near.write(bytes.subarray(0, left));
      left -= bytes.length;
      if (left <= 0) near.destroySoon();
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => proxy.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  target.port = `${port}`;
  return {
    url: target.href,
    cut: (after: number | null) => {
      limit = after;
      // Lines that are kept open were made before.
      for (const socket of sockets) socket.destroy();
    },
  };
}
