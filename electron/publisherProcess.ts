import { parentProcess } from "./parentProcess.ts";
import type { PublisherMessage, PublisherRequest } from "./publishing/protocol.ts";
import { PublisherService } from "./publishing/service.ts";

const parent = parentProcess<PublisherRequest, PublisherMessage>();
const service = new PublisherService((message) => parent.send(message));
parent.listen((request) => void service.handle(request));
