import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect } from "vitest";
import { Library } from "../../electron/library/library.ts";
import { sha256 } from "../../electron/publishing/digest.ts";
import { undoPublish } from "../../electron/publishing/history.ts";
import { preparePublish, publish } from "../../electron/publishing/publisher.ts";
import { resolveConflict } from "../../electron/publishing/resolve.ts";
import { toErrorData } from "../../shared/errors.ts";
import { LANGUAGES, type Language } from "../../shared/language.ts";
import { MANIFEST_PATH } from "../../shared/publish/manifest.ts";
import type { PublishResult } from "../../shared/publish/progress.ts";
import { sourceHash, sourceOf } from "../../shared/publish/storySource.ts";
import type { Story, StoryId } from "../../shared/story/model.ts";
import { MemorySite } from "../servers/memory.ts";
import { brokenLinks } from "./publishing.ts";
import { paragraph, withVersion } from "./support.ts";

const who = fc.nat(2);
const which = fc.nat(5);
const language = fc.constantFrom<Language>("en", "zh-Hans");
const slug = fc.constantFrom("flood", "quake", "fire");
const section = fc.constantFrom("brief-news", "reports", "notes");

/** Something that somebody does at one of the computers. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant("create" as const), who, slug, ready: fc.boolean() }),
  },
  { weight: 8, arbitrary: fc.record({ what: fc.constant("edit" as const), who, which, language }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("status" as const), who, which, language }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("slug" as const), who, which, language, slug }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("file" as const), who, which, section }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("addSection" as const), who, section }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("removeSection" as const), who, section }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("settings" as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant("picture" as const), who, which, shade: fc.nat(3) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("trash" as const), who, which }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("restore" as const), who, which }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("delete" as const), who, which }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("undo" as const), who, back: fc.nat(2) }) },
  { weight: 10, arbitrary: fc.record({ what: fc.constant("publish" as const), who }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant("cut" as const), who, at: fc.nat(60) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant("resolve" as const),
      who,
      take: fc.constantFrom("mine" as const, "theirs" as const, "both" as const, "merged" as const),
    }),
  },
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What happens at the computers, one thing after the other. */
export const steps = fc.array(step, { minLength: 5, maxLength: 40, size: "max" });

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
    for (const next of game) await table.take(next);
    await table.settle();
  } finally {
    table.end();
  }
}

/** Stories of one computer that its user changed since it was last in step with the site. */
interface Computer {
  name: string;
  library: Library;
  touched: Set<StoryId>;
}

class Table {
  private readonly folder = mkdtempSync(join(tmpdir(), "twinpress-many-"));
  private readonly site: MemorySite;
  private readonly computers: Computer[];
  /** Every text that was saved and that nobody has written over or deleted knowingly. */
  private readonly texts = new Set<string>();
  /** Stories in the order in which they came up, so that a game is the same each time it is played. */
  private readonly known: StoryId[] = [];
  private count = 0;

  constructor(computers: number, hasSwitch: boolean) {
    this.site = new MemorySite(hasSwitch);
    const first = Library.create(join(this.folder, "0"), {
      name: { en: "River Watch", "zh-Hans": "河流观察" },
      timeZone: "Asia/Shanghai",
      baseUrl: "https://news.example.org",
    });
    this.computers = ["Anna", "Ben", "Chen"].slice(0, computers).map((name, index) => ({
      name,
      library: index === 0 ? first : Library.createFrom(join(this.folder, String(index)), first.newsroom()),
      touched: new Set(),
    }));
  }

