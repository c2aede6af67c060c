import { $createRangeSelection, $setSelection, type LexicalEditor } from "lexical";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { Menu, MenuItem, Popover } from "react-aria-components";
import { request, useEvent } from "../../app/bridge.ts";
import { useAttempt, useNotices } from "../../app/Notices.tsx";
import { useTexts } from "../../i18n/useTexts.ts";
import menuStyles from "../../ui/Menu.module.css";
import { type FoundWord, misspellingAt, nextMisspelling } from "./misspellings.ts";
import type { SpellingClient } from "./SpellingClient.ts";

interface WordMenuProps {
  editor: LexicalEditor;
  spelling: SpellingClient;
  own: readonly string[];
}

/** A misspelt word that was asked about. */
interface Asked extends FoundWord {
  suggestions: readonly string[];
}

/**
 * What a misspelt word may have been meant to be, and whether it is right after all: by the other mouse
 * button, by the keyboard's menu key, and by F7 for the next one.
 */
export function WordMenu({ editor, spelling, own }: WordMenuProps): ReactElement | null {
  const t = useTexts();
  const attempt = useAttempt();
  const { show } = useNotices();
  const anchor = useRef<HTMLSpanElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = async (found: FoundWord) => {
    select(editor, found.range);
    setAsked({ ...found, suggestions: await spelling.suggest(found.word) });
  };
  useContextMenu(editor, (place) =>
    attempt(async () => {
      const found = await misspellingAt(place, { spelling, own });
      if (found) await ask(found);
    }),
  );
  useEvent("menu.command", ({ command }) => {
    const root = editor.getRootElement();
    if (command !== "next-misspelling" || !root || editor.isComposing()) return;
    attempt(async () => {
      const found = await nextMisspelling(root, { spelling, own });
      if (found) await ask(found);
      else show(t("helps:spelling-none"));
    });
  });
  if (!asked) return null;
  const choose = (key: string) => {
    if (key === ADD) attempt(() => request("helps.addWord", { word: asked.word }));
    else replaceWord(editor, asked.range, key);
    setAsked(null);
    editor.focus();
  };
  const { left, bottom } = asked.range.getBoundingClientRect();
  return (
    <>
      <span ref={anchor} style={{ position: "fixed", left, top: bottom }} />
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

/** Calls `ask` with the place of a text that its menu is asked for at: the pointer's, or the caret's. */
function useContextMenu(editor: LexicalEditor, ask: (place: { node: Node; offset: number }) => void): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    const root = editor.getRootElement();
    if (!root) return;
    const onMenu = (event: MouseEvent) => {
      const place = isByPointer(event) ? placeAt(event) : caretPlace();
      if (!place) return;
      event.preventDefault();
      latest.current(place);
    };
    root.addEventListener("contextmenu", onMenu);
    return () => root.removeEventListener("contextmenu", onMenu);
  }, [editor]);
}

/** A key's event has no button; on a Mac, Ctrl and the first one ask for the menu, too. */
function isByPointer({ button, ctrlKey }: MouseEvent): boolean {
  return button === 2 || ctrlKey;
}

function placeAt({ clientX, clientY }: MouseEvent): { node: Node; offset: number } | null {
  const caret = document.caretPositionFromPoint(clientX, clientY);
  return caret && { node: caret.offsetNode, offset: caret.offset };
}

function caretPlace(): { node: Node; offset: number } | null {
  const selection = window.getSelection();
  return selection?.focusNode ? { node: selection.focusNode, offset: selection.focusOffset } : null;
}

/** Selects a word, so that one sees which is meant and where the next search begins. */
function select(editor: LexicalEditor, range: Range): void {
  range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  editor.update(
    () => {
      const selection = $createRangeSelection();
      selection.applyDOMRange(range);
      $setSelection(selection);
    },
    { discrete: true },
  );
}

/** Writes a word in another one's place, in the first letter's formatting. */
function replaceWord(editor: LexicalEditor, range: Range, by: string): void {
  editor.update(() => {
    const selection = $createRangeSelection();
    selection.applyDOMRange(range);
    $setSelection(selection);
    selection.insertText(by);
  });
}
