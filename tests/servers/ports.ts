import type { ChildProcess } from "node:child_process";
import { connect, createServer } from "node:net";

/** Below the ports that systems hand out by themselves, to listeners as to connections. */
const [FIRST, LAST] = [12_000, 32_000];
/** Ports that a process sets aside at once. */
const BLOCK = 128;

/** Ports of this process that nothing was given yet. */
let block = { next: 0, end: 0 };

/**
 * A port of 127.0.0.1 that nothing listens on, and that no other process which asks here is given: a
 * server needs its time until it listens.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    if (block.next === block.end) block = await reserveBlock();
    const port = block.next;
    block.next += 1;
    if (await listen(port, false)) return port;
  }
}

/** The first of so many free ports in a row, at most 127. */
export async function freePortsInARow(count: number): Promise<number> {
  const own = await reserveBlock();
  if (count > own.end - own.next) throw new Error(`${count} ports`);
  return own.next;
}

/** Waits until a server listens on a port of 127.0.0.1. @throws Error where it ends before, or after a minute */
export async function listening(port: number, server: ChildProcess): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await answers(port))) {
    if (hasEnded(server)) throw new Error(`${server.spawnfile} ended before it listened on port ${port}.`);
    if (performance.now() > end) throw new Error(`Nothing listens on port ${port}.`);
  }
}

/** True for a process that is over. */
export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Sets ports aside until this process ends, by listening on the one before them. */
async function reserveBlock(): Promise<{ next: number; end: number }> {
  const count = Math.floor((LAST - FIRST) / BLOCK);
  const start = Math.floor(Math.random() * count);
  for (let tries = 0; tries < count; tries += 1) {
    const first = FIRST + ((start + tries) % count) * BLOCK;
    if (await listen(first, true)) return { next: first + 1, end: first + BLOCK };
  }
  throw new Error("Every port is taken.");
}

/** Whether one can listen on a port, after which one does or not. */
function listen(port: number, stays: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => {
      if (stays) resolve(Boolean(server.unref()));
      else server.close(() => resolve(true));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const settle = (value: boolean) => {
      socket.destroy();
      // One look follows the other, but not without letting the server have its turn.
      setTimeout(() => resolve(value), value ? 0 : 20);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}
