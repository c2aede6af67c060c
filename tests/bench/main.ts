import { parseArgs } from "node:util";
import { buildApp } from "../../scripts/build.ts";
import { openDisplay } from "../../scripts/display.ts";
import { electronRuntime } from "../../scripts/electron-runtime.ts";
import { fail, log } from "../../scripts/log.ts";
import { ensureSystem, WINDOW_NEEDS } from "../../scripts/system-packages.ts";
import { measureBuild } from "./build.ts";
import type { Figures } from "./figures.ts";
import { measureHelps } from "./helps.ts";
import { measureKeystroke } from "./keystroke.ts";
import { measureMemory } from "./memory.ts";
import { measurePublish } from "./publish.ts";
import { asJson, asTable, describeMachine } from "./report.ts";
import { measureSave } from "./save.ts";
import { measureSearch } from "./search.ts";
import { measureSftp } from "./sftp.ts";
import { measureStart } from "./start.ts";
import { measureSteady } from "./steady.ts";
import { Workplace } from "./workplace.ts";

const MEASUREMENTS: Record<string, (workplace: Workplace) => Promise<Figures>> = {
  start: measureStart,
  keystroke: measureKeystroke,
  save: measureSave,
  steady: measureSteady,
  search: measureSearch,
  memory: measureMemory,
  helps: measureHelps,
  build: measureBuild,
  publish: measurePublish,
  sftp: measureSftp,
};

const USAGE = `Usage: npm run bench -- [--json] [--only ${Object.keys(MEASUREMENTS).join(",")}]`;

/** `npm run bench`: measures what the app is judged by on this machine, and prints it beside its aims. */
async function bench(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "boolean" }, only: { type: "string" } } });
  const wanted = values.only?.split(",") ?? Object.keys(MEASUREMENTS);
  const measurements = Object.entries(MEASUREMENTS).filter(([name]) => wanted.includes(name));
  if (measurements.length < wanted.length) throw new Error(USAGE);
  await ensureSystem(WINDOW_NEEDS, log);
  const { version } = await electronRuntime(log);
  await buildApp();
  const display = await openDisplay();
  process.env.DISPLAY = display.env.DISPLAY;
  const workplace = await Workplace.open();
  const figures: Figures = {};
  for (const [name, measure] of measurements) {
    log(`Measuring ${name}…`);
    try {
      Object.assign(figures, await measure(workplace));
    } catch (error) {
      // The other figures are worth having all the same.
      log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
  await workplace.close();
  display.close();
  const print = values.json ? asJson : asTable;
  console.log(print(describeMachine(version), figures));
}

await bench().catch(fail);
