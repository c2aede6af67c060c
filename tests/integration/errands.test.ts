import { fork, type ChildProcess as NodeProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { ChildProcess } from "../../electron/childProcess.ts";
import { Errands } from "../../electron/errands/errands.ts";
import type { ErrandMessage, ErrandRequest } from "../../electron/errands/protocol.ts";
import type { Library } from "../../electron/library/library.ts";
import { TMX_FOOT, tmxHead, tmxUnit } from "../../shared/bilingual/memory/tmx.ts";
import { hasEnded } from "../servers/ports.ts";
import { translatedStories, translationsOf } from "./bilingual/manyTranslations.ts";
import { copyNewsroom, rememberPairs, temporaryFolder, temporaryNewsroom } from "./support.ts";

const SCRIPT = join(import.meta.dirname, "../../electron/errandProcess.ts");
const started: NodeProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** Errands as the app has them, but in processes of plain Node. */
function errandsFor(library: Library): Errands {
  const errands = new Errands(() => {
    const child = fork(SCRIPT);
    started.push(child);
    const held: ChildProcess<ErrandRequest, ErrandMessage> = {
      send: (request) => void child.send(request),
      onMessage: (take) => child.on("message", (message) => take(message as ErrandMessage)),
      onExit: (take) => child.once("exit", take),
      kill: () => child.kill("SIGKILL"),
    };
    return held;
  });
  errands.use(library);
  return errands;
}

test("files of all kinds come in and go out by an errand, whose process ends with it", async () => {
  const library = temporaryNewsroom();
  const errands = errandsFor(library);
  const at = (name: string) => join(temporaryFolder(), name);
  const xliff = at("back.xlf");
  await translationsOf(library, 3, xliff);
  const reports = await errands.run("xliff-import", { file: xliff });
  expect(reports).toHaveLength(3);
  expect(translatedStories(library)).toBe(3);

  const csv = at("terms.csv");
  writeFileSync(csv, "en,zh\nriver chief,河长\n");
  expect(await errands.run("glossary-import", { file: csv })).toMatchObject({ added: 1 });
  expect(library.glossary.list()).toMatchObject([{ en: { preferred: "river chief" } }]);
  const tbx = at("terms.tbx");
  expect(await errands.run("glossary-export", { file: tbx })).toBe(1);
  expect(readFileSync(tbx, "utf8")).toContain("河长");

  rememberPairs(library, [{ en: "The river rose.", "zh-Hans": "河水上涨。" }]);
  const tmx = at("memory.tmx");
  expect(await errands.run("memory-export", { file: tmx })).toBe(1);
  expect(readFileSync(tmx, "utf8")).toContain("河水上涨。");
  await Promise.all(started.map((child) => (hasEnded(child) ? null : once(child, "exit"))));
});

test("what can't be done is told as the work tells it", async () => {
  const library = temporaryNewsroom();
  const errands = errandsFor(library);
  await expect(errands.run("xliff-import", { file: "/nowhere/a.xlf" })).rejects.toMatchObject({
    code: "source-missing",
    params: { path: "/nowhere/a.xlf" },
  });
  errands.use(null);
  await expect(errands.run("xliff-import", { file: "a.xlf" })).rejects.toMatchObject({
    code: "newsroom-missing",
  });
});

test("of an import whose process is killed at any moment, all came in or nothing", {
  timeout: 600_000,
}, async () => {
  const library = temporaryNewsroom();
  const errands = errandsFor(library);
  const file = join(temporaryFolder(), "back.xlf");
  const stories = 60;
  await translationsOf(library, stories, file);
  const isWritten = () => translatedStories(library) > 0;
  const twin = copyNewsroom(library);
  const begun = performance.now();
  await errandsFor(twin).run("xliff-import", { file });
  const step = (performance.now() - begun) / 15;
  // Later and later, until one was done before it was killed.
  for (let wait = 0; !isWritten(); wait += step) {
    const running = errands.run("xliff-import", { file });
    const outcome = running.then(
      () => "done",
      (error: unknown) => (error as { code: string }).code,
    );
    const kill = setTimeout(() => started.at(-1)?.kill("SIGKILL"), wait);
    const told = await outcome;
    clearTimeout(kill);
    if (told === "done") expect(translatedStories(library)).toBe(stories);
    else
      expect([told, [0, stories]]).toEqual([
        "errand-interrupted",
        expect.arrayContaining([translatedStories(library)]),
      ]);
  }
  expect(translatedStories(library)).toBe(stories);
});

test("another newsroom is opened: what was under way for the one before is cut off", async () => {
  const library = temporaryNewsroom();
  const errands = errandsFor(library);
  const file = join(temporaryFolder(), "back.xlf");
  await translationsOf(library, 60, file);
  const running = expect(errands.run("xliff-import", { file })).rejects.toMatchObject({
    code: "errand-interrupted",
  });
  errands.use(null);
  await running;
  expect(translatedStories(library)).toBe(0);
});

test("a file of pairs comes into the memory by an errand; one that is stopped leaves nothing", async () => {
  const library = temporaryNewsroom();
  const errands = errandsFor(library);
  const file = join(temporaryFolder(), "partner.tmx");
  const units = Array.from({ length: 2000 }, (_, n) =>
    tmxUnit({ text: { en: `Boat ${n} left.`, "zh-Hans": `第${n}只船离开。` }, changedAt: "" }),
  );
  writeFileSync(file, tmxHead() + units.join("") + TMX_FOOT);
  const stop = new AbortController();
  const seen: number[] = [];
  const stopped = errands.run(
    "memory-import",
    { file },
    {
      stop: stop.signal,
      onProgress: ({ done, total }) => {
        seen.push(done / total);
        if (seen.length === 2) stop.abort(new Error("stopped"));
      },
    },
  );
  await expect(stopped).rejects.toThrow("stopped");
  expect([library.memory.size(), library.memory.imports.list()]).toEqual([0, []]);
  expect(await errands.run("memory-import", { file })).toMatchObject({ total: 2000, added: 2000 });
  expect(library.memory.size()).toBe(2000);
});

test("what is stopped before it writes changes nothing, and what is being written is not stopped", async () => {
  const library = temporaryNewsroom();
  const errands = errandsFor(library);
  const file = join(temporaryFolder(), "back.xlf");
  await translationsOf(library, 20, file);
  const early = new AbortController();
  const stopped = errands.run("xliff-import", { file }, { stop: early.signal });
  early.abort(new Error("stopped"));
  await expect(stopped).rejects.toThrow("stopped");
  expect(translatedStories(library)).toBe(0);
  const late = new AbortController();
  const options = { stop: late.signal, onWrite: () => late.abort(new Error("too late")) };
  expect(await errands.run("xliff-import", { file }, options)).toHaveLength(20);
  expect(translatedStories(library)).toBe(20);
});
