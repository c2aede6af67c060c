/** What a file takes besides its bytes, in bytes: the questions and answers that go with it. */
const PER_FILE = 16 * 1024;
/** The pace is that of so many seconds: pictures go first, and what comes after them goes another way. */
const LOOKED_BACK = 15;
/** Before this many seconds nothing is said. */
const FIRST = 1;

/** How far something is. */
export interface Advance {
  files: number;
  bytes: number;
}

/** How long an upload will take, by how fast it was of late. */
export class Pace {
  private marks: { at: number; done: number }[] = [];

  /** It begins now, at this time in milliseconds. */
  begin(now: number): void {
    this.marks = [{ at: now, done: 0 }];
  }

  /** In seconds; null while there is too little to go by. @param now in milliseconds */
  secondsLeft(done: Advance, total: Advance, now: number): number | null {
    const weight = weightOf(done);
    const isNext = now - (this.marks.at(-1)?.at ?? 0) >= 1000;
    if (isNext) this.marks.push({ at: now, done: weight });
    while (this.marks.length > 2 && now - (this.marks[1]?.at ?? now) >= LOOKED_BACK * 1000)
      this.marks.shift();
    const [since] = this.marks;
    if (!since || now - since.at < FIRST * 1000 || weight <= since.done) return null;
    const perSecond = ((weight - since.done) / (now - since.at)) * 1000;
    return Math.round((weightOf(total) - weight) / perSecond);
  }
}

function weightOf({ files, bytes }: Advance): number {
  return files * PER_FILE + bytes;
}
