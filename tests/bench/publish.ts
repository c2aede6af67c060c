import { openHost } from "../../electron/hosts/index.ts";
import { Library } from "../../electron/library/library.ts";
import { publish } from "../../electron/publishing/publisher.ts";
import type { Story } from "../../shared/story/model.ts";
import { type Figures, median, repeat } from "./figures.ts";
import type { Workplace } from "./workplace.ts";

const STORIES = 10_000;
const RUNS = 5;
const HOST_ID = "bench";

/** The publish of one edited story: the newsroom is opened anew each time, as by a publisher just started. */
export async function measurePublish(workplace: Workplace): Promise<Figures> {
  const newsroom = await workplace.newsroom({ stories: STORIES });
  const path = await workplace.emptyFolder("host");
  await withLibrary(newsroom, async (library) => {
    library.saveHost({ kind: "folder", id: HOST_ID, name: "Bench", path });
    await publishAll(library);
  });
  let edit = 0;
  const results = await repeat(RUNS, () => {
    edit += 1;
    return withLibrary(newsroom, (library) => publishEdited(library, edit));
  });
  const of = `Publish of one edited story at ${STORIES.toLocaleString("en")}`;
  const seconds = median(results.map((result) => result.seconds));
  const pages = median(results.map((result) => result.rendered));
  const kilobytes = median(results.map((result) => result.bytes / 1024));
  return {
    publishOneSeconds: { label: of, value: seconds, unit: "s", runs: RUNS, atMost: 1 },
    publishOnePages: { label: `${of}: files rendered`, value: pages, unit: "pages", runs: RUNS },
    publishOneBytes: { label: `${of}: written`, value: kilobytes, unit: "KB", runs: RUNS },
  };
}

async function publishEdited(
  library: Library,
  edit: number,
): Promise<{ seconds: number; rendered: number; bytes: number }> {
  const row = library.query({ offset: 5_000, limit: 1 }).rows[0];
  if (!row) throw new Error("The newsroom has too few stories.");
  library.save(withMore(library.get(row.id).story, edit));
  const start = performance.now();
  const { rendered, bytes } = await publishAll(library);
  return { seconds: (performance.now() - start) / 1000, rendered, bytes };
}

async function publishAll(library: Library): ReturnType<typeof publish> {
  const [config] = library.hosts();
  if (!config) throw new Error("The newsroom has no host.");
  const host = openHost(config, library.folder);
  const result = await publish({ library, hostId: config.id, host, cache: new Map() });
  await host.close();
  if (result.result !== "published") throw new Error(`The publish ended ${result.result}.`);
  return result;
}

/** The story with a paragraph more in English. */
function withMore(story: Story, edit: number): Story {
  const { en } = story.versions;
  const text = { type: "text" as const, text: `A later note, number ${edit}.` };
  const body = [...en.body, { type: "paragraph" as const, id: `note${edit}`, children: [text] }];
  return { ...story, versions: { ...story.versions, en: { ...en, body } } };
}

async function withLibrary<T>(newsroom: string, work: (library: Library) => Promise<T>): Promise<T> {
  const library = Library.open(newsroom);
  try {
    return await work(library);
  } finally {
    library.close();
  }
}
