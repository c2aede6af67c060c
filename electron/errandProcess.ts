import { toErrorData } from "../shared/errors.ts";
import type { Errand, ErrandMessage, ErrandRequest } from "./errands/protocol.ts";
import { doErrand } from "./errands/work.ts";
import { Library } from "./library/library.ts";
import { parentProcess } from "./parentProcess.ts";

const parent = parentProcess<ErrandRequest, ErrandMessage>();
const allowed = Promise.withResolvers<void>();
parent.listen((request) => {
  if (request.kind === "write") allowed.resolve();
  else void answer(request);
});

/** Answers one errand; the parent ends the process then. */
async function answer({ folder, ...errand }: Errand): Promise<void> {
  const mayWrite = () => {
    parent.send({ kind: "ready" });
    return allowed.promise;
  };
  try {
    const library = Library.open(folder);
    parent.send({ kind: "done", value: await doErrand(library, errand, mayWrite) });
  } catch (error) {
    parent.send({ kind: "failed", error: toErrorData(error) });
  }
}
