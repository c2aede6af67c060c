import { DRAG_DROP_PASTE } from "@lexical/rich-text";
import { mergeRegister } from "@lexical/utils";
import {
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  createCommand,
  defineExtension,
  type LexicalCommand,
  PASTE_COMMAND,
} from "lexical";
import type { Body } from "../../../shared/document/model.ts";
import { $nodesOf } from "../convert/toLexical.ts";
import { bodyFromHtml, bodyFromText } from "./importHtml.ts";

/** Picture files were dropped or pasted; the sheet takes them into the newsroom and puts them in the text. */
export const PICTURES_COMMAND: LexicalCommand<File[]> = createCommand("PICTURES");

/** Lexical's own form of copied text: it goes from one sheet to the other as it is. */
const OWN_FORMAT = "application/x-lexical-editor";

/** Pastes what was copied elsewhere as the blocks of a body, and nothing of how it looked. */
export const PasteExtension = defineExtension({
  name: "twinpress/Paste",
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          if (!(event instanceof ClipboardEvent) || !event.clipboardData) return false;
          const body = bodyOf(event.clipboardData);
          if (!body) return false;
          event.preventDefault();
          $insertBody(body);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        DRAG_DROP_PASTE,
        (files) => editor.dispatchCommand(PICTURES_COMMAND, files.filter(isPicture)),
        COMMAND_PRIORITY_LOW,
      ),
    ),
});

function isPicture({ type }: File): boolean {
  return type.startsWith("image/");
}

/** Null where Lexical's own paste does right: its own copies, and files. */
function bodyOf(data: DataTransfer): Body | null {
  if (data.types.includes(OWN_FORMAT)) return null;
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  if ([...data.files].some(isPicture) && text.trim() === "") return null;
  if (html !== "") {
    const body = bodyFromHtml(html);
    if (body.length > 0) return body;
  }
  return text === "" ? null : bodyFromText(text);
}

/** One paragraph goes into the line that is being written; more are blocks of their own. */
function $insertBody(body: Body): void {
  const selection = $getSelection();
  if (!selection) return;
  const [only] = body;
  const nodes = $nodesOf(body);
  const [first] = nodes;
  const isLine = body.length === 1 && only?.type === "paragraph" && $isRangeSelection(selection);
  if (isLine && first && "getChildren" in first && typeof first.getChildren === "function") {
    selection.insertNodes(first.getChildren());
  } else $insertNodes(nodes);
}
