import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { sha256 } from "../../../electron/publishing/digest.ts";
import { undoPublish } from "../../../electron/publishing/history.ts";
import { publish } from "../../../electron/publishing/publisher.ts";
import { toErrorData } from "../../../shared/errors.ts";
import { LANGUAGES } from "../../../shared/language.ts";
import { MANIFEST_PATH } from "../../../shared/publish/manifest.ts";
import type { PublishResult } from "../../../shared/publish/progress.ts";
import { sourceFileSchema, sourceOf } from "../../../shared/publish/storySource.ts";
import { listedStories } from "../../../shared/publish/travel.ts";
import { MemorySite } from "../../servers/memory.ts";
import { brokenLinks } from "../publishing.ts";
import { Computer, Ledger, sameNewsroom } from "./computer.ts";
import type { Step } from "./steps.ts";
import { textsOf } from "./texts.ts";

const PENDING = "twinpress-pending.json";

interface Game {
  computers: number;
  game: readonly Step[];
  hasSwitch: boolean;
}

/** Plays a game and looks after each step whether anything was lost. */
export async function play({ computers, game, hasSwitch }: Game): Promise<void> {
  const table = new Table(computers, hasSwitch);
  try {
    await table.begin();
    for (const step of game) await table.take(step);
    await table.settle();
  } finally {
    table.end();
  }
}

/** Some computers and a site, and what has to hold whatever is done. */
class Table {
  private readonly folder = mkdtempSync(join(tmpdir(), "twinpress-many-"));
  private readonly ledger = new Ledger();
  private readonly site: MemorySite;
  private readonly computers: Computer[];

  constructor(count: number, hasSwitch: boolean) {
    this.site = new MemorySite(hasSwitch);
    const names = ["Anna", "Ben", "Chen"].slice(0, count);
    const libraries = sameNewsroom(names.map((name) => join(this.folder, name)));
    this.computers = libraries.map(
      (library, index) => new Computer(names[index] ?? "", library, this.ledger),
    );
  }

