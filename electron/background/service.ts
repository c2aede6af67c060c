import { toErrorData } from "../../shared/errors.ts";
import { Library } from "../library/library.ts";
import type { BackgroundMessage, BackgroundRequest } from "./protocol.ts";
import { doWork } from "./work.ts";

/** The background process: one newsroom, one piece of work after the other. */
export class BackgroundService {
  private readonly send: (message: BackgroundMessage) => void;
  private readonly end: () => void;
  private readonly upkeep = new AbortController();
  private library: Library | null = null;

  /** @param end ends the process */
  constructor(send: (message: BackgroundMessage) => void, end: () => void) {
    this.send = send;
    this.end = end;
  }

  handle(request: BackgroundRequest): void {
    if (request.kind === "open") this.open(request.folder);
    else if (request.kind === "end") this.close();
    else void this.work(request);
  }

  private open(folder: string): void {
    this.library = Library.open(folder);
    this.send({ kind: "ready" });
    // What could not be done is done the next time: nothing that a person does waits for it.
    this.library.bringUpToDate(this.upkeep.signal).catch(() => undefined);
  }

  private async work(request: Exclude<BackgroundRequest, { kind: "open" | "end" }>): Promise<void> {
    const { kind, id, asked } = request;
    try {
      if (!this.library) throw new Error("No newsroom is open.");
      this.send({ kind: "done", id, value: await doWork(this.library, kind, asked) });
    } catch (error) {
      this.send({ kind: "failed", id, error: toErrorData(error) });
    }
  }

  private close(): void {
    this.upkeep.abort();
    this.library?.close();
    this.end();
  }
}
