import { mergeRegister } from "@lexical/utils";
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_HIGH,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
} from "lexical";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { useTexts } from "../../i18n/useTexts.ts";
import styles from "./inText.module.css";

interface TermCompletionProps {
  editor: LexicalEditor;
  /** Words that may be wanted here, likeliest first. */
  forms: readonly string[];
}

/** A word that what is being typed is the beginning of. */
interface Completion {
  form: string;
  /** How much of it is there already, in UTF-16 code units. */
  typed: number;
  x: number;
  y: number;
}

/** While a term of the other side's text is being typed, offers the rest of it; the tab key takes it. */
export function TermCompletion({ editor, forms }: TermCompletionProps): ReactElement | null {
  const t = useTexts();
  const [completion, setCompletion] = useState<Completion | null>(null);
  const latest = useRef<Completion | null>(null);
  useEffect(() => {
    latest.current = completion;
  }, [completion]);
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      const { current } = latest;
      if (!current || editor.isComposing()) return false;
      event.preventDefault();
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(current.form.slice(current.typed));
      setCompletion(null);
      return true;
    };
    const refuse = () => {
      if (!latest.current) return false;
      setCompletion(null);
      return true;
    };
    return mergeRegister(
      editor.registerUpdateListener(({ editorState, dirtyLeaves }) => {
        const isTyped = dirtyLeaves.size > 0 && !editor.isComposing();
        const found = isTyped ? editorState.read(() => $completion(forms)) : null;
        setCompletion((shown) => (found || shown ? withPlace(found) : shown));
      }),
      editor.registerCommand(KEY_TAB_COMMAND, take, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(KEY_ESCAPE_COMMAND, refuse, COMMAND_PRIORITY_HIGH),
    );
  }, [editor, forms]);
  if (!completion) return null;
  return (
    <span className={styles.completion} style={{ left: completion.x, top: completion.y }} role="status">
      {completion.form}
      <kbd>{t("helps:completion-key")}</kbd>
    </span>
  );
}

/** The first form that the text before the caret ends with the beginning of. */
function $completion(forms: readonly string[]): Pick<Completion, "form" | "typed"> | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node)) return null;
  const before = node.getTextContent().slice(0, selection.anchor.offset).toLowerCase();
  for (const form of forms) {
    const typed = beginningIn(before, form.toLowerCase());
    if (typed > 0) return { form, typed };
  }
  return null;
}

/** How much of a form a text ends with; 0 where that is nothing, all of it, or too little to go by. */
function beginningIn(text: string, form: string): number {
  const isHan = /^\p{Script=Han}/u.test(form);
  for (let length = Math.min(form.length - 1, text.length); length >= (isHan ? 1 : 2); length -= 1) {
    if (!text.endsWith(form.slice(0, length))) continue;
    const isInWord = !isHan && /[\p{L}\p{N}]/u.test(text.charAt(text.length - length - 1));
    if (!isInWord) return length;
  }
  return 0;
}

function withPlace(found: Pick<Completion, "form" | "typed"> | null): Completion | null {
  const selection = window.getSelection();
  if (!found || !selection || selection.rangeCount === 0) return null;
  const { left, bottom } = selection.getRangeAt(0).getBoundingClientRect();
  return { ...found, x: left, y: bottom };
}
