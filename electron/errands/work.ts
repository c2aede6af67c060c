import type { MemoryProgress } from "../../shared/bilingual/memory/imports.ts";
import type { Library } from "../library/library.ts";
import type { Errand, ErrandKind, ErrandWork } from "./protocol.ts";

/** What an errand tells and hears while it works. */
export interface ErrandParent {
  /** Settles when what is worked out may be written; until then it can be cut off. */
  mayWrite(): Promise<void>;
  /** Stops an errand that writes little by little. */
  signal: AbortSignal;
  onProgress(progress: MemoryProgress): void;
}

type Work<K extends ErrandKind> = (
  library: Library,
  asked: ErrandWork[K]["asked"],
  towards: ErrandParent,
) => ErrandWork[K]["gives"] | Promise<ErrandWork[K]["gives"]>;

/** Each loads what it needs, and nothing of the others. */
const WORK: { [K in ErrandKind]: Work<K> } = {
  "xliff-import": async (library, { file }, { mayWrite }) => {
    const { importXliffFile } = await import("../exchange/xliffExchange.ts");
    return importXliffFile(library, file, mayWrite);
  },
  "xliff-export": async (library, { file, ids, to, notes }) => {
    const { exportXliffFile } = await import("../exchange/xliffExchange.ts");
    return exportXliffFile(library, file, ids, { to, noteOf: (kind) => notes[kind] });
  },
  "glossary-import": async (library, { file }, { mayWrite }) => {
    const { importGlossary } = await import("../library/glossaryFiles.ts");
    return importGlossary(library, file, mayWrite);
  },
  "glossary-export": async (library, { file }) => {
    const { exportGlossary } = await import("../library/glossaryFiles.ts");
    return exportGlossary(library, file);
  },
  "memory-import": async (library, { file }, { signal, onProgress }) => {
    const [{ importTmx }, { BY_ITSELF }] = await Promise.all([
      import("../library/memory/tmxFile.ts"),
      import("../library/memory/slices.ts"),
    ]);
    return importTmx(library, file, { pace: BY_ITSELF, signal, onProgress });
  },
  "memory-export": async (library, { file }) => {
    const { exportTmx } = await import("../library/memory/tmxFile.ts");
    return exportTmx(library, file);
  },
};

/** Does an errand in this process. @throws UserError as the work does; the signal's reason where it was stopped */
export async function doErrand(
  library: Library,
  { kind, asked }: Pick<Errand, "kind" | "asked">,
  towards: ErrandParent,
): Promise<ErrandWork[ErrandKind]["gives"]> {
  // Kind and asked are of one kind of errand, which a look-up by kind loses.
  return (WORK[kind] as Work<ErrandKind>)(library, asked, towards);
}
