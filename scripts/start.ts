import { spawn } from "node:child_process";
import { once } from "node:events";
import { buildApp } from "./build.ts";
import { openDisplay } from "./display.ts";
import { electronRuntime } from "./electron-runtime.ts";
import { fail, log } from "./log.ts";
import { ensureSystem, WINDOW_NEEDS } from "./system-packages.ts";

/** `npm start`: builds the app and opens it, on a virtual display where there is none. */
async function start(): Promise<number> {
  await ensureSystem(WINDOW_NEEDS, log);
  const electron = await electronRuntime(log);
  await buildApp();
  const display = await openDisplay();
  if (display.isVirtual)
    log(`There is no display here: Twinpress runs on the virtual one ${display.env.DISPLAY}.`);
  const args = [...electron.args, ...sandboxArgs(), ...process.argv.slice(2)];
  const child = spawn(electron.executable, args, { env: display.env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, "exit");
  display.close();
  return typeof code === "number" ? code : 1;
}

/** Chromium's sandbox refuses to run as root. */
function sandboxArgs(): string[] {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}

start().then((code) => process.exit(code), fail);
