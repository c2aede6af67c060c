import { toErrorData, UserError } from "../../shared/errors.ts";
import type { FindingsCache } from "../../shared/publish/checks.ts";
import type { PublishProgress } from "../../shared/publish/progress.ts";
import { openHost } from "../hosts/index.ts";
import { Library } from "../library/library.ts";
import type { PublisherMessage, PublisherRequest } from "./protocol.ts";
import { preparePublish, publish } from "./publisher.ts";

/** Progress is told at most this often, in milliseconds. */
const INTERVAL = 100;

/** The publisher's process: one request at a time, and a cancel at any time. */
export class PublisherService {
  private readonly send: (message: PublisherMessage) => void;
  /** Kept from one request to the next: texts that have not changed are not checked again. */
  private readonly cache: FindingsCache = new Map();
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
      await this.work(request, this.running.signal);
    } catch (error) {
      this.send({ kind: "failed", error: toErrorData(error) });
    }
  }

  private async work(
    request: Exclude<PublisherRequest, { kind: "cancel" }>,
    signal: AbortSignal,
  ): Promise<void> {
    const library = Library.open(request.folder);
    try {
      const config = library.hosts().find(({ id }) => id === request.host);
      if (!config) throw new UserError("host-missing", { name: request.host });
      const host = openHost(config, library.folder);
      const onProgress = (progress: PublishProgress) => this.tell(progress);
      const options = { library, hostId: config.id, host, cache: this.cache, onProgress, signal };
      try {
        if (request.kind === "prepare") {
          this.send({ kind: "prepared", ...(await preparePublish(options)) });
        } else {
          this.send({ kind: "done", result: await publish(options) });
        }
      } finally {
        await host.close();
      }
    } finally {
      library.close();
    }
  }

  private tell(progress: PublishProgress): void {
    const now = performance.now();
    if (progress.phase === "uploading" && now - this.toldAt < INTERVAL) return;
    this.toldAt = now;
    this.send({ kind: "progress", progress });
  }
}
