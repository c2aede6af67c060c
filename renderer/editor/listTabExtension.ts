import { TabIndentationExtension } from "@lexical/extension";
import { $isListItemNode, type ListItemNode } from "@lexical/list";
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
        const items = $selectedItems();
        const isOut = event.shiftKey && items.every((item) => item.getIndent() === 0);
        // Taken, and not prevented: the browser moves the focus.
        if (items.length === 0 || isOut) return true;
        event.preventDefault();
        return editor.dispatchCommand(
          event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND,
          undefined,
        );
      },
      COMMAND_PRIORITY_NORMAL,
    ),
});

function $selectedItems(): ListItemNode[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return [];
  return [selection.anchor.getNode(), ...selection.getNodes()].flatMap(
    (node) => $findMatchingParent(node, $isListItemNode) ?? [],
  );
}
