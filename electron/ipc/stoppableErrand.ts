import type { TwinpressApp } from "../app.ts";
import type { ErrandKind, ErrandWork } from "../errands/protocol.ts";

/** An errand that takes in a file, one at a time, and can be stopped till it writes. */
export class StoppableErrand<K extends ErrandKind> {
  private readonly app: TwinpressApp;
  private readonly kind: K;
  private running: AbortController | null = null;

  constructor(app: TwinpressApp, kind: K) {
    this.app = app;
    this.kind = kind;
  }

  /** Has it done. `stopped`: nothing of it is in the newsroom. @throws UserError as the errand does */
  async run(asked: ErrandWork[K]["asked"]): Promise<ErrandWork[K]["gives"] | "stopped"> {
    const own = new AbortController();
    this.running = own;
    const options = { stop: own.signal, onWrite: () => this.app.emit("import.writing", {}) };
    try {
      return await this.app.errands.run(this.kind, asked, options);
    } catch (error) {
      if (error === own.signal.reason) return "stopped";
      throw error;
    } finally {
      if (this.running === own) this.running = null;
    }
  }

  stop(): null {
    this.running?.abort();
    return null;
  }
}
