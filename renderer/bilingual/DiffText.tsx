import { Fragment, type ReactElement } from "react";
import type { DiffRun } from "../../shared/bilingual/wordDiff.ts";

/** One side of two texts: what only the other has is left out, what only this one has is marked. */
export function MarkedText({
  runs,
  but,
}: {
  runs: readonly DiffRun[];
  but: DiffRun["change"];
}): ReactElement {
  const own = runs.filter(({ change }) => change !== but);
  return (
    <>
      {own.map(({ text, change }, index) => {
        const key = `${index} ${change}`;
        return change === "same" ? <Fragment key={key}>{text}</Fragment> : <mark key={key}>{text}</mark>;
      })}
    </>
  );
}

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
