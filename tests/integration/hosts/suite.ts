import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Library } from "../../../electron/library/library.ts";
import { Library as Libraries } from "../../../electron/library/library.ts";
import { cloneNewsroom } from "../../../electron/publishing/clone.ts";
import { testHost } from "../../../electron/publishing/hostTest.ts";
import { resolveConflict } from "../../../electron/publishing/resolve.ts";
import { UserError } from "../../../shared/errors.ts";
import type { Host } from "../../../shared/publish/host.ts";
import { MANIFEST_PATH, readManifestText } from "../../../shared/publish/manifest.ts";
import type { PublishResult } from "../../../shared/publish/progress.ts";
import { listedStories } from "../../../shared/publish/travel.ts";
import type { TestServer, TestSite } from "../../servers/site.ts";
import { brokenLinks, cutAt, GatedHost, publishTo, SILENCE } from "../publishing.ts";
import {
  addReadyStory,
  copyNewsroom,
  paragraph,
  temporaryFolder,
  temporaryNewsroom,
  withVersion,
} from "../support.ts";

/** How thoroughly the suite goes about a kind of host. */
export interface SuiteOptions {
  /** A publish is cut at every nth call. */
  cutStep?: number;
  /** Two publishers are let loose on each other so many times. */
  interleavings?: number;
  /** Whoever lost the lock unawares can't write any more; elsewhere they ask before they write. */
  isFenced?: boolean;
}

/** Every cut and a hundred interleavings on every kind of host take an hour: `TWINPRESS_THOROUGH=1` asks for them. */
const isThorough = process.env.TWINPRESS_THOROUGH === "1";

