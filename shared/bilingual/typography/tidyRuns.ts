import { applyEdits, type Edit, type Run, textOf } from "./edits.ts";
import { Line } from "./line.ts";
import { brackets, quotes } from "./pairs.ts";
import { dashes, ellipses, marks, type Rule, widths } from "./rules.ts";
import { type Spacing, spacesBesideMarks, spacesBetweenScripts } from "./spaces.ts";

/** What a newsroom may choose. */
export interface TypographyOptions {
  spacing: Spacing;
}

/** In this order: each rule finds the line as those before it left it. */
const MARK_RULES: readonly Rule[] = [widths, brackets, ellipses, dashes, quotes, marks];

/** One round does nearly everything; the next one sees what spaces that are gone had kept apart. */
const ROUNDS = 8;

/** The runs of one text with the typography of Chinese; as many as there were, some maybe empty. */
export function tidyRuns(runs: readonly Run[], { spacing }: TypographyOptions): readonly Run[] {
  const rules = [...MARK_RULES, spacesBesideMarks, spacesBetweenScripts(spacing)];
  let tidied = runs;
  let lines = linesOf(tidied);
  let isChanged = true;
  for (let round = 0; isChanged && round < ROUNDS; round += 1) {
    isChanged = false;
    for (const rule of rules) {
      const edits = editsOf(lines, rule);
      if (edits.length === 0) continue;
      tidied = applyEdits(tidied, edits);
      lines = linesOf(tidied);
      isChanged = true;
    }
  }
  return tidied;
}

/** The marks of a text that would be set otherwise; spaces aside, which are a matter of taste. */
export function untidyMarks(text: string): string[] {
  return linesOf([{ text, isLinked: false }]).flatMap(({ line }) =>
    MARK_RULES.flatMap((rule) => rule(line))
      .sort((a, b) => a.start - b.start)
      .map(({ start, end }) => line.text.slice(start, end))
      .filter((mark) => mark.trim() !== ""),
  );
}

const BEYOND_ASCII = /[^\0-\x7f]/;

/** The lines of a text that can have Chinese in them, with where each begins. */
function linesOf(runs: readonly Run[]): { start: number; line: Line }[] {
  let start = 0;
  return textOf(runs)
    .split("\n")
    .flatMap((text) => {
      const at = start;
      start += text.length + 1;
      return BEYOND_ASCII.test(text) ? [{ start: at, line: new Line(text) }] : [];
    });
}

function editsOf(lines: readonly { start: number; line: Line }[], rule: Rule): Edit[] {
  return lines.flatMap(({ start, line }) =>
    rule(line).map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start })),
  );
}
