import { join } from "node:path";
import { exportBundles } from "../../electron/bundles/export.ts";
import { Library } from "../../electron/library/library.ts";
import { run } from "../../scripts/run.ts";
import { type Figures, median, secondsOf } from "./figures.ts";
import { buildWithHugo, findHugo, makeHugoSite } from "./hugo.ts";
import type { Workplace } from "./workplace.ts";

const CLI = join(import.meta.dirname, "../../electron/cli/start.ts");
const SIZES = [
  { stories: 1_000, runs: 5 },
  { stories: 10_000, runs: 3 },
];

/**
 * A whole site from nothing, ours by the command line from the newsroom's folder and Hugo's from
 * the bundles that we export of it, each as a process of its own from its start to its end, in turn.
 */
export async function measureBuild(workplace: Workplace): Promise<Figures> {
  await findHugo();
  const figures: Figures = {};
  for (const { stories, runs } of SIZES) {
    const newsroom = await workplace.newsroom({ stories });
    const bundles = await exported(newsroom, workplace);
    const ours: number[] = [];
    const hugos: number[] = [];
    for (let n = 0; n < runs; n += 1) {
      ours.push(await secondsOf(() => buildOurs(newsroom, workplace.fresh("site"))));
      hugos.push(await secondsOf(() => buildWithHugo(bundles, workplace.fresh("hugo"))));
    }
    const [own, hugo] = [median(ours), median(hugos)];
    const of = `Full build of ${stories.toLocaleString("en")} stories`;
    figures[`build${stories}`] = { label: of, value: own, unit: "s", runs };
    figures[`build${stories}Hugo`] = { label: `${of} by Hugo`, value: hugo, unit: "s", runs };
    figures[`build${stories}Ratio`] = {
      label: `${of}, to Hugo's`,
      value: own / hugo,
      unit: "×",
      runs,
      atMost: 1,
    };
  }
  return figures;
}

async function buildOurs(newsroom: string, target: string): Promise<void> {
  await run(process.execPath, [CLI, "build", "--newsroom", newsroom, "--out", target, "--json"], {
    quiet: true,
  });
}

async function exported(newsroom: string, workplace: Workplace): Promise<string> {
  const bundles = await workplace.emptyFolder("bundles");
  const library = Library.open(newsroom);
  exportBundles(library, bundles);
  library.close();
  await makeHugoSite(bundles);
  return bundles;
}