/** What every kind of host has to do, on a real server. */
export function hostSuite(kind: string, start: () => Promise<TestServer>, options: SuiteOptions = {}): void {
  const cutStep = isThorough ? 1 : (options.cutStep ?? 1);
  const interleavings = isThorough && options.interleavings !== 0 ? 100 : (options.interleavings ?? 100);
  describe(`publishing to ${kind}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await start();
    }, 180_000);
    afterAll(() => server?.stop());

    it("puts the site there; with nothing to do it writes nothing", async () => {
      const site = await server.newSite();
      const library = temporaryNewsroom();
      addReadyStory(library, "First");
      expect(await publishTo(library, site.open())).toMatchObject({ result: "published", failed: [] });
      const before = await site.files();
      expect(brokenLinks(before)).toEqual([]);
      expect([...before.keys()].sort()).toEqual([...listedFiles(before), MANIFEST_PATH].sort());
      let writes = 0;
      const host = new GatedHost(site.open(), (_, name) => {
        if (["put", "commit", "remove"].includes(name)) writes += 1;
      });
      expect(await publishTo(library, host)).toMatchObject({ result: "published", bytes: 0, rendered: 0 });
      expect(writes).toBe(0);
      expect(await site.files()).toEqual(before);
    });

    it("sends only the bytes that an edit changed, and takes down what is withdrawn", async () => {
      const site = await server.newSite();
      const library = temporaryNewsroom();
      const goes = addReadyStory(library, "First");
      const other = addReadyStory(library, "第二篇 Second", "2010-05-05");
      await publishTo(library, site.open());
      const { story } = library.get(other.id);
      library.save(withVersion(story, "en", { body: [paragraph("a", "Edited.")] }));
      const edited = await publishTo(library, site.open());
      expect(edited.plan.changed).toContain(`en/brief-news/2010/${story.versions.en.slug}/index.html`);
      expect(edited.plan.changed).not.toContain("en/brief-news/2011/first/index.html");
      expect(edited.plan.added.filter((path) => path.endsWith(".html"))).toEqual([]);
      library.trash([goes.id]);
      expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
      const files = await site.files();
      expect(files.has("en/brief-news/2011/first/index.html")).toBe(false);
      expect([...files.keys()].sort()).toEqual([...listedFiles(files), MANIFEST_PATH].sort());
    });

    it("never touches other people's files, and names one that is in the way", async () => {
      const site = await server.newSite();
      const library = temporaryNewsroom();
      addReadyStory(library, "First");
      await site.write("photos/我的 photo.txt", "mine");
      await publishTo(library, site.open());
      expect((await site.files()).get("photos/我的 photo.txt")).toBe("mine");
      await site.write("en/brief-news/2013/third/index.html", "theirs");
      addReadyStory(library, "Third", "2013-03-03");
      const before = await site.files();
      expect(await publishTo(library, site.open())).toMatchObject({
        result: "not",
        error: { code: "host-file-foreign", params: { path: "en/brief-news/2013/third/index.html" } },
      });
      expect(await site.files()).toEqual(before);
    });

    it("passes its own test of a host", async () => {
      const site = await server.newSite();
      const library = temporaryNewsroom();
      const { steps } = await testHost({ host: site.open(), name: "Live", newsroom: library.newsroom().id });
      expect(steps.map(({ error }) => error)).toEqual(steps.map(() => null));
      expect((await site.files()).size).toBe(0);
    });

    it("cut anywhere leaves a whole site, and the next publish finishes it", {
      timeout: 3_600_000,
    }, async () => {
      const library = temporaryNewsroom();
      addReadyStory(library, "Stays");
      const goes = addReadyStory(library, "Goes", "2010-03-03");
      const before = copyNewsroom(library);
      addReadyStory(library, "Comes", "2012-02-02");
      library.trash([goes.id]);
      const begin = async (): Promise<[TestSite, Library]> => {
        const site = await server.newSite();
        await publishOnce(copyNewsroom(before), site.open());
        return [site, copyNewsroom(library)];
      };
      const [whole, mine] = await begin();
      const counting = cutAt(whole.open(), Number.POSITIVE_INFINITY);
      await publishOnce(mine, counting);
      expect(counting.calls).toBeGreaterThan(20);
      for (let cut = 1; cut <= counting.calls; cut += cutStep) {
        const [site, fresh] = await begin();
        await publishOnce(fresh, cutAt(site.open(), cut));
        expect(brokenLinks(await site.files()), `cut at ${cut}`).toEqual([]);
        const again = await publishOnce(fresh, site.open());
        expect(again, `after a cut at ${cut}`).toMatchObject({ result: "published", failed: [] });
        const files = await site.files();
        expect([...files.keys()].sort()).toEqual([...listedFiles(files), MANIFEST_PATH].sort());
        expect(await publishOnce(fresh, site.open())).toMatchObject({ bytes: 0 });
      }
    });

    const itIfFenced = options.isFenced ? it : () => undefined;
    itIfFenced("takes nothing from one who lost the lock unawares", async () => {
      const site = await server.newSite();
      const [slept, other] = [site.open(), site.open()];
      for (const host of [slept, other]) await host.probe();
      const bytes = new TextEncoder().encode("old");
      const put = (host: Host) => host.put("x.txt", bytes, { sha256: "", type: "", isImmutable: false });
      await slept.acquire({ owner: "Anna", ttlMs: SILENCE });
      await put(slept);
      const lease = await other.acquire({ owner: "Ben", ttlMs: SILENCE });
      await other.remove(["x.txt"]);
      await expect(put(slept)).rejects.toBeInstanceOf(UserError);
      expect((await site.files()).has("x.txt")).toBe(false);
      await put(other);
      await expect(slept.remove(["x.txt"])).rejects.toBeInstanceOf(UserError);
      expect((await site.files()).has("x.txt")).toBe(true);
      await other.remove(["x.txt"]);
      await lease.renew();
      await lease.release();
      expect([...(await site.files()).keys()]).toEqual([]);
    });

    it("brings two computers' stories together, and opens the newsroom on a third", async () => {
      const site = await server.newSite();
      const anna = temporaryNewsroom();
      addReadyStory(anna, "Common");
      const ben = copyNewsroom(anna);
      await publishTo(anna, site.open());
      const [hers, his] = [
        addReadyStory(anna, "Hers", "2012-01-01"),
        addReadyStory(ben, "His", "2012-01-02"),
      ];
      expect(await publishTo(anna, site.open())).toMatchObject({ result: "published" });
      expect(await publishTo(ben, site.open())).toMatchObject({
        result: "published",
        merged: [{ story: hers.id, change: "added" }],
      });
      expect(await publishTo(anna, site.open())).toMatchObject({
        result: "published",
        bytes: 0,
        merged: [{ story: his.id, change: "added" }],
      });
      const files = await site.files();
      for (const page of ["2012/hers", "2012/his", "2011/common"]) {
        expect([...files.keys()]).toContain(`en/brief-news/${page}/index.html`);
      }
      const folder = join(temporaryFolder(), "clone");
      expect(await cloneNewsroom({ config: site.config, host: site.open(), folder })).toEqual({ stories: 3 });
      const third = Libraries.open(folder);
      expect(third.newsroom()).toEqual(anna.newsroom());
      for (const { id } of anna.allStories()) {
        expect(third.get(id).story.versions.en.body).toEqual(anna.get(id).story.versions.en.body);
        expect(third.get(id).summary.versions.en.standing).toBe("published");
      }
      expect(await publishTo(third, site.open())).toMatchObject({ result: "published", bytes: 0 });
      third.close();
    });

    it("asks when both changed a story, and keeps both texts", async () => {
      const site = await server.newSite();
      const anna = temporaryNewsroom();
      const { id } = addReadyStory(anna, "Common");
      const ben = copyNewsroom(anna);
      await publishTo(anna, site.open());
      await publishTo(ben, site.open());
      edit(anna, id, "Anna's words.");
      edit(ben, id, "Ben's words.");
      await publishTo(anna, site.open());
      const before = await site.files();
      const stopped = await publishTo(ben, site.open());
      expect(stopped).toMatchObject({
        result: "not",
        error: { code: "publish-undecided" },
        conflicts: [{ story: id, parts: ["en"] }],
      });
      expect(await site.files()).toEqual(before);
      expect(JSON.stringify(ben.get(id).story)).toContain("Ben's words.");
      expect(JSON.stringify(stopped.conflicts)).toContain("Anna's words.");
      resolveConflict(ben, "live", id, { take: "mine" });
      expect(await publishTo(ben, site.open())).toMatchObject({ result: "published" });
      expect(await publishTo(anna, site.open())).toMatchObject({
        merged: [{ story: id, change: "changed" }],
      });
      expect(JSON.stringify(anna.get(id).story)).toContain("Ben's words.");
    });

    it("keeps every story of two who publish at once", { timeout: 3_600_000 }, async () => {
      for (let round = 0; round < interleavings; round += 1) await race(server, round);
    });
  });
}

/**
 * Two computers publish a story each; at every call, chance says who goes on. One who is held up for long
 * loses the lock to the other now and then, and comes again.
 */
async function race(server: TestServer, seed: number): Promise<void> {
  const site = await server.newSite();
  const anna = temporaryNewsroom();
  addReadyStory(anna, "Common");
  const ben = copyNewsroom(anna);
  if (seed % 3 > 0) await publishOnce(anna, site.open());
  const stories = [addReadyStory(anna, "Hers", "2012-01-01"), addReadyStory(ben, "His", "2012-01-02")];
  const random = randomFrom(seed + 1);
  const gate = async () => {
    for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1) await new Promise(setImmediate);
  };
  const untilPublished = async (library: Library) => {
    for (let tries = 0; ; tries += 1) {
      const { result, ...rest } = await publishOnce(library, new GatedHost(site.open(), gate), SILENCE);
      if (result === "published") return;
      const { code, params } = "error" in rest ? rest.error : { code: result, params: {} };
      const isLate = ["publish-busy", "publish-conflict", "publish-lost-lease"].includes(code);
      expect(isLate, `seed ${seed}: ${code} ${JSON.stringify(params)}`).toBe(true);
      expect(tries).toBeLessThan(50);
    }
  };
  await Promise.all([untilPublished(anna), untilPublished(ben)]);
  for (const library of [anna, ben, anna]) await untilPublished(library);
  const files = await site.files();
  expect([...files.keys()].sort(), `seed ${seed}`).toEqual([...listedFiles(files), MANIFEST_PATH].sort());
  expect(brokenLinks(files), `seed ${seed}`).toEqual([]);
  for (const library of [anna, ben]) {
    for (const { id } of stories) expect(library.has(id), `seed ${seed}`).toBe(true);
    expect([...listedStories(files.keys()).keys()].sort()).toEqual(
      library
        .allStories()
        .map(({ id }) => id)
        .sort(),
    );
  }
}

/** Publishes on a connection that ends with it: hundreds that are left open slow a server down. */
function publishOnce(library: Library, host: Host, silenceMs?: number): Promise<PublishResult> {
  return publishTo(library, host, silenceMs === undefined ? {} : { silenceMs }).finally(() => host.close());
}

/** Changes a story's English text. */
function edit(library: Library, id: string, text: string): void {
  library.save(withVersion(library.get(id).story, "en", { body: [paragraph("a", text)] }));
}

function listedFiles(files: Map<string, string>): string[] {
  return Object.keys(readManifestText(files.get(MANIFEST_PATH) ?? "", "test").files);
}

/** Numbers from 0 to 1 that are the same for the same seed (a linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
