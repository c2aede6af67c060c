import { z } from "zod";
import type { BilingualFinding } from "../bilingual/checks/model.ts";
import type { DictionaryEntry } from "../helps/dictionaryEntry.ts";
import type { SpellingSource } from "../helps/spelling.ts";
import { LANGUAGES } from "../language.ts";
import { storySchema } from "../story/model.ts";

const language = z.enum(LANGUAGES);
const storyId = storySchema.shape.id;

/** Requests about what helps while one writes: checks, dictionary, spelling. */
export const helpsRequests = {
  /** What the checks say of a story as it is in the library. */
  "checks.story": z.object({ id: storyId }),
  /** Words of a text in the Chinese–English dictionary. */
  "helps.lookUp": z.object({ text: z.string(), language }),
  /** The spelling dictionaries' files. */
  "helps.spelling": z.object({}),
  /** Takes an English word for right from now on, in this newsroom. */
  "helps.addWord": z.object({ word: z.string().trim().min(1).max(100) }),
} as const;

/** What each of them answers with. */
export interface HelpsResults {
  "checks.story": BilingualFinding[];
  "helps.lookUp": DictionaryEntry[];
  "helps.spelling": SpellingSource[];
  "helps.addWord": null;
}