  end(): void {
    for (const { library } of this.computers) library.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async begin(): Promise<void> {
    const [first] = this.computers;
    if (!first) return;
    this.create(first, "common", true);
    for (const computer of this.computers) await this.publish(computer);
  }

  async take(next: Step): Promise<void> {
    const computer = this.computers[next.who % this.computers.length];
    if (!computer) return;
    await this.act(computer, next);
    this.requireTexts(JSON.stringify(next));
  }

  private async act(computer: Computer, next: Step): Promise<void> {
    const { library, touched } = computer;
    switch (next.what) {
      case "create":
        this.create(computer, next.slug, next.ready);
        return;
      case "edit":
        return this.edit(computer, next.which, (story) => {
          const old = textsOf(story.versions[next.language].body);
          for (const text of old) this.texts.delete(text);
          return withVersion(story, next.language, { body: [paragraph("p", this.newText())] });
        });
      case "status":
        return this.edit(computer, next.which, (story) => {
          const { status, title, body } = story.versions[next.language];
          const isReady = status === "ready";
          // Nothing that the checks would stop.
          if (!isReady && (title === "" || body.length === 0)) return story;
          return withVersion(story, next.language, { status: isReady ? "draft" : "ready" });
        });
      case "slug":
        return this.edit(computer, next.which, (story) =>
          withVersion(story, next.language, { slug: next.slug, slugIsLocked: true }),
        );
      case "file": {
        const isThere = library.newsroom().sections.some(({ id }) => id === next.section);
        if (isThere) this.edit(computer, next.which, (story) => ({ ...story, section: next.section }));
        return;
      }
      case "addSection": {
        const { sections, ...rest } = library.newsroom();
        if (sections.some(({ id }) => id === next.section)) return;
        const name = { en: `${next.section} ${computer.name}`, "zh-Hans": next.section };
        library.saveNewsroom({ ...rest, sections: [...sections, { id: next.section, name }] });
        return;
      }
      case "removeSection": {
        const { sections, ...rest } = library.newsroom();
        const left = sections.filter(({ id }) => id !== next.section);
        if (left.length === 0 || library.isSectionUsed(next.section)) return;
        library.saveNewsroom({ ...rest, sections: left });
        return;
      }
      case "settings": {
        const newsroom = library.newsroom();
        this.count += 1;
        library.saveNewsroom({ ...newsroom, contact: { ...newsroom.contact, phone: String(this.count) } });
        return;
      }
      case "picture": {
        const media = await library.addMedia(`${computer.name}.png`, png(next.shade));
        const words = { en: "A picture", "zh-Hans": "图片" };
        const cover = { media: media.id, alt: words, caption: words, credit: computer.name };
        return this.edit(computer, next.which, (story) => ({ ...story, cover }));
      }
      case "trash": {
        const story = this.pick(computer, next.which);
        if (!story) return;
        library.trash([story.id]);
        touched.add(story.id);
        return;
      }
      case "restore": {
        const story = this.pick(computer, next.which, true);
        if (!story) return;
        library.restore([story.id]);
        touched.add(story.id);
        return;
      }
      case "delete": {
        const story = this.pick(computer, next.which, true);
        if (!story) return;
        const gone = [story, ...library.revisions(story.id).map((revision) => revision.story)];
        for (const text of textsOf(gone)) this.texts.delete(text);
        library.delete([story.id]);
        touched.add(story.id);
        return;
      }
      case "undo":
        return this.undo(computer, next.back);
      case "publish":
        await this.publish(computer);
        return;
      case "cut":
        await this.publish(computer, next.at);
        return;
      case "resolve":
        this.resolve(computer, next.take);
    }
  }

  /** Everybody decides what is open and publishes until there is nothing to do: then all agree. */
  async settle(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      for (const computer of this.computers) {
        const first = await this.publish(computer);
        if (first.conflicts.length === 0) continue;
        this.resolve(computer, (["mine", "both", "theirs", "merged"] as const)[round] ?? "mine");
        this.requireTexts("settling");
        expect(await this.publish(computer)).toMatchObject({ result: "published" });
      }
    }
    for (const computer of this.computers) {
      const { result, bytes, conflicts, merged } = await this.publish(computer);
      expect({ result, bytes, conflicts, merged }, `${computer.name} at rest`).toEqual({
        result: "published",
        bytes: 0,
        conflicts: [],
        merged: [],
      });
    }
    const [first, ...others] = this.computers.map(({ library }) => standing(library));
    for (const other of others) expect(other).toEqual(first);
    expect([...this.site.files.keys()].sort()).toEqual(this.listed());
  }

