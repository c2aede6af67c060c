import { toErrorData } from "../shared/errors.ts";
import type { Errand, ErrandMessage, ErrandRequest } from "./errands/protocol.ts";
import { doErrand, type ErrandParent } from "./errands/work.ts";
import { Library } from "./library/library.ts";
import { parentProcess } from "./parentProcess.ts";

const parent = parentProcess<ErrandRequest, ErrandMessage>();
const allowed = Promise.withResolvers<void>();
const stop = new AbortController();
parent.listen((request) => {
  if (request.kind === "write") allowed.resolve();
  else if (request.kind === "stop") stop.abort();
  else void answer(request);
});

const towards: ErrandParent = {
  mayWrite: () => {
    parent.send({ kind: "ready" });
    return allowed.promise;
  },
  signal: stop.signal,
  onProgress: (progress) => parent.send({ kind: "progress", progress }),
};

/** Answers one errand; the parent ends the process then. */
async function answer({ folder, ...errand }: Errand): Promise<void> {
  try {
    const library = Library.open(folder);
    parent.send({ kind: "done", value: await doErrand(library, errand, towards) });
  } catch (error) {
    if (stop.signal.aborted) parent.send({ kind: "stopped" });
    else parent.send({ kind: "failed", error: toErrorData(error) });
  }
}
