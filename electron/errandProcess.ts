import { toErrorData } from "../shared/errors.ts";
import type { ErrandMessage, ErrandRequest } from "./errands/protocol.ts";
import { doErrand } from "./errands/work.ts";
import { Library } from "./library/library.ts";
import { parentProcess } from "./parentProcess.ts";

const parent = parentProcess<ErrandRequest, ErrandMessage>();
parent.listen((request) => void answer(request));

/** Answers one errand; the parent ends the process then. */
async function answer({ folder, ...errand }: ErrandRequest): Promise<void> {
  try {
    const library = Library.open(folder);
    parent.send({ kind: "done", value: await doErrand(library, errand) });
  } catch (error) {
    parent.send({ kind: "failed", error: toErrorData(error) });
  }
}
