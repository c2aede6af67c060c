import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { z } from "zod";
import { commandLineArguments } from "../../electron/commandLine.ts";
import { page, writeFiles } from "./bundleFiles.ts";
import { cli, ENV, json, MAIN, NODE, sampleNewsroom } from "./commandLine.ts";
import { temporaryFolder } from "./support.ts";

test("from nothing to a published site, and an edit-free second publish", async () => {
  const newsroom = await sampleNewsroom();
  const site = join(temporaryFolder(), "site");
  const at = ["--newsroom", newsroom];
  expect(
    await json("host", "add", ...at, "--name", "Site", "--kind", "folder", "--path", site),
  ).toMatchObject({
    code: 0,
    data: { ok: true, host: { kind: "folder", name: "Site", path: site } },
  });
  expect((await json("host", "list", ...at)).data).toMatchObject({ hosts: [{ name: "Site", path: site }] });
  const first = await json("publish", ...at, "--host", "Site");
  expect(first).toMatchObject({
    code: 0,
    data: { ok: true, result: "published", changed: 0, removed: 0, unchanged: 0 },
  });
  expect(first.data.added).toBeGreaterThan(20);
  expect(first.data.bytes).toBeGreaterThan(1000);
  const story = readFileSync(join(site, "en/brief-news/2011/global-perspective-2011/index.html"), "utf8");
  expect(story).toContain("Olav Kjoerven");
  const second = await json("publish", ...at, "--host", "Site");
  expect(second.data).toMatchObject({
    ok: true,
    added: 0,
    changed: 0,
    removed: 0,
    unchanged: first.data.added,
  });
  expect((await json("host", "remove", ...at, "--name", "Site")).code).toBe(0);
  expect((await json("host", "list", ...at)).data.hosts).toEqual([]);
  expect(existsSync(join(site, "index.html"))).toBe(true);
});

test("list tells id, section, date and, of each version, title, slug and where it stands", async () => {
  const newsroom = await sampleNewsroom();
  const { data } = await json("list", "--newsroom", newsroom);
  expect(data.stories).toContainEqual({
    id: expect.stringMatching(/^[0-9a-z]{20}$/),
    section: "brief-news",
    date: "2011-11-16",
    versions: {
      en: expect.objectContaining({ slug: "global-perspective-2011", status: "ready", standing: "ready" }),
      "zh-Hans": expect.objectContaining({
        slug: "quanqiu-shijiao-2011",
        title: expect.stringContaining("全球视角2011"),
      }),
    },
  });
  const { stdout } = await cli(["list", "--newsroom", newsroom]);
  expect(stdout).toMatch(/^\w{20}\t2011-11-16\tbrief-news\tReady\tglobal-perspective-2011\tGlobal /m);
});

test("build writes the site into an empty folder, and refuses one that is not", async () => {
  const newsroom = await sampleNewsroom();
  const out = join(temporaryFolder(), "out");
  const built = await json("build", "--newsroom", newsroom, "--out", out);
  expect(built).toMatchObject({ code: 0, data: { ok: true } });
  expect(existsSync(join(out, "zh/brief-news/2011/quanqiu-shijiao-2011/index.html"))).toBe(true);
  const again = await json("build", "--newsroom", newsroom, "--out", out);
  expect(again).toMatchObject({ code: 1, data: { ok: false, error: { code: "target-not-empty" } } });
});

test("export and import into a new newsroom list the same stories", async () => {
  const first = await sampleNewsroom();
  const out = join(temporaryFolder(), "out");
  expect((await json("export", "--newsroom", first, "--out", out)).code).toBe(0);
  const second = join(temporaryFolder(), "second");
  await json("new", "--newsroom", second, "--name", "Second");
  expect((await json("import", "--newsroom", second, out)).code).toBe(0);
  const listed = async (newsroom: string) => (await json("list", "--newsroom", newsroom)).data;
  expect(await listed(second)).toEqual(await listed(first));
});

test("an import with problems names each, brings the rest in, and ends with 2", async () => {
  const source = temporaryFolder();
  writeFiles(source, {
    "content/a/2020/good/index.en.md": page("title: Good\ndate: 2020-01-02"),
    "content/a/2020/bad/index.en.md": page("title: [\ndate: 2020-01-02"),
  });
  const newsroom = join(temporaryFolder(), "newsroom");
  await json("new", "--newsroom", newsroom, "--name", "Test");
  const { code, stdout } = await cli(["import", "--newsroom", newsroom, source, "--lang", "zh"]);
  expect(code).toBe(2);
  expect(stdout).toContain("已导入 1 篇稿件。");
  expect(stdout).toContain("content/a/2020/bad/index.en.md：头信息无法读取");
  const again = await json("import", "--newsroom", newsroom, source);
  expect(again).toMatchObject({ code: 2, data: { ok: false, imported: 0 } });
  expect(again.data.problems).toMatchObject([
    { file: "content/a/2020/bad/index.en.md", problem: "front-matter" },
    { file: "content/a/2020/good", problem: "slug-taken", message: expect.stringContaining("“good”") },
  ]);
});

