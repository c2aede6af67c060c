import { UserError } from "../../shared/errors.ts";
import type { Finding, PlanSummary, PublishProgress, PublishResult } from "../../shared/publish/progress.ts";
import type { PublisherMessage, PublisherRequest } from "./protocol.ts";

/** A process that publishes, as its parent holds it. */
export interface PublisherProcess {
  send(request: PublisherRequest): void;
  onMessage(take: (message: PublisherMessage) => void): void;
  onExit(take: () => void): void;
  kill(): void;
}

interface Pending {
  settle(message: PublisherMessage): void;
  reject(error: unknown): void;
}

/** Publishing from the main process: in another one, so that a window never waits for it. */
export class PublisherClient {
  private readonly fork: () => PublisherProcess;
  private readonly onProgress: (progress: PublishProgress) => void;
  private process: PublisherProcess | null = null;
  private pending: Pending | null = null;

  /** @param fork starts a publisher's process; called when there is something to do and none runs */
  constructor(fork: () => PublisherProcess, onProgress: (progress: PublishProgress) => void) {
    this.fork = fork;
    this.onProgress = onProgress;
  }

  /** Checks and plans. @throws UserError */
  async prepare(folder: string, host: string): Promise<{ findings: Finding[]; plan: PlanSummary }> {
    const message = await this.ask({ kind: "prepare", folder, host });
    if (message.kind !== "prepared") throw new UserError("unexpected", { detail: message.kind });
    return { findings: message.findings, plan: message.plan };
  }

  /** Publishes; what went wrong is in the result. @throws UserError when the process itself failed */
  async publish(folder: string, host: string): Promise<PublishResult> {
    const message = await this.ask({ kind: "publish", folder, host });
    if (message.kind !== "done") throw new UserError("unexpected", { detail: message.kind });
    return message.result;
  }

  /** Asks a running publish to stop after the file that is on its way. */
  cancel(): void {
    this.process?.send({ kind: "cancel" });
  }

  /** Ends the process. */
  close(): void {
    this.process?.kill();
    this.process = null;
  }

  private ask(request: PublisherRequest): Promise<PublisherMessage> {
    if (this.pending) return Promise.reject(new UserError("publish-busy", { owner: "Twinpress", name: "" }));
    return new Promise<PublisherMessage>((resolve, reject) => {
      this.pending = { settle: resolve, reject };
      this.running().send(request);
    }).finally(() => {
      this.pending = null;
    });
  }

  private running(): PublisherProcess {
    if (this.process) return this.process;
    const started = this.fork();
    started.onMessage((message) => this.take(message));
    started.onExit(() => {
      if (this.process === started) this.process = null;
      this.pending?.reject(new UserError("unexpected", { detail: "publisher" }));
    });
    this.process = started;
    return started;
  }

  private take(message: PublisherMessage): void {
    if (message.kind === "progress") this.onProgress(message.progress);
    else if (message.kind === "failed") {
      this.pending?.reject(new UserError(message.error.code, message.error.params));
    } else this.pending?.settle(message);
  }
}
