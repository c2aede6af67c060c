import type { Language } from "../../shared/language.ts";
import type { Work } from "../bilingual/useBilingual.ts";

/** Where in a story the editor opens. */
export interface Place {
  story: string;
  language?: Language;
  block?: string;
  /** To the first part that has such work. */
  work?: Work;
}
