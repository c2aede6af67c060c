import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { openHost } from "../../electron/hosts/index.ts";
import { Library } from "../../electron/library/library.ts";
import {
  type Preview,
  type PublishOptions,
  preparePublish,
  publish,
} from "../../electron/publishing/publisher.ts";
import type { PublishResult } from "../../shared/publish/progress.ts";
import type { Story } from "../../shared/story/model.ts";
import { type Figures, median, repeat, secondsOf } from "./figures.ts";
import type { Workplace } from "./workplace.ts";

const STORIES = 10_000;
const RUNS = 5;

/** What one publish took, and the plan before it. Bytes are those of the files that are newer on the host, manifest included. */
interface Edited {
  planSeconds: number;
  seconds: number;
  rendered: number;
  bytes: number;
}

/**
 * The publish of one edited story, another one each time, after the whole site was published: the
 * newsroom is opened anew each time, as by a publisher that has just started.
 */
export async function measurePublish(workplace: Workplace): Promise<Figures> {
  const newsroom = await workplace.newsroom({ stories: STORIES });
  const path = await workplace.emptyFolder("host");
  const whole = await withLibrary(newsroom, (library) => {
    library.saveHost({ kind: "folder", id: "bench", name: "Bench", path });
    return secondsOf(() => publishSite(library));
  });
  let edit = 0;
  const results = await repeat(RUNS, () => {
    edit += 1;
    return withLibrary(newsroom, (library) => publishEdited(library, path, edit));
  });
  const of = (name: keyof Edited) => median(results.map((result) => result[name]));
  const stories = STORIES.toLocaleString("en");
  const label = `Publish of one edited story at ${stories}`;
  const planLabel = `Plan of a publish of one edited story at ${stories}`;
  return {
    planSeconds: { label: planLabel, value: of("planSeconds"), unit: "s", runs: RUNS, atMost: 1 },
    publishAllSeconds: { label: `First publish of ${stories} stories`, value: whole, unit: "s", runs: 1 },
    publishOneSeconds: { label, value: of("seconds"), unit: "s", runs: RUNS, atMost: 1 },
    publishOnePages: { label: `${label}: rendered`, value: of("rendered"), unit: "pages", runs: RUNS },
    publishOneBytes: { label: `${label}: written`, value: of("bytes") / 1024, unit: "KB", runs: RUNS },
  };
}

async function publishEdited(library: Library, path: string, edit: number): Promise<Edited> {
  const row = library.query({ offset: STORIES / 2 + edit, limit: 1 }).rows[0];
  if (!row) throw new Error("The newsroom has too few stories.");
  library.save(withMore(library.get(row.id).story));
  const planSeconds = await secondsOf(() => planSite(library));
  const since = Date.now();
  let rendered = 0;
  const seconds = await secondsOf(async () => {
    ({ rendered } = await publishSite(library));
  });
  return { planSeconds, seconds, rendered, bytes: await bytesSince(path, since) };
}

function planSite(library: Library): Promise<Preview> {
  return withHost(library, preparePublish);
}

async function publishSite(library: Library): Promise<PublishResult> {
  const result = await withHost(library, publish);
  if (result.result !== "published") throw new Error(`The publish ended: ${JSON.stringify(result)}`);
  return result;
}

async function withHost<T>(library: Library, work: (options: PublishOptions) => Promise<T>): Promise<T> {
  const [config] = library.hosts();
  if (!config) throw new Error("The newsroom has no host.");
  const host = await openHost(config, { newsroomFolder: library.folder, secret: null });
  try {
    return await work({ library, hostId: config.id, host, name: config.name });
  } finally {
    await host.close();
  }
}

/** The story with a paragraph more in English. */
function withMore(story: Story): Story {
  const { en } = story.versions;
  const children = [{ type: "text" as const, text: "A later note." }];
  const body = [...en.body, { type: "paragraph" as const, id: "note", children }];
  return { ...story, versions: { ...story.versions, en: { ...en, body } } };
}

async function bytesSince(folder: string, since: number): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const { mtimeMs, size } = await stat(join(entry.parentPath, entry.name));
    if (mtimeMs >= since) bytes += size;
  }
  return bytes;
}

async function withLibrary<T>(newsroom: string, work: (library: Library) => Promise<T>): Promise<T> {
  const library = Library.open(newsroom);
  try {
    return await work(library);
  } finally {
    library.close();
  }
}