  private create(computer: Computer, wanted: string, ready: boolean): void {
    const { library, touched } = computer;
    const { story } = library.create();
    const status = ready ? ("ready" as const) : ("draft" as const);
    const version = (title: string) => ({
      title,
      slug: wanted,
      body: [paragraph("p", this.newText())],
      status,
    });
    const dated = { ...story, date: "2012-05-05" };
    const whole = withVersion(
      withVersion(dated, "en", version(wanted)),
      "zh-Hans",
      version(`${wanted} 中文`),
    );
    library.save(whole);
    touched.add(story.id);
  }

  private edit(computer: Computer, index: number, change: (story: Story) => Story): void {
    const story = this.pick(computer, index);
    if (!story) return;
    computer.library.save(change(story));
    computer.touched.add(story.id);
  }

  private pick({ library }: Computer, index: number, isTrashed = false): Story | null {
    const found = library.query({ ...EVERY, trashed: isTrashed }).rows.map(({ id }) => id);
    for (const id of found) if (!this.known.includes(id)) this.known.push(id);
    const all = this.known.filter((id) => found.includes(id));
    const id = all[index % Math.max(1, all.length)];
    return id === undefined ? null : library.get(id).story;
  }

  private resolve({ library, touched }: Computer, take: "mine" | "theirs" | "both" | "merged"): void {
    for (const { story, theirs } of library.agreements.conflicts("live")) {
      if (!library.has(story)) continue;
      touched.add(story);
      if (take !== "merged") {
        resolveConflict(library, "live", story, { take });
        continue;
      }
      const { story: mine } = library.get(story);
      if (!theirs) continue;
      const merged = LANGUAGES.reduce((made, one) => {
        const edition = theirs.editions[one];
        if (!edition) return made;
        const own = edition.body.map((block, index) => ({ ...block, id: `t${index}` }));
        return withVersion(made, one, { body: [...made.versions[one].body, ...own].filter(unique) });
      }, mine);
      resolveConflict(library, "live", story, { take: "merged", story: merged });
    }
  }

  private async undo(computer: Computer, back: number): Promise<void> {
    const { library, touched } = computer;
    const generations = [...library.agreements.undoable("live")].sort((a, b) => b - a);
    const generation = generations[back];
    if (generation === undefined) return;
    for (const { story } of library.agreements.replaced("live", generation) ?? []) touched.add(story);
    const host = this.site.open();
    const options = { library, hostId: "live", host, name: "Live" };
    try {
      const { publish: result } = await undoPublish(options, generation);
      await this.check(computer, result);
    } catch (error) {
      const { code, params } = toErrorData(error);
      const isTold = ["undo-nothing", "undo-impossible", "publish-undecided"].includes(code);
      expect(isTold, `${code} ${JSON.stringify(params)}`).toBe(true);
    }
  }

  private async publish(computer: Computer, calls?: number): Promise<PublishResult> {
    const { library } = computer;
    const before = this.published();
    const options = { library, hostId: "live", host: this.site.open(calls), name: "Live" };
    const result = await publish(options);
    this.requireRight(computer, before);
    if (calls !== undefined) {
      if (result.result === "partly") return result;
      if (result.result === "not" && result.error.code === "publish-cancelled") return result;
    }
    await this.check(computer, result, calls !== undefined);
    return result;
  }

  private async check(computer: Computer, result: PublishResult, isCut = false): Promise<void> {
    const { library, touched, name } = computer;
    for (const { story } of result.conflicts) {
      expect(touched.has(story), `${name} is asked about a story that they never touched`).toBe(true);
    }
    if (result.result === "not") {
      if (result.error.code === "checks-failed") {
        const preview = await preparePublish({
          library,
          hostId: "live",
          host: this.site.open(),
          name: "Live",
        });
        console.log(JSON.stringify(preview.findings.filter((f) => f.severity === "block")));
      }
      expect(result.error.code, JSON.stringify(result.error)).toBe("publish-undecided");
      expect(result.conflicts.length).toBeGreaterThan(0);
      return;
    }
    expect(result.result).toBe("published");
    for (const id of touched) if (!hasDraft(library, id)) touched.delete(id);
    const left = isCut ? ["twinpress-pending.json"] : [];
    expect([...this.site.files.keys()].filter((path) => !left.includes(path)).sort()).toEqual(this.listed());
    const shown = new Set(textsOf([...this.site.texts().values()]));
    const ready = library.allStories().flatMap(({ id }) => textsOf(sourceOf(library.get(id).story)));
    expect([...shown].sort(), "what readers can see").toEqual([...new Set(ready)].sort());
  }

