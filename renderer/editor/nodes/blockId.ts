import { mergeRegister } from "@lexical/utils";
import {
  $getEditor,
  $getRoot,
  $getState,
  $setState,
  COMMAND_PRIORITY_HIGH,
  createState,
  type LexicalEditor,
  type LexicalNode,
  RootNode,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
} from "lexical";
import { newBlockId } from "../../../shared/story/ids.ts";

/** A top-level block's id (shared/document/model.ts), kept with the node through undo and reload. */
export const blockIdState = createState("blockId", {
  parse: (value) => (typeof value === "string" ? value : ""),
});

/** A block's id; empty while it has none yet. */
export function $blockId(node: LexicalNode): string {
  return $getState(node, blockIdState);
}

/** A block that takes another's place, as when a paragraph is made a heading, keeps its id. */
export function $passBlockId(from: LexicalNode, to: LexicalNode): void {
  const id = $blockId(from);
  if (id !== "") $setState(to, blockIdState, id);
}

/** Sees to it that each block of an editor has an id of its own, and the same one for as long as it is there. */
export function registerBlockIds(editor: LexicalEditor): () => void {
  /** Every id that this editor ever had. */
  const known = new Set<string>();
  return mergeRegister(
    // The root changes when blocks come and go, not while text is typed or composed.
    editor.registerNodeTransform(RootNode, () => {
      $ensureBlockIds();
      for (const node of $getRoot().getChildren()) known.add($blockId(node));
    }),
    editor.registerCommand(
      SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
      ({ nodes }) => {
        const present = new Set($getRoot().getChildren().map($blockId));
        for (const node of nodes) {
          const id = $blockId(node);
          // Cut here, a block comes back as itself; a copy, or one of the other sheet, is another one.
          if (id !== "" && (present.has(id) || !known.has(id))) $setState(node, blockIdState, "");
        }
        return false;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/** A block that is no longer there, as it was before this update. */
interface Lost {
  id: string;
  text: string;
  /** Of the block before it; empty for the first. */
  previous: string;
}

/**
 * Gives every block an id of its own. Where two have the same one, as after a split, the first keeps
 * it. A block that only was made another kind of one (a list of a paragraph, or the other way round)
 * has the id of the one that it was.
 */
function $ensureBlockIds(): void {
  const blocks = $getRoot().getChildren();
  const seen = new Set<string>();
  const fresh = new Set<LexicalNode>();
  for (const node of blocks) {
    const id = $blockId(node);
    if (id === "" || seen.has(id)) fresh.add(node);
    else seen.add(id);
  }
  if (fresh.size === 0) return;
  const lost = lostBlocks(seen);
  let previous = "";
  for (const node of blocks) {
    if (fresh.has(node)) {
      const heir = lost.find((each) => isSameBlock(each, bare(node), previous));
      if (heir) lost.splice(lost.indexOf(heir), 1);
      $setState(node, blockIdState, heir?.id ?? newBlockId());
    }
    previous = $blockId(node);
  }
}

function lostBlocks(present: ReadonlySet<string>): Lost[] {
  return $getEditor()
    .getEditorState()
    .read(() => {
      let previous = "";
      return $getRoot()
        .getChildren()
        .flatMap((node) => {
          const lost = { id: $blockId(node), text: bare(node), previous };
          previous = lost.id;
          return lost.id === "" || present.has(lost.id) ? [] : [lost];
        });
    });
}

/** By its words; where it stood, what came in an empty one's place, what is left of it, or more than it, will do. */
function isSameBlock(lost: Lost, text: string, previous: string): boolean {
  if (lost.text === text && text !== "") return true;
  if (lost.previous !== previous) return false;
  if (lost.text === "" || text === "") return lost.text === "";
  return lost.text.startsWith(text) || text.startsWith(lost.text);
}

/** White space parts blocks and lines, and is no part of them. */
function bare(node: LexicalNode): string {
  return node.getTextContent().replace(/\s+/gu, "");
}
