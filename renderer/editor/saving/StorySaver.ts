/** Where the story stands towards the disk. */
export type SaveState = "saved" | "saving" | "unsaved" | "failed";

/** Milliseconds after the last key. */
const PAUSE = 350;
/** Milliseconds after the first change that is not saved, while typing goes on. */
const PATIENCE = 900;
/** Milliseconds until a save that failed is tried again. */
const RETRY = 2000;

interface SaverOptions {
  /** Writes what there is now; settles when it is on the disk. */
  write(): Promise<void>;
  onState(state: SaveState): void;
  onError(error: unknown): void;
}

/**
 * Saves soon after each change, one save at a time. It says "saved" only when the last change is on
 * the disk, and never makes typing wait.
 */
export class StorySaver {
  private readonly options: SaverOptions;
  private changes = 0;
  private written = 0;
  private firstAt = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<void> | null = null;
  private state: SaveState = "saved";

  constructor(options: SaverOptions) {
    this.options = options;
  }

  /** Something changed. */
  touch(): void {
    const now = performance.now();
    if (this.changes === this.written) this.firstAt = now;
    this.changes += 1;
    // A disk that fails is not asked at every key: the next try is on its way.
    if (this.state === "failed") return;
    if (!this.running) this.tell("unsaved");
    this.schedule(Math.min(PAUSE, Math.max(0, this.firstAt + PATIENCE - now)));
  }

  /** Saves now. Gives whether the disk has everything; a save that failed is tried again by itself. */
  async flush(): Promise<boolean> {
    this.stop();
    while (this.running) await this.running;
    if (this.isDirty) await this.save();
    return !this.isDirty;
  }

  /** True while the disk does not have everything. */
  get isDirty(): boolean {
    return this.changes !== this.written;
  }

  private schedule(delay: number): void {
    this.stop();
    this.timer = setTimeout(() => {
      this.timer = null;
      // The running save starts another one when it ends.
      if (!this.running) void this.save();
    }, delay);
  }

  private stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private save(): Promise<void> {
    const attempt = this.attempt().finally(() => {
      this.running = null;
      if (this.state !== "failed" && this.isDirty && this.timer === null) this.schedule(0);
    });
    this.running = attempt;
    return attempt;
  }

  private async attempt(): Promise<void> {
    const upTo = this.changes;
    this.tell("saving");
    try {
      await this.options.write();
      this.written = upTo;
      this.firstAt = performance.now();
      this.tell(this.isDirty ? "unsaved" : "saved");
    } catch (error) {
      if (this.state !== "failed") this.options.onError(error);
      this.tell("failed");
      this.schedule(RETRY);
    }
  }

  private tell(state: SaveState): void {
    if (state === this.state) return;
    // A retry that runs is still a failure to the person who waits for "saved".
    if (this.state === "failed" && state !== "saved") return;
    this.state = state;
    this.options.onState(state);
  }
}
