import { $getRoot, type EditorState, type LexicalEditor } from "lexical";
import type { Block, Body } from "../../../shared/document/model.ts";
import { $blockOf } from "./fromLexical.ts";

const NONE: ReadonlySet<string> = new Set();

/**
 * Reads an editor's body, converting only the blocks that changed since it was last read: in a long
 * version a key costs no more than in a short one.
 */
export class BodyReader {
  private readonly editor: LexicalEditor;
  private readonly known = new Map<string, Block>();

  constructor(editor: LexicalEditor) {
    this.editor = editor;
  }

  /** Forgets the blocks that an update touched. */
  forget(keys: Iterable<string>): void {
    for (const key of keys) this.known.delete(key);
  }

  /** Forgets every block. */
  forgetAll(): void {
    this.known.clear();
  }

  /** Every block that the editor has, or had in an earlier state. */
  blocks(state: EditorState = this.editor.getEditorState()): Body {
    return state.read(() => {
      const children = $getRoot().getChildren();
      return children.flatMap((node) => {
        const key = node.getKey();
        const block = this.known.get(key) ?? $blockOf(node);
        if (!block) return [];
        this.known.set(key, block);
        return [block];
      });
    });
  }

  /**
   * The body as it is now. One empty paragraph, as an editor has when nothing is in it, is no block
   * unless a link holds it.
   */
  read(held: ReadonlySet<string> = NONE): Body {
    const body = this.blocks();
    const [only] = body;
    const isBlank = body.length === 1 && only?.type === "paragraph" && only.children.length === 0;
    return isBlank && !held.has(only.id) ? [] : body;
  }
}
