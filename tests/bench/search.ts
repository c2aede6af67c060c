import { memoryOf, settle, startApp } from "./app.ts";
import { type Figures, median, percentile, repeat } from "./figures.ts";
import type { Workplace } from "./workplace.ts";

const STORIES = 10_000;
const RUNS = 5;
/** What somebody types, letter by letter. */
const TYPED = [
  "water",
  "conference of mem",
  "报道1234",
  "志愿者与社区",
  "report 99",
  "农业",
  "health and far",
  "河",
];
/** As many rows as the desk asks for at a time. */
const ROWS = 60;

/**
 * The desk's search in the running app, for each state of the search box while words are typed into
 * it: from the window's asking, as the desk asks, to the answers in the window. Memory is that of
 * all the app's processes after that.
 */
export async function measureSearch(workplace: Workplace): Promise<Figures> {
  const options = {
    home: await workplace.emptyFolder("home"),
    newsroom: await workplace.newsroom({ stories: STORIES }),
  };
  await settle(options);
  const { app, page } = await startApp(options);
  await page.locator("[data-screen]").waitFor();
  const queries = TYPED.flatMap((text) =>
    [...text].map((_, end, letters) => letters.slice(0, end + 1).join("")),
  );
  const runs = await repeat(RUNS, () =>
    page.evaluate(
      async ({ texts, limit }) => {
        const times: number[] = [];
        for (const text of texts) {
          const start = performance.now();
          const [rows, counts] = await Promise.all([
            window.twinpress.request("stories.query", { text, offset: 0, limit }),
            window.twinpress.request("stories.facets", {}),
          ]);
          if (!rows.ok || !counts.ok) throw new Error("The search failed.");
          times.push(performance.now() - start);
        }
        return times;
      },
      { texts: queries, limit: ROWS },
    ),
  );
  const memory = await memoryOf(app);
  await app.close();
  const at = (percent: number) => median(runs.map((times) => percentile(times, percent)));
  const label = `Desk search at ${STORIES.toLocaleString("en")} stories`;
  return {
    searchP50: { label: `${label}, p50`, value: at(50), unit: "ms", runs: RUNS },
    searchP99: { label: `${label}, p99`, value: at(99), unit: "ms", runs: RUNS, atMost: 50 },
    searchMemory: { label: `${label}: memory of all processes`, value: memory, unit: "MB", runs: 1 },
  };
}
