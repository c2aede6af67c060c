import type { BackgroundMessage, BackgroundRequest } from "./background/protocol.ts";
import { BackgroundService } from "./background/service.ts";
import { parentProcess } from "./parentProcess.ts";

const parent = parentProcess<BackgroundRequest, BackgroundMessage>();
const service = new BackgroundService(
  (message) => parent.send(message),
  () => process.exit(),
);
parent.listen((request) => service.handle(request));
