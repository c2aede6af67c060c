import type { Library } from "../library/library.ts";
import type { Errand, ErrandKind, ErrandWork } from "./protocol.ts";

type Work<K extends ErrandKind> = (
  library: Library,
  asked: ErrandWork[K]["asked"],
  mayWrite: () => Promise<void>,
) => ErrandWork[K]["gives"] | Promise<ErrandWork[K]["gives"]>;

/** Each loads what it needs, and nothing of the others. */
const WORK: { [K in ErrandKind]: Work<K> } = {
  "xliff-import": async (library, { file }, mayWrite) => {
    const { importXliffFile } = await import("../exchange/xliffExchange.ts");
    return importXliffFile(library, file, mayWrite);
  },
  "xliff-export": async (library, { file, ids, to, notes }) => {
    const { exportXliffFile } = await import("../exchange/xliffExchange.ts");
    return exportXliffFile(library, file, ids, { to, noteOf: (kind) => notes[kind] });
  },
  "glossary-import": async (library, { file }, mayWrite) => {
    const { importGlossary } = await import("../library/glossaryFiles.ts");
    return importGlossary(library, file, mayWrite);
  },
  "glossary-export": async (library, { file }) => {
    const { exportGlossary } = await import("../library/glossaryFiles.ts");
    return exportGlossary(library, file);
  },
  "memory-export": async (library, { file }) => {
    const { exportTmx } = await import("../library/memory/tmxFile.ts");
    return exportTmx(library, file);
  },
};

/**
 * Does an errand in this process.
 *
 * @param mayWrite settles when what is about to change the newsroom may; until then it can be cut off
 * @throws UserError as the work does
 */
export async function doErrand(
  library: Library,
  { kind, asked }: Pick<Errand, "kind" | "asked">,
  mayWrite: () => Promise<void>,
): Promise<ErrandWork[ErrandKind]["gives"]> {
  // Kind and asked are of one kind of errand, which a look-up by kind loses.
  return (WORK[kind] as Work<ErrandKind>)(library, asked, mayWrite);
}
