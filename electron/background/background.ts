import { UserError } from "../../shared/errors.ts";
import type { ChildProcess } from "../childProcess.ts";
import type { Library } from "../library/library.ts";
import type { BackgroundKind, BackgroundMessage, BackgroundRequest, BackgroundWork } from "./protocol.ts";
import { doWork } from "./work.ts";

/** How long after a newsroom was opened its process is started, in milliseconds: the window comes first. */
const PATIENCE = 1500;

type BackgroundProcess = ChildProcess<BackgroundRequest, BackgroundMessage>;

type Given = BackgroundWork[BackgroundKind]["gives"];

interface Pending {
  /** The process that was asked. */
  by: BackgroundProcess;
  settle(value: Given | Promise<Given>): void;
  reject(error: unknown): void;
  /** Does it in this process after all. */
  doHere(): Promise<Given>;
}

/**
 * Work on the open newsroom that takes longer than a frame, done in a process of its own. All input
 * of a window goes through the main process: while that saves a long story, checks it, or searches a
 * large memory, no key arrives. Until the process is ready, and when it breaks down, the work is done
 * in the main process, so that nothing depends on it.
 */
export class Background {
  private readonly fork: () => BackgroundProcess;
  private readonly pending = new Map<number, Pending>();
  private library: Library | null = null;
  private process: BackgroundProcess | null = null;
  private isReady = false;
  private count = 0;
  private timer: NodeJS.Timeout | null = null;

  /** @param fork starts a background process */
  constructor(fork: () => BackgroundProcess) {
    this.fork = fork;
  }

  /** Works for this newsroom from now on; what is still to be done for the one before is done. */
  use(library: Library | null): void {
    if (this.timer) clearTimeout(this.timer);
    this.process?.send({ kind: "end" });
    this.process = null;
    this.isReady = false;
    this.library = library;
    if (library) this.timer = setTimeout(() => this.start(library), PATIENCE);
  }

  /**
   * Has a piece of work done, after those that were asked for before.
   *
   * @throws UserError `newsroom-missing` when no newsroom is open, and what the work throws
   */
  async ask<K extends BackgroundKind>(
    kind: K,
    asked: BackgroundWork[K]["asked"],
  ): Promise<BackgroundWork[K]["gives"]> {
    const { library, process } = this;
    if (!library) throw new UserError("newsroom-missing", { path: "" });
    if (!process || !this.isReady) return doWork(library, kind, asked);
    const { promise, resolve, reject } = Promise.withResolvers<Given>();
    this.count += 1;
    const doHere = () => doWork(library, kind, asked);
    this.pending.set(this.count, { by: process, settle: resolve, reject, doHere });
    // Kind and asked are of one K, which the union of all requests can't say.
    process.send({ kind, id: this.count, asked } as BackgroundRequest);
    return promise;
  }

  private start(library: Library): void {
    const started = this.fork();
    this.process = started;
    started.onMessage((message) => {
      if (message.kind === "ready") this.isReady = this.process === started;
      else this.take(message);
    });
    started.onExit(() => this.lose(started));
    started.send({ kind: "open", folder: library.folder });
  }

  private take(message: Exclude<BackgroundMessage, { kind: "ready" }>): void {
    const waiting = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.kind === "done") waiting?.settle(message.value);
    else waiting?.reject(new UserError(message.error.code, message.error.params));
  }

  /** What a process left undone is done here. Saving a story twice is saving it once. */
  private lose(gone: BackgroundProcess): void {
    if (this.process === gone) {
      console.error("The background process ended.");
      this.process = null;
      this.isReady = false;
    }
    for (const [id, { by, settle, doHere }] of this.pending) {
      if (by !== gone) continue;
      this.pending.delete(id);
      settle(doHere());
    }
  }
}
