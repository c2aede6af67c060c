/** Bytes that may be on their way at once, whatever the line. */
const LEAST = 256 * 1024;
/** How long what is on its way may take, in seconds, by what the line has carried so far. */
const SPAN = 3;

/**
 * A line that many files share. On a slow one few are on their way at once, so that they arrive one
 * after the other and one sees how far it is; a fast one takes as many as it can carry.
 */
export class Line {
  private readonly begun = performance.now();
  private carried = 0;
  private underWay = 0;
  private waiting: (() => void)[] = [];

  /** Sends a file of so many bytes by `work`, when there is room for it. */
  async carry<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    while (this.underWay > 0 && this.underWay + bytes > this.room()) {
      await new Promise<void>((go) => this.waiting.push(go));
    }
    this.underWay += bytes;
    try {
      const result = await work();
      this.carried += bytes;
      return result;
    } finally {
      this.underWay -= bytes;
      for (const go of this.waiting.splice(0)) go();
    }
  }

  private room(): number {
    const seconds = Math.max(0.001, (performance.now() - this.begun) / 1000);
    return Math.max(LEAST, (this.carried / seconds) * SPAN);
  }
}
