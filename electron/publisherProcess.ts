import type { MessagePortMain } from "electron";
import type { PublisherMessage, PublisherRequest } from "./publishing/protocol.ts";
import { PublisherService } from "./publishing/service.ts";

/** What a process has towards its parent: Electron's utility process, or a plain Node child process. */
interface Parent {
  listen(take: (request: PublisherRequest) => void): void;
  send(message: PublisherMessage): void;
}

const parent = parentOf();
const service = new PublisherService((message) => parent.send(message));
parent.listen((request) => void service.handle(request));

function parentOf(): Parent {
  // Typed here: only a utility process has it, and Node's types know nothing of it.
  const port = (process as unknown as { parentPort?: MessagePortMain }).parentPort;
  if (port) {
    return {
      listen: (take) => port.on("message", ({ data }) => take(data as PublisherRequest)),
      send: (message) => port.postMessage(message),
    };
  }
  return {
    listen: (take) => process.on("message", (data) => take(data as PublisherRequest)),
    send: (message) => void process.send?.(message),
  };
}
