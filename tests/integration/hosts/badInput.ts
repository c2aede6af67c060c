import { join } from "node:path";
import Libsql from "libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHost } from "../../../electron/hosts/index.ts";
import type { Library } from "../../../electron/library/library.ts";
import type { ErrorCode, ErrorData } from "../../../shared/errors.ts";
import { createI18n, errorText } from "../../../shared/i18n/translator.ts";
import { MANIFEST_PATH } from "../../../shared/publish/manifest.ts";
import type { HostConfig } from "../../../shared/story/newsroom.ts";
import { freePort } from "../../servers/ports.ts";
import type { TestServer, TestSite } from "../../servers/site.ts";
import { publishTo, SILENCE } from "../publishing.ts";
import { addReadyStory, paragraph, temporaryFolder, temporaryNewsroom, withVersion } from "../support.ts";

/** How a host is opened while something is wrong, and how that ends. */
export interface Wrong {
  config?: Partial<HostConfig>;
  secret?: string | null;
  /** Puts it right again. */
  end?: () => Promise<void> | void;
}

/** Something that is wrong with a host or with what was said of it. */
export interface Trouble<S extends TestSite> {
  what: string;
  code: ErrorCode;
  begin(site: S): Promise<Wrong> | Wrong;
}

/** More than is left on a disk that is as good as full. */
const LONG = "A long story. ".repeat(20_000);

/** Each trouble stops a publish with words of its own, and host and newsroom are as they were. */
export function badInputSuite<S extends TestSite>(
  kind: string,
  start: () => Promise<Omit<TestServer, "newSite"> & { newSite(): Promise<S> }>,
  troubles: readonly Trouble<S>[],
): void {
  describe(`what is wrong with ${kind}`, () => {
    let server: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      server = await start();
    }, 180_000);
    afterAll(() => server?.stop());

    it.each([...troubles, ...MANIFESTS].map((trouble) => [trouble.what, trouble.code, trouble] as const))(
      "%s (%s) is told, and nothing is changed",
      async (_, code, trouble) => {
        const site = await server.newSite();
        const library = temporaryNewsroom();
        addReadyStory(library, "First");
        expect(await publishTo(library, site.open())).toMatchObject({ result: "published" });
        const { id } = addReadyStory(library, "Second", "2012-01-01");
        library.save(withVersion(library.get(id).story, "en", { body: [paragraph("a", LONG)] }));
        const [before, newsroom] = [await site.files(), rowsOf(library)];
        const { config, secret = site.secret, end } = await trouble.begin(site);
        try {
          const settings = { ...site.config, ...config } as HostConfig;
          const host = await openHost(settings, { newsroomFolder: temporaryFolder(), secret });
          const result = await publishTo(library, host, { silenceMs: SILENCE }).finally(() => host.close());
          const error: ErrorData = "error" in result ? result.error : { code: "unexpected", params: {} };
          expect({ result: result.result, ...error }).toMatchObject({ result: "not", code });
          requireClear(error);
          expect(rowsOf(library)).toEqual(newsroom);
        } finally {
          await end?.();
        }
        const after = await site.files();
        for (const [path, text] of before) expect(after.get(path), path).toBe(text);
        // A lock that could not be given back is there still.
        const again = await publishTo(library, site.open(), { silenceMs: SILENCE });
        expect(again).toMatchObject({ result: "published", failed: [] });
        expect([...(await site.files()).keys()].filter((path) => path.includes(".twinpress"))).toEqual([]);
      },
    );
  });
}

/** A manifest that is not this newsroom's, or not to be read: on every kind of host. */
const MANIFESTS: readonly Trouble<TestSite>[] = [
  manifestTrouble("another newsroom's site", "manifest-foreign", (text) =>
    text.replace(/"newsroom":"[^"]*"/, '"newsroom":"another"'),
  ),
  manifestTrouble("half a manifest", "manifest-damaged", (text) => text.slice(0, text.length / 2)),
  manifestTrouble("a manifest that leads out of the site", "manifest-damaged", (text) =>
    text.replace('"files":{', `"files":{"../../etc/x":{"sha256":"${"0".repeat(64)}","bytes":1,"key":""},`),
  ),
  manifestTrouble("a newer Twinpress's manifest", "manifest-newer", (text) =>
    text.replace('"schema":1', '"schema":99'),
  ),
];

function manifestTrouble(what: string, code: ErrorCode, change: (text: string) => string): Trouble<TestSite> {
  const begin = async (site: TestSite) => {
    const text = (await site.files()).get(MANIFEST_PATH) ?? "";
    await site.write(MANIFEST_PATH, change(text));
    return { end: () => site.write(MANIFEST_PATH, text) };
  };
  return { what, code, begin };
}

/** Nobody is at the name, or at the port. */
export async function unreachable<K extends string>(
  change: (host: string, port: number) => { [key in K]: string | number },
): Promise<Trouble<TestSite>[]> {
  const port = await freePort();
  return [
    ["a name that nobody has", change("no-such-host.invalid", port)],
    ["a port where nobody is", change("127.0.0.1", port)],
  ].map(([what, config]) => ({
    what: String(what),
    code: "host-unreachable",
    begin: () => ({ config: config as Partial<HostConfig> }),
  }));
}

const TEXTS = { en: createI18n("en"), zh: createI18n("zh-Hans") };

/** Both languages say it, each in its own script, with everything filled in. */
function requireClear(error: ErrorData): void {
  const [en, zh] = [errorText(TEXTS.en.t, error), errorText(TEXTS.zh.t, error)];
  for (const text of [en, zh]) {
    expect(text).not.toMatch(/\{\{|undefined|\[object|errors:/);
    expect(text.length).toBeGreaterThan(20);
  }
  expect(en).not.toMatch(/\p{Script=Han}/u);
  expect(zh).toMatch(/\p{Script=Han}{4}/u);
}

/** Everything in the newsroom's database, but for the note that a commit may have arrived although it was not answered. */
function rowsOf(library: Library): Map<string, unknown> {
  const database = new Libsql(join(library.folder, "newsroom.db"), { readonly: true });
  const names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'intended'";
  const tables = database.prepare(names).all() as { name: string }[];
  const rows = tables.map(({ name }) => {
    return [name, database.prepare(`SELECT * FROM "${name}"`).all()] as const;
  });
  database.close();
  return new Map(rows);
}
