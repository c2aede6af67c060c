// @vitest-environment happy-dom
import { buildEditorFromExtensions } from "@lexical/extension";
import fc from "fast-check";
import {
  $createParagraphNode,
  $createRangeSelection,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $setSelection,
  defineExtension,
  type LexicalEditor,
  REDO_COMMAND,
  UNDO_COMMAND,
} from "lexical";
import { describe, expect, it, vi } from "vitest";
import { $blockAtCaret, replaceBlocks } from "../../renderer/editor/blocks.ts";
import { BodyExtension } from "../../renderer/editor/bodyExtension.ts";
import { BodyReader } from "../../renderer/editor/convert/BodyReader.ts";
import { $writeBody } from "../../renderer/editor/convert/toLexical.ts";
import { $makeBlocks } from "../../renderer/editor/toolbar/blockType.ts";
import type { Body, Inline } from "../../shared/document/model.ts";
import { inlinesOf } from "../../shared/document/walk.ts";
import { bodies } from "./bodies.ts";

/** What comes in a moment is waited for longer on a busy computer. */
const PATIENCE = { timeout: 60_000 };

function editorWith(body: Body): LexicalEditor {
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: "[test]",
      $initialEditorState: () => $writeBody(body),
      dependencies: [BodyExtension],
    }),
  );
  // The first state waits for its turn; with a screen it has come before the first key.
  update(editor, () => undefined);
  return editor;
}

/** Bodies as an editor has them: it makes one of two like lists or links in a row, and keeps no empty ones. */
const editable = bodies.filter((body) =>
  body.every((block, index) => {
    const before = body[index - 1];
    const isTwin = block.type === "list" && before?.type === "list" && before.ordered === block.ordered;
    const isEmpty = block.type !== "paragraph" && "children" in block && block.children.length === 0;
    return !isTwin && !isEmpty && [...inlinesOf(block)].every(hasPlainLinks);
  }),
);

function hasPlainLinks(inlines: readonly Inline[]): boolean {
  return inlines.every((inline, index) => {
    const before = inlines[index - 1];
    if (inline.type !== "link") return true;
    return inline.children.length > 0 && !(before?.type === "link" && before.url === inline.url);
  });
}

function read(editor: LexicalEditor): Body {
  return new BodyReader(editor).read();
}

function update(editor: LexicalEditor, work: () => void): void {
  editor.update(work, { discrete: true });
}

describe("a body in the editor", () => {
  it("comes out as it went in", () => {
    fc.assert(
      fc.property(editable, (body) => {
        const wanted =
          body.length === 1 && body[0]?.type === "paragraph" && body[0].children.length === 0 ? [] : body;
        expect(read(editorWith(body))).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });

  it("is read again only where it changed, and never otherwise than from scratch", () => {
    fc.assert(
      fc.property(
        bodies,
        fc.array(fc.tuple(fc.nat(), fc.string({ minLength: 1 })), { maxLength: 8 }),
        (body, edits) => {
          const editor = editorWith(body);
          const reader = new BodyReader(editor);
          editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
            reader.forget(dirtyElements.keys());
            reader.forget(dirtyLeaves);
          });
          reader.read();
          for (const [place, text] of edits) {
            update(editor, () => {
              const blocks = $getRoot().getChildren();
              const block = blocks[place % blocks.length];
              if (place % 3 === 0) $getRoot().append($createParagraphNode().append($createTextNode(text)));
              else if (place % 3 === 1 && blocks.length > 1) block?.remove();
              else if ($isElementNode(block))
                block.getFirstDescendant()?.getParent()?.append($createTextNode(text));
            });
            expect(reader.read()).toEqual(read(editor));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the ids of blocks", () => {
  const two: Body = [
    { type: "paragraph", id: "one", children: [{ type: "text", text: "First words" }] },
    { type: "paragraph", id: "two", children: [{ type: "text", text: "Second words" }] },
  ];
  const ids = (editor: LexicalEditor) => read(editor).map(({ id }) => id);
  const caret = (block: number, offset: number) => {
    const node = $getRoot().getChildAtIndex(block);
    const text = $isElementNode(node) ? node.getFirstDescendant() : null;
    const selection = $createRangeSelection();
    selection.anchor.set(text?.getKey() ?? "", offset, "text");
    selection.focus.set(text?.getKey() ?? "", offset, "text");
    $setSelection(selection);
    return selection;
  };

  it("a split leaves the id with the left part and gives the right one its own", () => {
    const editor = editorWith(two);
    update(editor, () => caret(0, 5).insertParagraph());
    const [left, right, last] = ids(editor);
    expect([left, last]).toEqual(["one", "two"]);
    expect(right).not.toBe("one");
    expect(right).toMatch(/^[0-9a-z]+$/);
  });

  it("a merge leaves the survivor its id", () => {
    const editor = editorWith(two);
    update(editor, () => caret(1, 0).deleteCharacter(true));
    expect(ids(editor)).toEqual(["one"]);
    expect(read(editor)[0]).toMatchObject({ children: [{ text: "First wordsSecond words" }] });
  });

  it("a paragraph that is made a heading keeps its id", () => {
    const editor = editorWith(two);
    update(editor, () => {
      caret(0, 2);
      $makeBlocks("heading-2");
    });
    expect(read(editor)[0]).toMatchObject({ type: "heading", id: "one", level: 2 });
  });

  it("come back with undo, and go on with redo", async () => {
    const editor = editorWith(two);
    update(editor, () => caret(0, 5).insertParagraph());
    const split = ids(editor);
    editor.dispatchCommand(UNDO_COMMAND, undefined);
    await vi.waitFor(() => expect(ids(editor)).toEqual(["one", "two"]), PATIENCE);
    editor.dispatchCommand(REDO_COMMAND, undefined);
    await vi.waitFor(() => expect(ids(editor)).toEqual(split), PATIENCE);
  });

  it("stay when several blocks get other content, with the caret in one; undo is one step", async () => {
    const editor = editorWith(two);
    update(editor, () => caret(1, 3));
    const tidied = two.map((block) => ({ ...block, children: [{ type: "text" as const, text: "Tidied" }] }));
    replaceBlocks(editor, tidied as Body);
    expect(read(editor)).toEqual(tidied);
    expect(editor.read($blockAtCaret)).toBe("two");
    editor.dispatchCommand(UNDO_COMMAND, undefined);
    await vi.waitFor(() => expect(read(editor)).toEqual(two), PATIENCE);
  });

  it("are never the same for two blocks, whatever is done", () => {
    fc.assert(
      fc.property(bodies, fc.array(fc.tuple(fc.nat(), fc.nat(4)), { maxLength: 20 }), (body, edits) => {
        const editor = editorWith(body);
        for (const [place, action] of edits) {
          update(editor, () => {
            const blocks = $getRoot().getChildren();
            const block = blocks[place % blocks.length];
            if (!block) return;
            if (action === 0) block.insertAfter($createParagraphNode());
            else if (action === 1 && $isElementNode(block)) block.selectEnd().insertParagraph();
            else if (action === 2 && blocks.length > 1) block.remove();
            else if (action === 3 && blocks[0] !== block) blocks[0]?.insertBefore(block);
            else $getRoot().append($createParagraphNode().append($createTextNode("x")));
          });
          const all = ids(editor);
          expect(new Set(all).size).toBe(all.length);
          expect(all).not.toContain("");
        }
      }),
      { numRuns: 80 },
    );
  });
});
