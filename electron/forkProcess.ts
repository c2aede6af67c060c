import { join } from "node:path";
import { utilityProcess } from "electron";
import type { ChildProcess } from "./childProcess.ts";

/** Starts one of the app's own processes: a script beside this one, under a name that the system shows. */
export function forkProcess<Request, Message>(script: string, name: string): ChildProcess<Request, Message> {
  const child = utilityProcess.fork(join(import.meta.dirname, script), [], { serviceName: name });
  return {
    send: (request) => child.postMessage(request),
    onMessage: (take) => child.on("message", take),
    onExit: (take) => child.once("exit", take),
    kill: () => child.kill(),
  };
}
