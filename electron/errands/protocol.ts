import type { GlossaryFileImport } from "../../shared/bilingual/glossary/readTerms.ts";
import type { MemoryImport, MemoryProgress } from "../../shared/bilingual/memory/imports.ts";
import type { StoryReport } from "../../shared/bilingual/xliff/model.ts";
import type { UnitKind } from "../../shared/bilingual/xliff/units.ts";
import type { ErrorData } from "../../shared/errors.ts";
import type { Language } from "../../shared/language.ts";
import type { StoryId } from "../../shared/story/model.ts";

/** The kinds of errands, each about a file: what each is asked, and what it gives. */
export interface ErrandWork {
  "xliff-import": { asked: { file: string }; gives: StoryReport[] };
  "xliff-export": {
    asked: {
      file: string;
      ids: StoryId[] | null;
      to: Language | null;
      /** What each unit is, in words for the translator. */
      notes: Record<UnitKind, string>;
    };
    /** How many stories went out. */
    gives: number;
  };
  "glossary-import": { asked: { file: string }; gives: GlossaryFileImport };
  /** Gives how many terms there are. */
  "glossary-export": { asked: { file: string }; gives: number };
  "memory-import": { asked: { file: string }; gives: MemoryImport };
  /** Gives how many pairs of texts there are. */
  "memory-export": { asked: { file: string }; gives: number };
}
export type ErrandKind = keyof ErrandWork;

/** What is to be done, and for the newsroom in which folder. */
export type Errand = {
  [K in ErrandKind]: { kind: K; folder: string; asked: ErrandWork[K]["asked"] };
}[ErrandKind];

/** Errands that write little by little: they are told to stop, and take out again what they wrote. */
export const STOPS_ITSELF: ReadonlySet<ErrandKind> = new Set(["memory-import"]);

/** What the main process sends: the errand, that what was worked out may be written, and that it is to stop. */
export type ErrandRequest = Errand | { kind: "write" } | { kind: "stop" };

/** What the process answers: how far it is, that it could write now, and what came of it. */
export type ErrandMessage =
  | { kind: "progress"; progress: MemoryProgress }
  | { kind: "stopped" }
  | { kind: "ready" }
  | { kind: "done"; value: ErrandWork[ErrandKind]["gives"] }
  | { kind: "failed"; error: ErrorData };
