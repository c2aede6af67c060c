import type { MemoryProgress } from "../../shared/bilingual/memory/imports.ts";
import { UserError } from "../../shared/errors.ts";
import type { ChildProcess } from "../childProcess.ts";
import type { Library } from "../library/library.ts";
import {
  type ErrandKind,
  type ErrandMessage,
  type ErrandRequest,
  type ErrandWork,
  STOPS_ITSELF,
} from "./protocol.ts";

type ErrandProcess = ChildProcess<ErrandRequest, ErrandMessage>;

/** How an errand is stopped. */
export interface ErrandOptions {
  /** Cuts the errand off, as long as it has not begun to write. */
  stop?: AbortSignal;
  /** Told when it begins to write: that takes a moment, and is all or nothing. */
  onWrite?(): void;
  onProgress?(progress: MemoryProgress): void;
}

/**
 * Work on the open newsroom that takes seconds, each piece in a process of its own that ends with it:
 * neither a window nor a save has to wait for it. What is cut off leaves nothing behind.
 */
export class Errands {
  private readonly fork: () => ErrandProcess;
  private readonly running = new Set<ErrandProcess>();
  private library: Library | null = null;

  /** @param fork starts a process for one errand */
  constructor(fork: () => ErrandProcess) {
    this.fork = fork;
  }

  /** Works for this newsroom from now on; what is under way for the one before is cut off. */
  use(library: Library | null): void {
    for (const process of this.running) process.kill();
    this.library = library;
  }

  /**
   * Has an errand done.
   *
   * @throws UserError `newsroom-missing` when no newsroom is open, `errand-interrupted` when the process
   * ends before it is done, and what the work throws; the signal's reason where it was stopped
   */
  async run<K extends ErrandKind>(
    kind: K,
    asked: ErrandWork[K]["asked"],
    { stop, onWrite, onProgress }: ErrandOptions = {},
  ): Promise<ErrandWork[K]["gives"]> {
    stop?.throwIfAborted();
    if (!this.library) throw new UserError("newsroom-missing", { path: "" });
    const { promise, resolve, reject } = Promise.withResolvers<ErrandWork[ErrandKind]["gives"]>();
    const process = this.fork();
    this.running.add(process);
    const cutOff = () => {
      if (STOPS_ITSELF.has(kind)) process.send({ kind: "stop" });
      else reject(stop?.reason);
    };
    stop?.addEventListener("abort", cutOff);
    process.onMessage((message) => {
      if (message.kind === "ready") {
        // From here on it is too late: who was told that it was stopped may find nothing changed.
        if (stop?.aborted) return;
        stop?.removeEventListener("abort", cutOff);
        onWrite?.();
        process.send({ kind: "write" });
      } else if (message.kind === "progress") onProgress?.(message.progress);
      else if (message.kind === "stopped") reject(stop?.reason);
      else if (message.kind === "done") resolve(message.value);
      else reject(new UserError(message.error.code, message.error.params));
    });
    process.onExit(() => reject(new UserError("errand-interrupted")));
    // Kind and asked are of one K, which the union of all requests can't say; nor that its answer is.
    process.send({ kind, folder: this.library.folder, asked } as ErrandRequest);
    try {
      return (await promise) as ErrandWork[K]["gives"];
    } finally {
      stop?.removeEventListener("abort", cutOff);
      this.running.delete(process);
      process.kill();
    }
  }
}
