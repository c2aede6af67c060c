import type { ElectronApplication, Page } from "@playwright/test";
import { loadSpelling } from "../../electron/helps/spelling.ts";
import { copySpelling } from "../../scripts/spelling.ts";
import { settle, startApp } from "./app.ts";
import { type Figures, median, percentile, repeat, secondsOf } from "./figures.ts";
import type { Workplace } from "./workplace.ts";

const STORIES = 10_000;
const RUNS = 5;
/** What somebody looks up, in both languages. */
const LOOKED_UP = ["government", "freedom of speech", "journalists", "人权捍卫者", "重庆", "自由軟體"];
/** A paragraph of a hundred words, two of them misspelt. */
const PARAGRAPH = `${"The members of the association met in the village to talk about water and schools. ".repeat(7)}They recieve a goverment`;
const PARAGRAPHS = 100;

/**
 * The dictionary in the running app: the memory that it adds to the process that has it, and how long
 * an answer takes to the window; a preview of the Traditional edition of 10,000 stories; and 10,000
 * words of English checked, as a worker does beside the window.
 */
export async function measureHelps(workplace: Workplace): Promise<Figures> {
  const options = {
    home: await workplace.emptyFolder("home"),
    newsroom: await workplace.newsroom({ stories: STORIES }),
  };
  await settle(options);
  const { app, page } = await startApp(options);
  await page.locator("[data-screen]").waitFor();
  const before = await memoryOfMain(app);
  const [first = 0, ...times] = (await repeat(RUNS, () => lookUpTimes(page))).flat();
  const added = (await memoryOfMain(app)) - before;
  const preview = await secondsOf(() => previewAll(page));
  await app.close();
  const folder = workplace.fresh("spelling");
  copySpelling(folder);
  const spelling = await loadSpelling(folder);
  const checks = await repeat(RUNS, () =>
    secondsOf(async () => {
      for (let count = 0; count < PARAGRAPHS; count += 1) spelling.misspelled(PARAGRAPH, new Set());
    }),
  );
  const label = "Dictionary";
  return {
    dictionaryMemory: { label: `${label}: memory it adds`, value: added, unit: "MB", runs: 1, atMost: 50 },
    dictionaryFirst: { label: `${label}: the first answer`, value: first, unit: "ms", runs: 1 },
    dictionaryP99: {
      label: `${label}: later answers, p99`,
      value: percentile(times, 99),
      unit: "ms",
      runs: RUNS,
    },
    traditionalPreview: {
      label: `Traditional preview of ${STORIES.toLocaleString("en")} stories`,
      value: preview,
      unit: "s",
      runs: 1,
    },
    spelling: {
      label: "English spelling of 10,000 words",
      value: median(checks) * 1000,
      unit: "ms",
      runs: RUNS,
    },
  };
}

/** MB that the main process has resident. */
async function memoryOfMain(app: ElectronApplication): Promise<number> {
  return (await app.evaluate(() => process.memoryUsage.rss())) / 2 ** 20;
}

/** Milliseconds from the window's asking to the answers in it. */
function lookUpTimes(page: Page): Promise<number[]> {
  return page.evaluate(async (texts) => {
    const times: number[] = [];
    for (const text of texts) {
      const start = performance.now();
      const language = /[a-z]/.test(text) ? "en" : "zh-Hans";
      const answer = await window.twinpress.request("helps.lookUp", { text, language });
      if (!answer.ok || answer.value.length === 0) throw new Error(`The dictionary has no ${text}.`);
      times.push(performance.now() - start);
    }
    return times;
  }, LOOKED_UP);
}

/** As the settings ask for it. */
function previewAll(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let from = 0, total = 1; from < total; ) {
      const answer = await window.twinpress.request("traditional.preview", { exceptions: [], from });
      if (!answer.ok) throw new Error("The preview failed.");
      from = answer.value.looked;
      total = answer.value.total;
    }
  });
}
