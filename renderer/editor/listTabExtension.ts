import { TabIndentationExtension } from "@lexical/extension";
import { $isListItemNode } from "@lexical/list";
import { $findMatchingParent } from "@lexical/utils";
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_NORMAL,
  configExtension,
  defineExtension,
  INDENT_CONTENT_COMMAND,
  KEY_TAB_COMMAND,
  OUTDENT_CONTENT_COMMAND,
} from "lexical";

/**
 * In a list the tab key changes an item's level. Elsewhere it leads out of the text, as in any form:
 * a paragraph has no levels, and nobody who works by keys alone is caught (WCAG 2.1.2).
 */
export const ListTabExtension = defineExtension({
  name: "twinpress/ListTab",
  dependencies: [configExtension(TabIndentationExtension, { $canIndent: $isListItemNode })],
  register: (editor) =>
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => {
        const selection = $getSelection();
        const item = $isRangeSelection(selection)
          ? $findMatchingParent(selection.anchor.getNode(), $isListItemNode)
          : null;
        const isOut = event.shiftKey && item?.getIndent() === 0;
        // Taken, and not prevented: the browser moves the focus.
        if (!item || isOut) return true;
        event.preventDefault();
        return editor.dispatchCommand(
          event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND,
          undefined,
        );
      },
      COMMAND_PRIORITY_NORMAL,
    ),
});
