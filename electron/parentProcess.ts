import { constants, setPriority } from "node:os";
import type { MessagePortMain } from "electron";

/** What a process has towards its parent: Electron's utility process, or a plain Node child process. */
export interface ParentProcess<Request, Message> {
  listen(take: (request: Request) => void): void;
  send(message: Message): void;
}

/**
 * The parent of this process, which works behind a window: where the processor has to choose, the
 * window comes first.
 */
export function parentProcess<Request, Message>(): ParentProcess<Request, Message> {
  giveWay();
  // Typed here: only a utility process has it, and Node's types know nothing of it. Both ends send
  // each other what Request and Message say.
  const port = (process as unknown as { parentPort?: MessagePortMain }).parentPort;
  if (port) {
    return {
      listen: (take) => port.on("message", ({ data }) => take(data as Request)),
      send: (message) => port.postMessage(message),
    };
  }
  return {
    listen: (take) => process.on("message", (data) => take(data as Request)),
    send: (message) => void process.send?.(message),
  };
}

function giveWay(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A system that refuses has both work side by side.
  }
}
