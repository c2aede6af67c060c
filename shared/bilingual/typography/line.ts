import { type Spans, untouchedIn } from "./untouched.ts";

/** The script of a letter or digit; `none` where there is no letter. */
export type Script = "none" | "han" | "other";

const SCRIPTS: readonly Script[] = ["none", "han", "other"];
const LETTER = /(\p{Script=Han})|[\p{L}\p{N}]|([.!?。！？…])/gu;
/** Brackets of Chinese: beside one of them, a line is as Chinese as beside Han. */
const WIDE_BRACKET = /[（）《》〈〉「」『』【】〔〕]/u;

/**
 * A line with what the rules ask of its characters' surroundings. The answers depend on letters and
 * digits only, which no rule changes; so a rule decides the same before and after the others.
 */
export class Line {
  readonly text: string;
  private readonly untouched: Spans;
  /** For each place, the script of the nearest letter before it, as an index of {@link SCRIPTS}. */
  private readonly before: Uint8Array;
  private readonly after: Uint8Array;
  /** How many Han stand before each place. */
  private readonly hanCount: Uint32Array;
  /** 1 where Han stands between the sentence's start and the place. */
  private readonly sentence: Uint8Array;

  constructor(text: string) {
    this.text = text;
    this.untouched = untouchedIn(text);
    const places = text.length + 1;
    this.before = new Uint8Array(places);
    this.after = new Uint8Array(places);
    this.hanCount = new Uint32Array(places);
    this.sentence = new Uint8Array(places);
    this.measure();
  }

  /** The nearest letter or digit before a place, over spaces and punctuation. */
  scriptBefore(place: number): Script {
    return SCRIPTS[this.before[place] ?? 0] ?? "none";
  }

  /** The nearest letter or digit from a place on. */
  scriptAfter(place: number): Script {
    return SCRIPTS[this.after[place] ?? 0] ?? "none";
  }

  /** True when Han stands between two places. */
  hasHan(start: number, end: number): boolean {
    return this.hanCount[start] !== this.hanCount[end];
  }

  /** True for a mark that stands in Chinese: Han before or after it, other marks aside. */
  isBesideHan(start: number, end: number): boolean {
    if (this.scriptBefore(start) === "han" || this.scriptAfter(end) === "han") return true;
    return WIDE_BRACKET.test(this.text.charAt(start - 1)) || WIDE_BRACKET.test(this.text.charAt(end));
  }

  /** The same for a mark that ends a sentence: Chinese after an English one does not count. */
  endsChinese(start: number, end: number): boolean {
    if (!this.isBesideHan(start, end)) return false;
    if (this.scriptBefore(start) === "han" || this.scriptAfter(end) !== "han") return true;
    return this.hasHan(end, end + 1) || this.sentence[start] === 1;
  }

  /** True where some of the characters are not to be touched. */
  isUntouched(start: number, end = start + 1): boolean {
    let [low, high] = [0, this.untouched.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.untouched[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const span = this.untouched[low];
    return span !== undefined && span.start < end;
  }

  private measure(): void {
    const { text } = this;
    let [done, lettersEnd, last, count, inSentence] = [0, 0, 0, 0, 0];
    const fill = (place: number) => {
      this.before.fill(last, done, place + 1);
      this.hanCount.fill(count, done, place + 1);
      this.sentence.fill(inSentence, done, place + 1);
    };
    for (const { 0: char, 1: han, 2: ender, index } of text.matchAll(LETTER)) {
      fill(index);
      done = index + 1;
      if (ender !== undefined) {
        inSentence = 0;
        continue;
      }
      const script = han === undefined ? 2 : 1;
      this.after.fill(script, lettersEnd, index + 1);
      lettersEnd = index + char.length;
      last = script;
      if (script === 1) {
        count += 1;
        inSentence = 1;
      }
    }
    fill(text.length);
  }
}
