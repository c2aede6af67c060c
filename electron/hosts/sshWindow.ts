/** What may be underway before anything is known of the line, at least and at most, in bytes. */
const FIRST = 128 * 1024;
const LEAST = 32 * 1024;
const MOST = 4 * 1024 * 1024;
/** An answer that takes less says that the line takes more at once, in milliseconds; one that takes more, less. */
const QUICK = 300;
const SLOW = 800;

/**
 * Keeps about as many bytes underway on a connection as its line carries in half a second: fewer would be
 * slower, and of more a stop, a cut and a sign of life would have to wait until they are through.
 */
export class SshWindow {
  private limit = FIRST;
  private underway = 0;
  private readonly waiting: (() => void)[] = [];

  /** Sends so many bytes when there is room for them. One request may always be underway. */
  async send<T>(bytes: number, request: () => Promise<T>): Promise<T> {
    while (this.underway > 0 && this.underway + bytes > this.limit) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.underway += bytes;
    const began = performance.now();
    try {
      return await request();
    } finally {
      const took = performance.now() - began;
      if (took < QUICK) this.limit = Math.min(MOST, this.limit + bytes);
      else if (took > SLOW) this.limit = Math.max(LEAST, this.limit - bytes);
      this.underway -= bytes;
      for (const resolve of this.waiting.splice(0)) resolve();
    }
  }
}
