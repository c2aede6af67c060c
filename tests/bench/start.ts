import { settle, startApp, startElectron } from "./app.ts";
import { deskDrawn, drawn, openEditor, typeLetter } from "./editor.ts";
import { emptyWindowRuntime } from "./emptyWindow.ts";
import { type Figures, median, secondsOf } from "./figures.ts";
import type { Workplace } from "./workplace.ts";

const RUNS = 7;
const STORIES = 50;

/**
 * From the start of the process until a story stands open and a letter that was typed is in it,
 * beside the time until an empty window of the same Electron shows its page; started in turn.
 */
export async function measureStart(workplace: Workplace): Promise<Figures> {
  const runtime = await emptyWindowRuntime(await workplace.emptyFolder("empty"));
  const newsroom = await workplace.newsroom({ stories: STORIES });
  const empty: number[] = [];
  const desk: number[] = [];
  const editor: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const emptyHome = await workplace.emptyFolder("empty-home");
    empty.push(await secondsToEmpty(() => startElectron(runtime, emptyHome)));
    const options = { home: await workplace.emptyFolder("home"), newsroom };
    await settle(options);
    const times = await secondsToEditor(() => startApp(options));
    desk.push(times.desk);
    editor.push(times.editor);
  }
  const ratio = median(editor) / median(empty);
  return {
    startEmpty: { label: "Start of an empty Electron window", value: median(empty), unit: "s", runs: RUNS },
    startDesk: { label: "Start to the desk", value: median(desk), unit: "s", runs: RUNS },
    startEditor: { label: "Start to a usable editor", value: median(editor), unit: "s", runs: RUNS },
    startRatio: {
      label: "Start to a usable editor, to the empty window",
      value: ratio,
      unit: "×",
      runs: RUNS,
      atMost: 1.5,
    },
  };
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
