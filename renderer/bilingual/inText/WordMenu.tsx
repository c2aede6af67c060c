import type { LexicalEditor } from "lexical";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { Menu, MenuItem, Popover } from "react-aria-components";
import { flushSync } from "react-dom";
import { request, useEvent } from "../../app/bridge.ts";
import { useAttempt, useNotices } from "../../app/Notices.tsx";
import { useTexts } from "../../i18n/useTexts.ts";
import menuStyles from "../../ui/Menu.module.css";
import {
  caretPlace,
  type FoundWord,
  fieldsOf,
  misspellingAt,
  nextMisspelling,
  type Place,
} from "./misspellings.ts";
import type { SpellingClient } from "./SpellingClient.ts";

interface WordMenuProps {
  editor: LexicalEditor;
  spelling: SpellingClient;
  own: readonly string[];
}

/** A misspelt word that was asked about. */
interface Asked {
  found: FoundWord;
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
    found.select();
    setAsked({ found, suggestions: await spelling.suggest(found.word) });
  };
  useContextMenu(editor, (place) =>
    attempt(async () => {
      const found = await misspellingAt(editor, place, { spelling, own });
      if (found) await ask(found);
    }),
  );
  useEvent("menu.command", ({ command }) => {
    if (command !== "next-misspelling" || editor.isComposing()) return;
    attempt(async () => {
      const found = await nextMisspelling(editor, { spelling, own });
      if (found) await ask(found);
      else show(t("helps:spelling-none"));
    });
  });
  if (!asked) return null;
  const { found, suggestions } = asked;
  const { left, bottom } = found.box();
  const choose = (key: string) => {
    // As long as the menu is there, it has the focus.
    flushSync(() => setAsked(null));
    if (key !== ADD) found.replace(key);
    else attempt(() => request("helps.addWord", { word: found.word }));
  };
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
          aria-label={t("helps:spelling-menu", { word: found.word })}
          onAction={(key) => choose(String(key))}
          autoFocus="first"
        >
          {suggestions.map((suggestion) => (
            <MenuItem key={suggestion} id={suggestion} className={menuStyles.item ?? ""}>
              <b lang="en">{suggestion}</b>
            </MenuItem>
          ))}
          <MenuItem id={ADD} className={menuStyles.item ?? ""}>
            {t("helps:spelling-add", { word: found.word })}
          </MenuItem>
        </Menu>
      </Popover>
    </>
  );
}

/** No word has a space. */
const ADD = "add word";

/** Calls `ask` with the place that a menu is asked for at: the pointer's, or the caret's. */
function useContextMenu(editor: LexicalEditor, ask: (place: Place) => void): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    const root = editor.getRootElement();
    if (!root) return;
    const onMenu = (event: MouseEvent) => {
      const isInText = event.currentTarget === root && isByPointer(event);
      const place = isInText ? pointerPlace(event) : caretPlace();
      if (!place) return;
      event.preventDefault();
      latest.current(place);
    };
    const elements = [root, ...fieldsOf(root)];
    for (const element of elements) element.addEventListener("contextmenu", onMenu);
    return () => {
      for (const element of elements) element.removeEventListener("contextmenu", onMenu);
    };
  }, [editor]);
}

/** A key's event has no button; on a Mac, Ctrl and the first one ask for the menu, too. */
function isByPointer({ button, ctrlKey }: MouseEvent): boolean {
  return button === 2 || ctrlKey;
}

function pointerPlace({ clientX, clientY }: MouseEvent): Place | null {
  const caret = document.caretPositionFromPoint(clientX, clientY);
  return caret && { node: caret.offsetNode, offset: caret.offset };
}
