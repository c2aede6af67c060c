import type { GlossaryFileImport } from "../../shared/bilingual/glossary/readTerms.ts";
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
  /** Gives how many pairs of texts there are. */
  "memory-export": { asked: { file: string }; gives: number };
}
export type ErrandKind = keyof ErrandWork;

/** What is to be done, and for the newsroom in which folder. */
export type Errand = {
  [K in ErrandKind]: { kind: K; folder: string; asked: ErrandWork[K]["asked"] };
}[ErrandKind];

/** What the main process sends: the errand, and that what was worked out may be written. */
export type ErrandRequest = Errand | { kind: "write" };

/** What the process answers: that it could write now, where it changes the newsroom, and what came of it. */
export type ErrandMessage =
  | { kind: "ready" }
  | { kind: "done"; value: ErrandWork[ErrandKind]["gives"] }
  | { kind: "failed"; error: ErrorData };
