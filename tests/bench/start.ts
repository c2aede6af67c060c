import { settle, startApp, startElectron } from "./app.ts";
import { deskDrawn, drawn, openEditor, typeLetter } from "./editor.ts";
import { emptyWindowRuntime } from "./emptyWindow.ts";
import { type Figures, median, repeat, secondsOf } from "./figures.ts";
import type { Workplace } from "./workplace.ts";

const RUNS = 7;
/** Starts before those that count: Chromium keeps a script's code from its second use on. */
const EARLIER = 2;
const STORIES = 50;

/**
 * From the start of the process until a story stands open and a letter that was typed is in it,
 * beside the time until an empty window of the same Electron shows its page; started in turn, by
 * somebody who has used both before. The very first start is told of apart.
 */
export async function measureStart(workplace: Workplace): Promise<Figures> {
  const runtime = await emptyWindowRuntime(await workplace.emptyFolder("empty"));
  const newsroom = await workplace.newsroom({ stories: STORIES });
  const emptyHome = await workplace.emptyFolder("empty-home");
  const options = { home: await workplace.emptyFolder("home"), newsroom };
  await settle(options);
  const measured = await repeat(EARLIER + RUNS, async () => ({
    empty: await secondsToEmpty(() => startElectron(runtime, emptyHome)),
    ...(await secondsToEditor(() => startApp(options))),
  }));
  const times = measured.slice(EARLIER);
  const of = (name: keyof Times) => median(times.map((time) => time[name]));
  const first = measured[0]?.editor ?? Number.NaN;
  return {
    startEmpty: { label: "Start of an empty Electron window", value: of("empty"), unit: "s", runs: RUNS },
    startDesk: { label: "Start to the desk", value: of("desk"), unit: "s", runs: RUNS },
    startEditor: { label: "Start to a usable editor", value: of("editor"), unit: "s", runs: RUNS },
    startFirst: { label: "The very first start to a usable editor", value: first, unit: "s", runs: 1 },
    startRatio: {
      label: "Start to a usable editor, to the empty window",
      value: of("editor") / of("empty"),
      unit: "×",
      runs: RUNS,
      atMost: 1.5,
    },
  };
}

/** Seconds to an empty window, and to the app's desk and editor. */
interface Times {
  empty: number;
  desk: number;
  editor: number;
}

type Start = () => ReturnType<typeof startApp>;

async function secondsToEmpty(start: Start): Promise<number> {
  let close: () => Promise<void> = async () => undefined;
  const seconds = await secondsOf(async () => {
    const { app, page } = await start();
    close = () => app.close();
    await drawn(page, "p");
  });
  await close();
  return seconds;
}

async function secondsToEditor(start: Start): Promise<{ desk: number; editor: number }> {
  const begin = performance.now();
  const { app, page } = await start();
  await deskDrawn(page);
  const desk = (performance.now() - begin) / 1000;
  await openEditor(page);
  await typeLetter(page, "Q");
  const editor = (performance.now() - begin) / 1000;
  await app.close();
  return { desk, editor };
}
