/** What may be underway before anything is known of the line, in bytes. */
const FIRST = 512 * 1024;
/** As much may be underway as the line carries in so many seconds, whatever else is known of it. */
const SECONDS = 5;
/** More at once is better where it carries so many times as much. */
const GAIN = 1.25;

/**
 * Keeps as much underway as makes a line carry more, and no more: many large files at once over a slow
 * line would all be on their way for so long that a cut costs all of them. Where each connection is
 * slow by itself, as over a lossy line, there are more of them. One file may always be underway,
 * however large it is.
 */
export class Flow {
  private limit = FIRST;
  private underway = 0;
  /** The rate with half as much underway, in bytes a second. */
  private before = 0;
  private isRising = true;
  /** Bytes that arrived, and the seconds in which something was underway, since the limit was last thought over. */
  private carried = 0;
  private busy = 0;
  private since = 0;
  private readonly waiting: (() => void)[] = [];

  /** Waits until so many more bytes may be underway. Each call is followed by one of {@link leave}. */
  async enter(bytes: number): Promise<void> {
    while (this.underway > 0 && this.underway + bytes > this.limit) {
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
    if (arrived) {
      this.carried += bytes;
      if (this.carried >= this.limit) this.thinkOver();
    } else this.beginAnew();
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private thinkOver(): void {
    const rate = this.carried / Math.max(this.busy, 0.001);
    if (this.isRising && rate > this.before * GAIN) this.limit *= 2;
    else if (this.isRising) {
      this.limit = Math.max(FIRST, this.limit / 2);
      this.isRising = false;
    }
    this.limit = Math.max(this.limit, rate * SECONDS);
    this.before = rate;
    this.carried = 0;
    this.busy = 0;
  }

  private beginAnew(): void {
    this.limit = FIRST;
    this.isRising = true;
    this.before = 0;
    this.carried = 0;
    this.busy = 0;
  }
}
