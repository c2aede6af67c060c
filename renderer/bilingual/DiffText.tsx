import { Fragment, type ReactElement } from "react";
import type { DiffRun } from "../../shared/bilingual/wordDiff.ts";

/** A text with what was added and removed marked in it. */
export function DiffText({ runs }: { runs: readonly DiffRun[] }): ReactElement {
  return (
    <>
      {runs.map((run, index) => {
        const key = `${index} ${run.change}`;
        if (run.change === "added") return <ins key={key}>{run.text}</ins>;
        if (run.change === "removed") return <del key={key}>{run.text}</del>;
        return <Fragment key={key}>{run.text}</Fragment>;
      })}
    </>
  );
}