  end(): void {
    for (const { library } of this.computers) library.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async begin(): Promise<void> {
    this.computers[0]?.create("common", true);
    for (const computer of this.computers) await this.publish(computer);
  }

  async take(step: Step): Promise<void> {
    const computer = this.computers[step.who % this.computers.length];
    if (!computer) return;
    if (step.what === "publish") await this.publish(computer);
    else if (step.what === "cut") await this.publish(computer, step.at);
    else if (step.what === "undo") await this.undo(computer, step.back, step.at ?? undefined);
    else await computer.take(step);
    this.requireTexts(JSON.stringify(step));
  }

  /** Everybody decides what is open and publishes until there is nothing to do: then all agree. */
  async settle(): Promise<void> {
    for (const take of ["mine", "both", "theirs", "merged"] as const) {
      for (const computer of this.computers) {
        const { conflicts } = await this.publish(computer);
        if (conflicts.length === 0) continue;
        computer.resolve(take);
        this.requireTexts(`deciding for ${take}`);
        expect(await this.publish(computer)).toMatchObject({ result: "published" });
      }
    }
    for (const computer of this.computers) {
      const rest = { result: "published", bytes: 0, conflicts: [], merged: [] };
      expect(await this.publish(computer), `${computer.name} at rest`).toMatchObject(rest);
    }
    const [first, ...others] = this.computers.map((computer) => computer.standing());
    for (const other of others) expect(other).toEqual(first);
    expect([...this.site.files.keys()].sort()).toEqual(this.listed());
  }

  private async publish(computer: Computer, calls?: number): Promise<PublishResult> {
    const host = this.site.open(calls);
    const options = { library: computer.library, hostId: "live", host, name: "Live" };
    return this.watched(computer, calls !== undefined, () => publish(options));
  }

  private async undo(computer: Computer, back: number, calls?: number): Promise<void> {
    const { library, touched } = computer;
    const generation = [...library.agreements.undoable("live")].sort((a, b) => b - a)[back];
    if (generation === undefined) return;
    for (const { story } of library.agreements.replaced("live", generation) ?? []) touched.add(story);
    const options = { library, hostId: "live", host: this.site.open(calls), name: "Live" };
    try {
      await this.watched(computer, calls !== undefined, async () => {
        const report = await undoPublish(options, generation);
        return report.publish;
      });
    } catch (error) {
      const { code } = toErrorData(error);
      const told = ["undo-nothing", "undo-impossible", "publish-undecided"];
      if (![...told, ...(calls === undefined ? [] : ["publish-cancelled"])].includes(code)) throw error;
    }
  }

  /** A publish, and what has to be true after it. */
  private async watched(
    computer: Computer,
    isCut: boolean,
    work: () => Promise<PublishResult>,
  ): Promise<PublishResult> {
    for (const text of computer.texts()) computer.seen.add(text);
    const before = this.published();
    const result = await work();
    this.requireRight(computer, before);
    for (const text of computer.texts()) computer.seen.add(text);
    const isOver =
      result.result === "partly" || (result.result === "not" && result.error.code === "publish-cancelled");
    if (!isCut || !isOver) this.requireEnd(computer, result, isCut);
    return result;
  }

  /** What the manifest lists is there, what readers come to is whole, and nothing went unseen or unasked. */
  private requireRight({ touched, seen, name }: Computer, before: ReadonlyMap<string, string[]>): void {
    const texts = this.site.texts();
    const pending: { paths: string[] } = JSON.parse(texts.get(PENDING) ?? '{"paths":[]}');
    for (const [path, { sha256: hash }] of Object.entries(this.site.manifest()?.files ?? {})) {
      const bytes = this.site.files.get(path);
      if (!pending.paths.includes(path)) expect(bytes && sha256(bytes), path).toBe(hash);
      else expect(bytes, path).toBeDefined();
    }
    if (texts.has("index.html")) expect(brokenLinks(texts)).toEqual([]);
    const now = this.published();
    for (const [key, old] of before) {
      if (now.get(key)?.join() === old.join()) continue;
      expect(touched.has(key.split("/")[0] ?? ""), `${name} replaced ${key} unasked`).toBe(true);
      expect(
        old.filter((text) => !seen.has(text)),
        `${name} replaced ${key} unseen`,
      ).toEqual([]);
    }
  }

  /** A publish that was not cut is whole, or waits for a decision on what its user did change. */
  private requireEnd(computer: Computer, result: PublishResult, isCut: boolean): void {
    const { library, touched, name } = computer;
    for (const { story } of result.conflicts) {
      expect(touched.has(story), `${name} is asked about a story that they never touched`).toBe(true);
    }
    if (result.result !== "published") {
      expect(result).toMatchObject({ result: "not", error: { code: "publish-undecided" } });
      expect(result.conflicts.length).toBeGreaterThan(0);
      return;
    }
    for (const id of touched) if (computer.isInStep(id)) touched.delete(id);
    // That the list of what is under way could not be taken away is made good by the next publish.
    const files = [...this.site.files.keys()].filter((path) => !isCut || path !== PENDING);
    expect(files.sort()).toEqual(this.listed());
    const shown = new Set(textsOf([...this.site.texts().values()]));
    const ready = library.allStories().flatMap(({ id }) => textsOf(sourceOf(library.get(id).story)));
    expect([...shown].sort(), "what can be read on the site").toEqual([...new Set(ready)].sort());
  }

  private requireTexts(after: string): void {
    const kept = new Set(this.computers.flatMap((computer) => computer.texts()));
    const lost = [...this.ledger.texts].filter((text) => !kept.has(text));
    expect(lost, `lost after ${after}`).toEqual([]);
  }

  /** The published texts, by story and language. */
  private published(): Map<string, string[]> {
    const texts = new Map<string, string[]>();
    const files = this.site.texts();
    for (const [id, { path }] of listedStories(Object.keys(this.site.manifest()?.files ?? {}))) {
      const { story } = sourceFileSchema.parse(JSON.parse(files.get(path) ?? ""));
      for (const language of LANGUAGES) {
        const edition = story.editions[language];
        if (edition) texts.set(`${id}/${language}`, textsOf(edition));
      }
    }
    return texts;
  }

  private listed(): string[] {
    return [...Object.keys(this.site.manifest()?.files ?? {}), MANIFEST_PATH].sort();
  }
}
