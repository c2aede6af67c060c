import { Library } from "../../electron/library/library.ts";
import { type Figures, median, percentile, repeat } from "./figures.ts";
import { generator, makeStory } from "./fixture.ts";
import type { Workplace } from "./workplace.ts";

const STORIES = 10_000;
const RUNS = 5;
const SAVES = 200;
/** Makes a story of about 20 KB. */
const PARAGRAPHS = 28;

/** Saves of a story of about 20 KB, each a small edit, until it is safely on the disk. */
export async function measureSave(workplace: Workplace): Promise<Figures> {
  const library = Library.open(await workplace.newsroom({ stories: STORIES }));
  const story = makeStory(STORIES, PARAGRAPHS, generator(7));
  library.insert(story);
  let edit = 0;
  const runs = await repeat(RUNS, async () =>
    Array.from({ length: SAVES }, () => {
      edit += 1;
      return millisecondsOfSave(library, story.id, edit);
    }),
  );
  library.close();
  const at = (percent: number) => median(runs.map((times) => percentile(times, percent)));
  const label = `Save of a ${Math.round(JSON.stringify(story).length / 1024)} KB story`;
  return {
    saveP50: { label: `${label}, p50`, value: at(50), unit: "ms", runs: RUNS },
    saveP99: { label: `${label}, p99`, value: at(99), unit: "ms", runs: RUNS },
  };
}

function millisecondsOfSave(library: Library, id: string, edit: number): number {
  const { story } = library.get(id);
  const { en } = story.versions;
  const changed = { ...story, versions: { ...story.versions, en: { ...en, summary: `Edit ${edit}` } } };
  const start = performance.now();
  library.save(changed);
  return performance.now() - start;
}
