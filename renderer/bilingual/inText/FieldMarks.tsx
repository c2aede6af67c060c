import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { Misspelling } from "../../../shared/helps/spelling.ts";
import { showMarks } from "./highlights.ts";
import styles from "./inText.module.css";
import type { SpellingClient } from "./SpellingClient.ts";

/** Milliseconds without a change before the text is looked at. */
const PAUSE = 400;

interface FieldMarksProps {
  field: HTMLTextAreaElement;
  /** What is in it. */
  text: string;
  spelling: SpellingClient;
  own: readonly string[];
}

interface Checked {
  text: string;
  misspelled: readonly Misspelling[];
}

/**
 * Marks misspelt words in a field. Its own text can't be marked: the marks stand on a clear copy of
 * it, which lies over it while there are any.
 */
export function FieldMarks({ field, text, spelling, own }: FieldMarksProps): ReactElement | null {
  const anchor = `--field-${useId().replace(/\W/g, "")}`;
  const copy = useRef<HTMLDivElement>(null);
  const [checked, setChecked] = useState<Checked>({ text: "", misspelled: [] });
  useEffect(() => {
    field.style.setProperty("anchor-name", anchor);
    return () => void field.style.removeProperty("anchor-name");
  }, [field, anchor]);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const misspelled = await spelling.check(text, own);
      if (isCurrent) setChecked({ text, misspelled });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, spelling, own]);
  // What was found is only true of the text that was looked at.
  const isMarked = checked.text === text && checked.misspelled.length > 0;
  useEffect(() => {
    const node = copy.current?.firstChild;
    if (!isMarked || !node) return;
    const marked = checked.misspelled.map(
      ({ start, end }) => ["misspelled", rangeIn(node, start, end)] as const,
    );
    return showMarks(marked);
  }, [isMarked, checked]);
  if (!isMarked || !field.parentElement) return null;
  return createPortal(
    <div
      ref={copy}
      style={{ positionAnchor: anchor }}
      className={`${field.className} ${styles.copy}`}
      lang={field.lang}
      aria-hidden
    >
      {text}
    </div>,
    field.parentElement,
  );
}

function rangeIn(node: Node, start: number, end: number): Range {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}