test("a publish that the checks stop says what is wrong with which story, and leaves the host as it was", async () => {
  const source = temporaryFolder();
  writeFiles(source, { "content/a/2020/empty/index.en.md": page("title: Empty\ndate: 2020-01-02", "") });
  const newsroom = join(temporaryFolder(), "newsroom");
  const site = join(temporaryFolder(), "site");
  const at = ["--newsroom", newsroom];
  await json("new", ...at, "--name", "Test");
  await json("import", ...at, source);
  await json("host", "add", ...at, "--name", "Site", "--kind", "folder", "--path", site);
  const { code, data } = await json("publish", ...at, "--host", "Site");
  expect(code).toBe(1);
  expect(data).toMatchObject({
    ok: false,
    error: { code: "checks-failed" },
    findings: [{ rule: "missing-body", language: "en", message: expect.stringContaining("Empty") }],
  });
  expect(readdirSync(site)).toEqual([]);
  expect((await cli(["publish", ...at, "--host", "Site"])).stderr).toContain("“Empty” has no text.");
});

test("serve tells its address, answers, and ends well when it is interrupted", async () => {
  const dir = temporaryFolder();
  writeFiles(dir, { "index.html": "<p>here</p>" });
  const child = spawn(NODE, [MAIN, "serve", "--dir", dir, "--port", "0", "--json"], { env: ENV });
  try {
    const [line] = await once(createInterface(child.stdout), "line");
    const { url } = z.object({ ok: z.literal(true), url: z.string() }).parse(JSON.parse(String(line)));
    expect(await (await fetch(url)).text()).toBe("<p>here</p>");
  } finally {
    child.kill("SIGINT");
  }
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("a reader who has had enough is no error", async () => {
  const newsroom = await sampleNewsroom();
  const child = spawn(NODE, [MAIN, "list", "--newsroom", newsroom], { env: ENV });
  child.stdout.destroy();
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect([stderr, code]).toEqual(["", 0]);
});

test.each([
  [[], "Usage: twinpress <command>", "用法：twinpress"],
  [["help"], "Usage: twinpress <command>", "用法：twinpress"],
  [["help", "import"], "twinpress import --newsroom DIR SRC", "twinpress import --newsroom 目录 来源"],
  [["publish", "--help"], "Only what changed is sent", "只发送有变化的内容"],
])("help of %j is there in both languages", async (words, en, zh) => {
  expect(await cli(words)).toMatchObject({ code: 0, stdout: expect.stringContaining(en) });
  const chinese = await cli([...words], { env: { ...ENV, LC_ALL: "", LANG: "zh_CN.UTF-8" } });
  expect(chinese).toMatchObject({ code: 0, stdout: expect.stringContaining(zh) });
  expect((await cli(words.length === 0 ? ["--lang", "zh"] : [...words, "--lang=zh"])).stdout).toBe(
    chinese.stdout,
  );
});

test.each([
  [["publsh"], "publsh"],
  [["list", "--newsroom"], "--newsroom"],
  [["list", "--newsroom", "--lang", "en"], "--newsroom"],
  [["list"], "--newsroom"],
  [["list", "--newsroom", "x", "extra"], "extra"],
  [["list", "--colour"], "--colour"],
  [["list", "--newsroom", "x", "--lang", "fr"], "fr"],
  [["import", "--newsroom", "x", "--help=yes"], "--help"],
  [["host", "--newsroom", "x"], "host add"],
  [["host", "add", "--newsroom", "x", "--name", "A", "--kind", "pigeon"], "pigeon"],
  [["host", "add", "--newsroom", "x", "--name", "A", "--kind", "folder"], "--path"],
  [["new", "--newsroom", "x", "--name", "A", "--base-url", "ftp://a"], "ftp://a"],
  [["new", "--newsroom", "x", "--name", "A", "--time-zone", "Mars/Base"], "Mars/Base"],
  [["serve", "--dir", "x", "--port", "99999"], "99999"],
])("%j is refused as wrong usage that names %s", async (words, named) => {
  const { code, stdout, stderr } = await cli(words);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(named);
});

test("errors are for a person, or with --json for a program", async () => {
  const missing = join(temporaryFolder(), "missing");
  expect(await cli(["list", "--newsroom", missing, "--lang", "zh"])).toEqual({
    code: 1,
    stdout: "",
    stderr: `“${missing}”里没有编辑部。请选择编辑部所在的文件夹，或新建一个。\n`,
  });
  expect(await json("list", "--newsroom", missing)).toMatchObject({
    code: 1,
    data: { ok: false, error: { code: "newsroom-missing", message: expect.stringContaining(missing) } },
  });
  expect(await json("list")).toMatchObject({ code: 2, data: { ok: false, error: { code: "usage" } } });
});

test("a newsroom's own files are never a host", async () => {
  const newsroom = await sampleNewsroom();
  const added = await json(
    "host",
    "add",
    "--newsroom",
    newsroom,
    "--name",
    "A",
    "--kind",
    "folder",
    "--path",
    newsroom,
  );
  expect(added.data.error).toMatchObject({ code: "host-overlaps-newsroom" });
  expect((await json("host", "list", "--newsroom", newsroom)).data.hosts).toEqual([]);
});

test("the installed program takes the same words, and opens its window without them", () => {
  expect(commandLineArguments(["twinpress", "list", "--json"])).toEqual(["list", "--json"]);
  expect(commandLineArguments(["electron", "--no-sandbox", "app", "help", "new"])).toEqual(["help", "new"]);
  expect(commandLineArguments(["electron", "app"])).toBeNull();
  expect(commandLineArguments(["twinpress", "a", "b", "list"])).toBeNull();
});
