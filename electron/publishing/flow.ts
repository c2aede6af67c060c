/** What may be underway before anything is known of the line, in bytes. */
const FIRST = 512 * 1024;
/** Once the line is known, as much may be underway as it carries in so many seconds. */
const SECONDS = 5;

/**
 * Keeps as much underway as a line can carry in a few seconds, and no more: on a slow one, many large
 * files at once would each take so long that hosts give them up, and could not be stopped in time.
 * One file may always be underway, however large it is.
 */
export class Flow {
  private underway = 0;
  private carried = 0;
  /** Seconds in which something was underway, up to `since`. */
  private busy = 0;
  private since = 0;
  private readonly waiting: (() => void)[] = [];

  /** Waits until so many more bytes may be underway. Each call is followed by one of {@link leave}. */
  async enter(bytes: number): Promise<void> {
    while (this.underway > 0 && this.underway + bytes > this.limit()) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    if (this.underway === 0) this.since = performance.now();
    this.underway += bytes;
  }

  /** @param arrived whether the line carried them */
  leave(bytes: number, arrived: boolean): void {
    const now = performance.now();
    this.busy += (now - this.since) / 1000;
    this.since = now;
    this.underway -= bytes;
    if (arrived) this.carried += bytes;
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private limit(): number {
    return this.busy === 0 ? FIRST : Math.max(FIRST, (this.carried / this.busy) * SECONDS);
  }
}
