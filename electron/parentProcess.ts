import type { MessagePortMain } from "electron";

/** What a process has towards its parent: Electron's utility process, or a plain Node child process. */
export interface ParentProcess<Request, Message> {
  listen(take: (request: Request) => void): void;
  send(message: Message): void;
}

/** The parent of this process; it sends what the two have agreed on. */
export function parentProcess<Request, Message>(): ParentProcess<Request, Message> {
  // Typed here: only a utility process has it, and Node's types know nothing of it.
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
