import { z } from "zod";
import type { GlossaryFileImport } from "../bilingual/glossary/readTerms.ts";
import { type MachineState, machineSettingsSchema, machineTextSchema } from "../bilingual/machine.ts";
import type { MemoryImport, MemoryState } from "../bilingual/memory/imports.ts";
import type { Concordance, Match } from "../bilingual/memory/match.ts";
import { type Term, termSchema } from "../bilingual/terms.ts";
import {
  CHANGE_REASONS,
  type ChangePlaces,
  type TraditionalPreview,
} from "../bilingual/traditional/changes.ts";
import type { StoryReport } from "../bilingual/xliff/model.ts";
import { LANGUAGES } from "../language.ts";
import { storySchema } from "../story/model.ts";
import { traditionalSchema } from "../story/newsroom.ts";

const language = z.enum(LANGUAGES);
const storyId = storySchema.shape.id;

/** Requests about what translators work with: memory, glossary, their files, a translation service, the Traditional edition. */
export const translationRequests = {
  "glossary.list": z.object({}),
  /** Adds a term or changes it, and answers with all of them. */
  "glossary.save": z.object({ term: termSchema }),
  "glossary.remove": z.object({ id: z.string() }),
  /** Asks for a file with the system's dialog and takes its terms in; null when the person changed their mind. */
  "glossary.import": z.object({}),
  /** Stops the file that is on its way in, unless it is being written: nothing of it is in then. */
  "glossary.cancelImport": z.object({}),
  /** Asks where to, and writes the terms there. */
  "glossary.export": z.object({}),
  "machine.settings": z.object({}),
  /** Keeps a translation service, or none; a key that isn't given stays the one that is kept for that server. */
  "machine.save": z.object({ settings: machineSettingsSchema.nullable(), key: z.string().optional() }),
  /** Has a short sentence translated by a service before it is kept. */
  "machine.test": z.object({ settings: machineSettingsSchema, key: z.string().optional() }),
  /** Sends a text to the service and answers with its translation; `id` is for cancelling. */
  "machine.translate": machineTextSchema.extend({ id: z.string().min(1) }),
  "machine.cancel": z.object({ id: z.string().min(1) }),
  /** What an edition in Traditional characters with these exceptions changes in some of the stories, from one on. */
  "traditional.preview": z.object({
    exceptions: traditionalSchema.shape.exceptions,
    from: z.number().int().nonnegative(),
  }),
  /** Some of the places where it makes one of those changes. */
  "traditional.places": z.object({
    exceptions: traditionalSchema.shape.exceptions,
    change: z.object({ from: z.string().min(1), to: z.string(), why: z.enum(CHANGE_REASONS) }),
    from: z.number().int().nonnegative(),
  }),
  /** What the memory has for a text, best first. */
  "memory.lookUp": z.object({
    language,
    text: z.string(),
    previous: z.string().optional(),
    next: z.string().optional(),
    limit: z.number().int().positive().max(20).optional(),
  }),
  /** Pairs of texts that hold what is searched for, in either language. */
  "memory.search": z.object({ text: z.string() }),
  "memory.state": z.object({}),
  /** Asks for a TMX file and takes its pairs in; null when the person changed their mind. */
  "memory.import": z.object({}),
  /** Stops the file that is on its way in. */
  "memory.cancelImport": z.object({}),
  /** Takes a file's pairs out again. */
  "memory.removeImport": z.object({ id: z.number().int() }),
  /** Asks where to, and writes every pair there as TMX. */
  "memory.export": z.object({}),
  /** Asks where to, and writes stories for a translator there; `to` is null for each story's own direction. */
  "xliff.export": z.object({ stories: z.array(storyId).min(1), to: language.nullable() }),
  /** Asks for a file that a translator sent back and takes it in; null when the person changed their mind. */
  "xliff.import": z.object({}),
  /** Stops the file that is on its way in, unless it is being written: nothing of it is in then. */
  "xliff.cancelImport": z.object({}),
} as const;

/** What each of them answers with. */
export interface TranslationResults {
  "memory.lookUp": Match[];
  "memory.search": Concordance[];
  "memory.state": MemoryState;
  "memory.import": MemoryImport | "stopped" | null;
  "memory.cancelImport": null;
  "memory.removeImport": MemoryState;
  "memory.export": { path: string; pairs: number } | null;
  "traditional.preview": TraditionalPreview;
  "traditional.places": ChangePlaces;
  "xliff.export": { path: string; stories: number } | null;
  "xliff.import": StoryReport[] | "stopped" | null;
  "xliff.cancelImport": null;
  "glossary.list": readonly Term[];
  "glossary.save": readonly Term[];
  "glossary.remove": readonly Term[];
  "glossary.import": GlossaryFileImport | "stopped" | null;
  "glossary.cancelImport": null;
  "glossary.export": { path: string; terms: number } | null;
  "machine.settings": MachineState;
  "machine.save": MachineState;
  "machine.test": string;
  "machine.translate": string;
  "machine.cancel": null;
}
