import { mergeRegister } from "@lexical/utils";
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  BLUR_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
} from "lexical";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { type Completion, completionOf } from "../../../shared/bilingual/glossary/complete.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import styles from "./inText.module.css";

interface TermCompletionProps {
  editor: LexicalEditor;
  /** Words that may be wanted here, likeliest first. */
  forms: readonly string[];
}

/** A completion and where the caret is. */
interface Placed extends Completion {
  x: number;
  y: number;
}

/** While a term of the other side's text is being typed, offers the rest of it; the tab key takes it. */
export function TermCompletion({ editor, forms }: TermCompletionProps): ReactElement | null {
  const t = useTexts();
  const [completion, setCompletion] = useState<Placed | null>(null);
  const latest = useRef<Placed | null>(null);
  useEffect(() => {
    latest.current = completion;
  }, [completion]);
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      const { current } = latest;
      if (!current || event.shiftKey || editor.isComposing()) return false;
      event.preventDefault();
      $take(current);
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
      // Whoever has left the text is not offered anything there.
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          setCompletion(null);
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
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

/** What the text before the caret may become. */
function $completion(forms: readonly string[]): Completion | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node)) return null;
  return completionOf(node.getTextContent().slice(0, selection.anchor.offset), forms);
}

/** Puts a completion in the place of its beginning, as one step to be undone. */
function $take({ typed, text }: Completion): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const { anchor, focus } = selection;
  anchor.set(anchor.key, Math.max(0, focus.offset - typed), anchor.type);
  selection.insertText(text);
}

function withPlace(found: Completion | null): Placed | null {
  const selection = window.getSelection();
  if (!found || !selection || selection.rangeCount === 0) return null;
  const { left, bottom } = selection.getRangeAt(0).getBoundingClientRect();
  return { ...found, x: left, y: bottom };
}
