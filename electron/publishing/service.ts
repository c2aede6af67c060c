import { toErrorData } from "../../shared/errors.ts";
import type { Host } from "../../shared/publish/host.ts";
import type { PublishPhase, PublishProgress } from "../../shared/publish/progress.ts";
import type { StoryId } from "../../shared/story/model.ts";
import { openHost } from "../hosts/index.ts";
import { Library } from "../library/library.ts";
import { cloneNewsroom } from "./clone.ts";
import { readHistory, undoPublish } from "./history.ts";
import { testHost } from "./hostTest.ts";
import type { PublisherMessage, PublisherRequest, PublisherResults, PublisherWork } from "./protocol.ts";
import { type PublishOptions, preparePublish, publish } from "./publisher.ts";
import { withHostAlone } from "./withHost.ts";

/** Progress is told at most this often, in milliseconds. */
const INTERVAL = 100;
/** Phases that tell of each part. */
const OFTEN: readonly PublishPhase[] = ["gathering", "sending", "uploading", "fetching"];

type WorkRequest = Exclude<PublisherRequest, { kind: "cancel" }>;

/** The publisher's process: one request at a time, and a cancel at any time. */
export class PublisherService {
  private readonly send: (message: PublisherMessage) => void;
  private running: AbortController | null = null;
  private toldAt = 0;

  constructor(send: (message: PublisherMessage) => void) {
    this.send = send;
  }

  async handle(request: PublisherRequest): Promise<void> {
    if (request.kind === "cancel") {
      this.running?.abort();
      return;
    }
    this.running = new AbortController();
    try {
      this.send({ kind: "done", value: await this.work(request, this.running.signal) });
    } catch (error) {
      this.send({ kind: "failed", error: toErrorData(error) });
    }
  }

  private async work(request: WorkRequest, signal: AbortSignal): Promise<PublisherResults[PublisherWork]> {
    const { folder, host: config, secret } = request;
    if (request.kind === "clone") {
      const onProgress = (progress: PublishProgress) => this.tell(progress);
      return withHostAlone(config, { newsroomFolder: folder, secret }, (host) =>
        cloneNewsroom({ config, host, folder, signal, onProgress }),
      );
    }
    const host = await openHost(config, { newsroomFolder: folder, secret });
    try {
      return await this.workWith(request, host, signal);
    } finally {
      await host.close();
    }
  }

  private async workWith(
    request: Exclude<WorkRequest, { kind: "clone" }>,
    host: Host,
    signal: AbortSignal,
  ): Promise<PublisherResults[PublisherWork]> {
    const library = Library.open(request.folder);
    try {
      const { id: hostId, name } = request.host;
      const onProgress = (progress: PublishProgress) => this.tell(progress);
      const onArrival = (stories: StoryId[]) => this.send({ kind: "arrived", stories });
      const options: PublishOptions = { library, hostId, host, name, onProgress, onArrival, signal };
      switch (request.kind) {
        case "prepare":
          return await preparePublish(options);
        case "publish":
          return await publish(options);
        case "history":
          return await readHistory(options);
        case "undo":
          return await undoPublish(options, request.generation);
        case "test":
          return await testHost({ host, name, newsroom: library.newsroom().id, signal });
      }
    } finally {
      library.close();
    }
  }

  private tell(progress: PublishProgress): void {
    const now = performance.now();
    if (OFTEN.includes(progress.phase) && now - this.toldAt < INTERVAL) return;
    this.toldAt = now;
    this.send({ kind: "progress", progress });
  }
}
