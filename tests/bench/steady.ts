import type { CDPSession, ElectronApplication, Page } from "@playwright/test";
import { settle, startApp } from "./app.ts";
import { deskDrawn, drawn, openEditor } from "./editor.ts";
import type { Figures } from "./figures.ts";
import type { Workplace } from "./workplace.ts";

/** Stories that are opened, written in and left: more than a long day's work. */
const STORIES = 300;
/** Before the first look: by then everything has been loaded once. */
const WARM_UP = 60;
/** After each so many stories the site is published, and the desk searched. */
const BETWEEN = 15;

/** What a day's work leaves behind in memory: heaps after all garbage is gone, at its end to near its start. */
export async function measureSteady(workplace: Workplace): Promise<Figures> {
  const newsroom = await workplace.newsroom({ stories: STORIES });
  const options = { home: await workplace.emptyFolder("home"), newsroom };
  await settle(options);
  const { app, page } = await startApp(options);
  await deskDrawn(page);
  const host = {
    kind: "folder" as const,
    id: "live",
    name: "Live",
    path: await workplace.emptyFolder("site"),
  };
  await page.evaluate((kept) => window.twinpress.request("hosts.save", { host: kept }), host);
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await work(app, page, 0, WARM_UP);
  const before = await heapsOf(app, session);
  await work(app, page, WARM_UP, STORIES);
  const after = await heapsOf(app, session);
  await app.close();
  const figure = (label: string, name: keyof Heaps) => ({
    label: `${label} after ${STORIES} stories, to after ${WARM_UP}`,
    value: after[name] / before[name],
    unit: "×" as const,
    runs: 1,
    atMost: 1.1,
  });
  return {
    steadyWindow: figure("Heap of the window", "window"),
    steadyMain: figure("Heap of the main process", "main"),
    steadyNodes: figure("Nodes of the window's document", "nodes"),
  };
}

/** Bytes, and nodes that the window holds. */
interface Heaps {
  window: number;
  main: number;
  nodes: number;
}

async function work(app: ElectronApplication, page: Page, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 1) {
    await page.evaluate(() => document.querySelector<HTMLElement>('[role="listbox"]')?.focus());
    await page.keyboard.press("ArrowDown");
    await openEditor(page);
    await page.keyboard.type(`Edit ${n} `);
    await page.locator("[data-save-state=saved]").waitFor();
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("desk")?.click());
    await drawn(page, '[data-screen="desk"]');
    if ((n + 1) % BETWEEN === 0) await searchAndPublish(page);
  }
}

async function searchAndPublish(page: Page): Promise<void> {
  const box = page.getByRole("searchbox");
  await box.fill("no such word");
  await drawn(page, '[data-screen="desk"]:not(:has([role="option"]))');
  await box.fill("");
  await deskDrawn(page);
  const answer = await page.evaluate(() => window.twinpress.request("publish.start", { host: "live" }));
  if (!answer.ok || answer.value.result !== "published") throw new Error("The site was not published.");
}

async function heapsOf(app: ElectronApplication, session: CDPSession): Promise<Heaps> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes } = await session.send("Memory.getDOMCounters");
  const main = await app.evaluate(() => {
    process.getBuiltinModule("node:v8").setFlagsFromString("--expose-gc");
    process.getBuiltinModule("node:vm").runInNewContext("gc")();
    return process.memoryUsage().heapUsed;
  });
  return { window: usedSize, main, nodes };
}
