import { $getRoot, $getState, $setState, createState, type LexicalNode } from "lexical";
import { newBlockId } from "../../../shared/story/ids.ts";

/** A top-level block's id (shared/document/model.ts), kept with the node through undo and reload. */
export const blockIdState = createState("blockId", {
  parse: (value) => (typeof value === "string" ? value : ""),
});

/** A block's id; empty while it has none yet. */
export function $blockId(node: LexicalNode): string {
  return $getState(node, blockIdState);
}

/**
 * Gives every block an id of its own. Where two have the same one, as after a split or a paste, the
 * first keeps it.
 */
export function $ensureBlockIds(): void {
  const seen = new Set<string>();
  for (const node of $getRoot().getChildren()) {
    const id = $blockId(node);
    if (id !== "" && !seen.has(id)) {
      seen.add(id);
      continue;
    }
    const fresh = newBlockId();
    seen.add(fresh);
    $setState(node, blockIdState, fresh);
  }
}

/** A block that takes another's place, as when a paragraph is made a heading, keeps its id. */
export function $passBlockId(from: LexicalNode, to: LexicalNode): void {
  const id = $blockId(from);
  if (id !== "") $setState(to, blockIdState, id);
}
