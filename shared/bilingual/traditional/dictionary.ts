import { WordList } from "./wordList.ts";

/** What Simplified Chinese is converted by. */
export interface Dictionary {
  /** Phrases and single characters, from Simplified to OpenCC's own Traditional forms. */
  words: WordList;
  /** From those forms to the ones that are standard in Taiwan. */
  variants: WordList;
}

let known: Dictionary | null = null;

/**
 * Loads OpenCC's dictionaries, a megabyte, once they are wanted; they are put in order when the
 * function that this gives is first called, and once a process.
 *
 * Of OpenCC's conversions it is `s2tw`: the characters are those of Taiwan's standard, which readers
 * in Hong Kong know too, and the words stay those that were written. `s2twp` would also change words,
 * and not always to the same sense: 支持 (to support) becomes 支援 (to give aid), 文件 becomes 檔案.
 * A newsroom that wants 軟體 for 软件 says so by an exception.
 */
export async function loadDictionary(): Promise<() => Dictionary> {
  const { configs } = await import("opencc-js/preset/cn2t");
  return () => {
    known ??= dictionaryOf(configs.s2tw?.conversionChain ?? []);
    return known;
  };
}

type Source = string | readonly (readonly [string, string])[];

function dictionaryOf([words, variants]: readonly (readonly Source[])[]): Dictionary {
  if (!words || !variants) throw new Error("OpenCC has no conversion s2tw.");
  return { words: listOf(words), variants: listOf(variants) };
}

function listOf(sources: readonly Source[]): WordList {
  const list = new WordList();
  for (const source of sources) {
    for (const [word, replacement] of typeof source === "string" ? entriesOf(source) : source) {
      // As it is written today, too.
      list.add(word, replacement.replace("衚衕", "胡同"));
    }
  }
  return list;
}

/** OpenCC's dictionaries come as `word replacement|word replacement…`. */
function entriesOf(source: string): [string, string][] {
  return source.split("|").map((entry) => {
    const space = entry.indexOf(" ");
    return [entry.slice(0, space), entry.slice(space + 1)];
  });
}
