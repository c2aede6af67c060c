import { checkStory } from "../../shared/bilingual/checks/checkStory.ts";
import { lengthRange } from "../../shared/bilingual/checks/lengths.ts";
import type { BilingualFinding, CheckContext, LengthRange } from "../../shared/bilingual/checks/model.ts";
import type { Localized } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import type { Library } from "./library.ts";
import type { Memory } from "./memory/memory.ts";

/** Pairs that show how long translations are here; more would say the same. */
const SAMPLE = 2000;

/** What there is to say of one story's two versions, by what the newsroom knows. */
export function checkOne(library: Library, story: Story): BilingualFinding[] {
  return checkStory(story, contextOf(library));
}

/** The whole newsroom is not read for one story: the memory has what was confirmed elsewhere. */
export function contextOf({ glossary, memory }: Library): CheckContext {
  return {
    terms: glossary.list(),
    lengths: lengthsOf(memory),
    translationsOf: (language, text) => memory.translationsOf(language, text),
  };
}

const known = new WeakMap<Memory, LengthRange | null>();

/** Read once for as long as a newsroom is open: what is usual changes slowly. */
function lengthsOf(memory: Memory): LengthRange | null {
  const found = known.get(memory);
  if (found !== undefined) return found;
  const range = lengthRange(firstTexts(memory));
  known.set(memory, range);
  return range;
}

function* firstTexts(memory: Memory): Generator<Localized> {
  let count = 0;
  for (const { text } of memory.pairs()) {
    if (count === SAMPLE) return;
    count += 1;
    yield text;
  }
}
