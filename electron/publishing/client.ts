import { setTimeout as pause } from "node:timers/promises";
import { UserError } from "../../shared/errors.ts";
import type { PublishProgress } from "../../shared/publish/progress.ts";
import type { StoryId } from "../../shared/story/model.ts";
import type {
  HostTarget,
  PublisherMessage,
  PublisherRequest,
  PublisherResults,
  PublisherWork,
} from "./protocol.ts";

/** A process that publishes, as its parent holds it. */
export interface PublisherProcess {
  send(request: PublisherRequest): void;
  onMessage(take: (message: PublisherMessage) => void): void;
  onExit(take: () => void): void;
  kill(): void;
}

/** For how long a stop waits for the file that is on its way, in milliseconds. */
const PATIENCE = 10_000;

interface Pending {
  work: PublisherWork;
  /** The process that was asked. */
  process: PublisherProcess;
  settle(value: PublisherResults[PublisherWork]): void;
  reject(error: unknown): void;
  over: Promise<unknown>;
}

/** What a publisher tells while it works. */
export interface PublisherEvents {
  onProgress(progress: PublishProgress): void;
  /** The newsroom is another one now: its settings, and these stories. */
  onArrival(stories: StoryId[]): void;
}

/** Publishing from the main process: in another one, so that a window never waits for it. */
export class PublisherClient {
  private readonly fork: () => PublisherProcess;
  private readonly events: PublisherEvents;
  private process: PublisherProcess | null = null;
  private pending: Pending | null = null;

  /** @param fork starts a publisher's process; called when there is something to do and none runs */
  constructor(fork: () => PublisherProcess, events: PublisherEvents) {
    this.fork = fork;
    this.events = events;
  }

  /**
   * Has a piece of work done. A plan that is still being made gives way to the next work.
   *
   * @throws UserError `publish-busy` while another work runs, `publish-interrupted` where the process
   * ends before the work, and what the work throws
   */
  async ask<K extends Exclude<PublisherWork, "undo">>(
    kind: K,
    target: HostTarget,
  ): Promise<PublisherResults[K]> {
    // What a process answers to a kind of work is what this kind gives.
    return (await this.request({ kind, ...target })) as PublisherResults[K];
  }

  /** Undoes a publish. @throws UserError as {@link ask} */
  async undo(target: HostTarget, generation: number): Promise<PublisherResults["undo"]> {
    return (await this.request({ kind: "undo", generation, ...target })) as PublisherResults["undo"];
  }

  /** Asks running work to stop after the file that is on its way. */
  cancel(): void {
    this.process?.send({ kind: "cancel" });
  }

  /** A publish runs, is undone, or a newsroom comes in: what would leave a lock or half of it behind. */
  get isRunning(): boolean {
    const work = this.pending?.work;
    return work === "publish" || work === "undo" || work === "clone";
  }

  /** Has what runs stop after the file that is on its way; settles when it has, or has taken too long. */
  async stop(): Promise<void> {
    this.cancel();
    await Promise.race([this.pending?.over, pause(PATIENCE, undefined, { ref: false })]);
  }

  /** Ends the process. */
  close(): void {
    this.process?.kill();
    this.process = null;
  }

  private async request(
    request: Exclude<PublisherRequest, { kind: "cancel" }>,
  ): Promise<PublisherResults[PublisherWork]> {
    while (this.pending?.work === "prepare") {
      this.cancel();
      await this.pending.over;
    }
    if (this.pending) throw new UserError("publish-busy", { owner: "Twinpress", name: request.host.name });
    const { promise, resolve, reject } = Promise.withResolvers<PublisherResults[PublisherWork]>();
    const over = promise.then(
      () => undefined,
      () => undefined,
    );
    const process = this.running();
    this.pending = { work: request.kind, process, settle: resolve, reject, over };
    try {
      process.send(request);
      return await promise;
    } finally {
      this.pending = null;
    }
  }

  private running(): PublisherProcess {
    if (this.process) return this.process;
    const started = this.fork();
    started.onMessage((message) => {
      if (this.process === started) this.take(message);
    });
    started.onExit(() => {
      if (this.process === started) this.process = null;
      // One that was ended before this work began is nothing to it.
      if (this.pending?.process === started) this.pending.reject(new UserError("publish-interrupted"));
    });
    this.process = started;
    return started;
  }

  private take(message: PublisherMessage): void {
    if (message.kind === "progress") this.events.onProgress(message.progress);
    else if (message.kind === "arrived") this.events.onArrival(message.stories);
    else if (message.kind === "failed") {
      this.pending?.reject(new UserError(message.error.code, message.error.params));
    } else this.pending?.settle(message.value);
  }
}
