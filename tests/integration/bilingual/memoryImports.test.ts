import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { Database } from "../../../electron/library/database.ts";
import { DATABASE_FILE, Library } from "../../../electron/library/library.ts";
import { importTmx } from "../../../electron/library/memory/tmxFile.ts";
import { SCHEMA } from "../../../electron/library/schema.ts";
import { TMX_FOOT, tmxHead, tmxUnit } from "../../../shared/bilingual/memory/tmx.ts";
import { rememberPairs, temporaryFolder, temporaryNewsroom } from "../support.ts";

const CHANGED = "2011-11-16T00:00:00.000Z";

function pairOf(n: number) {
  return { en: `The river rose by ${n} m at village number ${n}.`, "zh-Hans": `${n}号村的河水上涨${n}米。` };
}

function tmxFile(count: number, foot = TMX_FOOT): string {
  const path = join(temporaryFolder(), "partner.tmx");
  const units = Array.from({ length: count }, (_, n) => tmxUnit({ text: pairOf(n), changedAt: CHANGED }));
  writeFileSync(path, tmxHead() + units.join("") + foot);
  return path;
}

/** What can be found of a file's first pair: by its text, by a text like it, by a word, and in an export. */
function seen({ memory }: Library): number[] {
  const { en } = pairOf(0);
  return [
    memory.lookUp({ language: "en", text: en }).length,
    memory.lookUp({ language: "en", text: en.replace("river", "lake") }).length,
    memory.concordance("village").length,
    memory.size(),
    [...memory.pairs()].length,
    memory.imports.list().length,
  ];
}

const NOTHING = [0, 0, 0, 0, 0, 0];

describe("a file that comes into the memory", () => {
  it("is not seen until all of it is in, and lets stories be saved meanwhile", async () => {
    const library = temporaryNewsroom();
    const { story } = library.create();
    const states: number[][] = [];
    const progress: number[] = [];
    const imported = importTmx(library, tmxFile(2000), {
      onProgress({ done, total }) {
        progress.push(done / total);
        states.push(seen(library));
        library.save({ ...story, byline: { en: `${progress.length}`, "zh-Hans": "" } });
      },
    });
    expect(await imported).toMatchObject({ total: 2000, added: 2000 });
    expect(states.length).toBeGreaterThan(3);
    expect(new Set(states.map(String))).toEqual(new Set([String(NOTHING)]));
    expect([progress, progress.at(-1)]).toEqual([progress.toSorted((a, b) => a - b), 1]);
    expect(library.get(story.id).story.byline.en).toBe(`${progress.length}`);
    expect(seen(library).map((count) => count > 0)).toEqual([true, true, true, true, true, true]);
    expect(library.memory.imports.list()).toMatchObject([{ name: "partner.tmx", pairs: 2000 }]);
  });

  it("changes nothing where it breaks off at its end", async () => {
    const library = temporaryNewsroom();
    const broken = importTmx(library, tmxFile(500, "<tu><tuv"), {
      onProgress: () => expect.unreachable("nothing was to come in"),
    });
    await expect(broken).rejects.toMatchObject({ code: "tmx-damaged" });
    expect(seen(library)).toEqual(NOTHING);
  });

  it("is gone when it is stopped, but for what was there before", async () => {
    const library = temporaryNewsroom();
    rememberPairs(library, [pairOf(0), pairOf(1)]);
    const before = seen(library);
    const stop = new AbortController();
    const stopped = importTmx(library, tmxFile(2000), {
      signal: stop.signal,
      onProgress: ({ done, total }) => done > total / 2 && stop.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
    expect(seen(library)).toEqual(before);
    expect(await importTmx(library, tmxFile(2000))).toMatchObject({ added: 1998, duplicates: 2 });
  });

  it("is never seen when the newsroom was closed meanwhile, and swept away once nobody works on it", async () => {
    const folder = join(temporaryFolder(), "newsroom");
    const library = temporaryNewsroom(folder);
    const cut = importTmx(library, tmxFile(2000), {
      onProgress: ({ done, total }) => done > total / 2 && library.close(),
    });
    await expect(cut).rejects.toMatchObject({ name: "AbortError" });
    const again = Library.open(folder);
    onTestFinished(() => again.close());
    expect(seen(again)).toEqual(NOTHING);
    // Another program may be at it still.
    await again.bringUpToDate();
    const [rows] = leftOf(again);
    expect(rows).toBeGreaterThan(100);
    giveUpAll(again);
    await again.bringUpToDate();
    expect(leftOf(again)).toEqual([0, 0]);
    expect(await importTmx(again, tmxFile(2000))).toMatchObject({ added: 2000 });
  });

  it("does not come in by half where another program took it for given up", async () => {
    const library = temporaryNewsroom();
    const other = Library.open(library.folder);
    onTestFinished(() => other.close());
    let isSwept = false;
    const imported = importTmx(library, tmxFile(3000), {
      async onProgress({ done, total }) {
        if (isSwept || done < total / 2) return;
        isSwept = true;
        giveUpAll(other);
        await other.memory.imports.sweep();
      },
    });
    await expect(imported).rejects.toThrow("given up");
    expect(seen(library)).toEqual(NOTHING);
    await other.memory.imports.sweep();
    expect(leftOf(other)).toEqual([0, 0]);
  });
});

describe("a file that is in the memory", () => {
  it("can be taken out again, and leaves everything else", async () => {
    const library = temporaryNewsroom();
    rememberPairs(library, [pairOf(0)], { file: "own.tmx" });
    const before = seen(library);
    await importTmx(library, tmxFile(300));
    const [file] = library.memory.imports.list();
    // The same file once more brings nothing, and is not listed twice.
    expect(await importTmx(library, tmxFile(300))).toMatchObject({ added: 0, duplicates: 300 });
    expect(library.memory.imports.list()).toHaveLength(2);
    const removed = library.memory.imports.remove(file?.id ?? 0);
    expect(seen(library)).toEqual(before);
    await removed;
    expect(leftOf(library)).toEqual([1, 1]);
    expect(library.memory.imports.list()).toMatchObject([{ name: "own.tmx", pairs: 1 }]);
  });
});

/** Rows of the memory and of its index of words, seen or not. */
function leftOf({ folder }: Library): number[] {
  return inDatabase(folder, (database) => [
    Number(database.prepare("SELECT count(*) AS count FROM memory").get()?.count),
    Number(database.prepare("SELECT count(*) AS count FROM memory_words_docsize").get()?.count),
  ]);
}

/** Makes it long ago that anybody worked on a file. */
function giveUpAll({ folder }: Library): void {
  inDatabase(folder, (database) => database.prepare("UPDATE memory_imports SET worked_at = ''").run());
}

function inDatabase<T>(folder: string, work: (database: Database) => T): T {
  const database = Database.open(join(folder, DATABASE_FILE), SCHEMA);
  try {
    return work(database);
  } finally {
    database.close();
  }
}
