import { $getNearestNodeFromDOMNode, $isTextNode, type LexicalEditor } from "lexical";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { Menu, MenuItem, Popover } from "react-aria-components";
import { request } from "../../app/bridge.ts";
import { useAttempt } from "../../app/Notices.tsx";
import { useTexts } from "../../i18n/useTexts.ts";
import menuStyles from "../../ui/Menu.module.css";
import { type Line, lineAt, offsetIn, rangeOf } from "./lines.ts";
import type { SpellingClient } from "./SpellingClient.ts";

interface WordMenuProps {
  editor: LexicalEditor;
  spelling: SpellingClient;
  own: readonly string[];
}

/** A misspelt word that was asked about, and where. */
interface Asked {
  word: string;
  range: Range;
  suggestions: readonly string[];
  x: number;
  y: number;
}

/** On a misspelt word the other mouse button gives what it may have been meant to be, and takes it in as right. */
export function WordMenu({ editor, spelling, own }: WordMenuProps): ReactElement | null {
  const t = useTexts();
  const attempt = useAttempt();
  const anchor = useRef<HTMLSpanElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const root = editor.getRootElement();
    if (!root) return;
    const ask = (event: MouseEvent) => {
      const place = placeAt(event);
      if (!place) return;
      event.preventDefault();
      const { clientX: x, clientY: y } = event;
      attempt(async () => {
        const found = await spelling.check(place.line.text, own);
        const hit = found.find(({ start, end }) => start <= place.offset && place.offset <= end);
        const range = hit && rangeOf(place.line, hit.start, hit.end);
        if (hit && range) setAsked({ ...hit, range, suggestions: await spelling.suggest(hit.word), x, y });
      });
    };
    root.addEventListener("contextmenu", ask);
    return () => root.removeEventListener("contextmenu", ask);
  }, [editor, spelling, own, attempt]);
  if (!asked) return null;
  const choose = (key: string) => {
    if (key === ADD) attempt(() => request("helps.addWord", { word: asked.word }));
    else replaceWord(editor, asked.range, key);
    setAsked(null);
  };
  return (
    <>
      <span ref={anchor} style={{ position: "fixed", left: asked.x, top: asked.y }} />
      <Popover
        className={menuStyles.popover ?? ""}
        triggerRef={anchor}
        isOpen
        onOpenChange={() => setAsked(null)}
        placement="bottom start"
      >
        <Menu
          className={menuStyles.menu ?? ""}
          aria-label={t("helps:spelling-menu", { word: asked.word })}
          onAction={(key) => choose(String(key))}
          autoFocus="first"
        >
          {asked.suggestions.map((suggestion) => (
            <MenuItem key={suggestion} id={suggestion} className={menuStyles.item ?? ""}>
              <b lang="en">{suggestion}</b>
            </MenuItem>
          ))}
          <MenuItem id={ADD} className={menuStyles.item ?? ""}>
            {t("helps:spelling-add", { word: asked.word })}
          </MenuItem>
        </Menu>
      </Popover>
    </>
  );
}

/** No word has a space. */
const ADD = "add word";

function placeAt({ clientX, clientY }: MouseEvent): { line: Line; offset: number } | null {
  const caret = document.caretPositionFromPoint(clientX, clientY);
  const line = caret && lineAt(caret.offsetNode);
  const offset = caret && line ? offsetIn(line, caret.offsetNode, caret.offset) : null;
  return line && offset !== null ? { line, offset } : null;
}

/** Writes a word in another one's place, as part of the same run of text. */
function replaceWord(editor: LexicalEditor, range: Range, by: string): void {
  editor.update(() => {
    const node = $getNearestNodeFromDOMNode(range.startContainer);
    // A word in two runs, half of it bold, is left to be typed.
    if (!$isTextNode(node) || range.startContainer !== range.endContainer) return;
    node.spliceText(range.startOffset, range.endOffset - range.startOffset, by, true);
  });
  editor.focus();
}