  /** What the manifest lists is there, what readers come to is whole, and nothing went that nobody decided on. */
  private requireRight({ touched, name }: Computer, before: ReadonlyMap<string, string>): void {
    const texts = this.site.texts();
    const pending: unknown = JSON.parse(texts.get("twinpress-pending.json") ?? '{"paths":[]}');
    const doubtful = new Set((pending as { paths: string[] }).paths);
    for (const [path, { sha256: hash }] of Object.entries(this.site.manifest()?.files ?? {})) {
      const bytes = this.site.files.get(path);
      if (!doubtful.has(path)) expect(bytes && sha256(bytes), path).toBe(hash);
      else expect(bytes, path).toBeDefined();
    }
    if (texts.has("index.html")) expect(brokenLinks(texts)).toEqual([]);
    const now = this.published();
    for (const [key, text] of before) {
      if (now.get(key) === text) continue;
      expect(touched.has(key.split("/")[0] ?? ""), `${name} replaced ${key} unasked`).toBe(true);
    }
  }

  /** The published texts, by story and language. */
  private published(): Map<string, string> {
    const texts = new Map<string, string>();
    for (const path of Object.keys(this.site.manifest()?.files ?? {})) {
      const id = /^twinpress\/stories\/([0-9a-z]+)-/.exec(path)?.[1];
      const bytes = this.site.files.get(path);
      if (id === undefined || !bytes) continue;
      const { story } = JSON.parse(Buffer.from(bytes).toString("utf8"));
      for (const one of LANGUAGES) {
        if (story.editions[one]) texts.set(`${id}/${one}`, textsOf(story.editions[one]).join());
      }
    }
    return texts;
  }

  private listed(): string[] {
    return [...Object.keys(this.site.manifest()?.files ?? {}), MANIFEST_PATH].sort();
  }

  private requireTexts(after: string): void {
    const kept = new Set(
      this.computers.flatMap(({ library }) => [
        ...[true, false].flatMap((trash) =>
          library
            .query({ ...EVERY, trashed: trash })
            .rows.flatMap(({ id }) => [...textsOf(library.get(id).story), ...textsOf(library.revisions(id))]),
        ),
        ...textsOf(library.agreements.conflicts("live")),
      ]),
    );
    const lost = [...this.texts].filter((text) => !kept.has(text));
    expect(lost, `lost after ${after}`).toEqual([]);
  }

  private newText(): string {
    this.count += 1;
    const text = `text${this.count}t`;
    this.texts.add(text);
    return text;
  }
}

const EVERY = { offset: 0, limit: 1000 };

/** The texts of a game that are in something. */
function textsOf(value: unknown): string[] {
  return [...new Set(JSON.stringify(value).match(/text\d+t/g))];
}

/** Text that only this computer has. */
function hasDraft(library: Library, id: StoryId): boolean {
  if (!library.has(id)) return false;
  const { story, summary } = library.get(id);
  const { versions } = story;
  if (summary.trashedAt !== null) return true;
  return LANGUAGES.some((one) => versions[one].status === "draft" && versions[one].body.length > 0);
}

function unique(block: { id: string }, index: number, all: readonly { id: string }[]): boolean {
  return all.findIndex(({ id }) => id === block.id) === index;
}

/** What a newsroom has published, and its settings. */
function standing(library: Library) {
  const stories = library.allStories().flatMap(({ id }) => {
    const source = sourceOf(library.get(id).story);
    return source ? [[id, sourceHash(source)] as const] : [];
  });
  return { stories: stories.sort(), newsroom: library.newsroom() };
}

/** A small picture in a shade of grey (PNG, RFC 2083). */
function png(shade: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 4, 0, 0, 0, 4, 8, 0, 0, 0, 0]);
  const row = Buffer.from([0, ...Array(4).fill(shade * 60)]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat([row, row, row, row]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
