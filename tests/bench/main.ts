import { parseArgs } from "node:util";
import { buildApp } from "../../scripts/build.ts";
import { openDisplay } from "../../scripts/display.ts";
import { electronRuntime } from "../../scripts/electron-runtime.ts";
import { fail, log } from "../../scripts/log.ts";
import { ensureSystem, WINDOW_NEEDS } from "../../scripts/system-packages.ts";
import { measureBuild } from "./build.ts";
import type { Figures } from "./figures.ts";
import { measureKeystroke } from "./keystroke.ts";
import { measurePublish } from "./publish.ts";
import { asJson, asTable, describeMachine } from "./report.ts";
import { measureSave } from "./save.ts";
import { measureSearch } from "./search.ts";
import { measureStart } from "./start.ts";
import { Workplace } from "./workplace.ts";

const MEASUREMENTS: Record<string, (workplace: Workplace) => Promise<Figures>> = {
  start: measureStart,
  keystroke: measureKeystroke,
  save: measureSave,
  search: measureSearch,
  build: measureBuild,
  publish: measurePublish,
};

const USAGE = `Usage: npm run bench -- [--json] [--only ${Object.keys(MEASUREMENTS).join(",")}]`;

/** `npm run bench`: measures what the app is judged by on this machine, and prints it beside its aims. */
async function bench(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "boolean" }, only: { type: "string" } } });
  const names = values.only?.split(",") ?? Object.keys(MEASUREMENTS);
  await ensureSystem(WINDOW_NEEDS, log);
  const { version } = await electronRuntime(log);
  await buildApp();
  const display = await openDisplay();
  process.env.DISPLAY = display.env.DISPLAY;
  const workplace = await Workplace.open();
  const figures: Figures = {};
  try {
    for (const name of names) {
      const measure = MEASUREMENTS[name];
      if (!measure) throw new Error(USAGE);
      log(`Measuring ${name}…`);
      Object.assign(figures, await measure(workplace));
    }
  } finally {
    await workplace.close();
    display.close();
  }
  const print = values.json ? asJson : asTable;
  console.log(print(describeMachine(version), figures));
}

await bench().catch(fail);
