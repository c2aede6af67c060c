/** Words with what is to stand in their place; finds the longest one that a text has at a place. */
export class WordList {
  private readonly words = new Map<string, string>();
  /** The length of the longest word that begins with two UTF-16 units: most pairs begin none. */
  private readonly reach = new Map<number, number>();
  /** The UTF-16 units that words begin with. */
  private readonly starts = new Set<number>();

  /** A word that is there already stays as it is. */
  add(word: string, replacement: string): void {
    if (word === "" || this.words.has(word)) return;
    this.words.set(word, replacement);
    this.starts.add(word.charCodeAt(0));
    if (word.length === 1) return;
    const pair = pairAt(word, 0);
    if (word.length > (this.reach.get(pair) ?? 0)) this.reach.set(pair, word.length);
  }

  /** What stands in the place of a word; the word itself where it isn't known. */
  replace(word: string): string {
    return this.words.get(word) ?? word;
  }

  /** The longest known word that begins at an offset of a text, or null. */
  longestAt(text: string, offset: number): string | null {
    if (!this.starts.has(text.charCodeAt(offset))) return null;
    const reach = this.reach.get(pairAt(text, offset)) ?? 1;
    for (let length = Math.min(reach, text.length - offset); length > 0; length -= 1) {
      const word = text.slice(offset, offset + length);
      if (this.words.has(word)) return word;
    }
    return null;
  }

  /** A text with every word replaced, the longest first from left to right. */
  replaceAll(text: string): string {
    let replaced = "";
    for (let offset = 0; offset < text.length; ) {
      const word = this.longestAt(text, offset) ?? text.charAt(offset);
      replaced += this.replace(word);
      offset += word.length;
    }
    return replaced;
  }

  /** All words with their replacements. */
  entries(): Iterable<[word: string, replacement: string]> {
    return this.words.entries();
  }
}

/**
 * A small whole number for two units of a text, which a Map finds fastest. Pairs may share one: then
 * a longer word is tried for in vain.
 */
function pairAt(text: string, offset: number): number {
  return ((text.charCodeAt(offset) << 14) ^ text.charCodeAt(offset + 1)) & 0x3fff_ffff;
}
