import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { hasEnded } from "./ports.ts";

/** Ends a server's process, which may have ended already, and waits until it is over. */
export async function ended(server: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (server.pid === undefined || hasEnded(server)) return;
  const over = once(server, "exit");
  server.kill(signal);
  await over;
}

/** Removes what a server kept. What it started may still be at work there for a moment. */
export function removeBase(base: string): void {
  rmSync(base, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
