import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { LexicalExtensionComposer } from "@lexical/react/LexicalExtensionComposer";
import { mergeRegister } from "@lexical/utils";
import {
  $getRoot,
  $getSelection,
  $insertNodes,
  $setState,
  COMMAND_PRIORITY_EDITOR,
  defineExtension,
  type EditorState,
  FOCUS_COMMAND,
  HISTORIC_TAG,
  type LexicalEditor,
} from "lexical";
import { type ReactElement, useEffect, useMemo, useRef } from "react";
import type { Body } from "../../shared/document/model.ts";
import type { Language } from "../../shared/language.ts";
import { newBlockId } from "../../shared/story/ids.ts";
import type { Media } from "../../shared/story/model.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { $blockAtCaret } from "./blocks.ts";
import { BodyExtension } from "./bodyExtension.ts";
import { BodyReader } from "./convert/BodyReader.ts";
import { $writeBody } from "./convert/toLexical.ts";
import { $blockId, blockIdState } from "./nodes/blockId.ts";
import { $createImageNode } from "./nodes/ImageNode.tsx";
import { PICTURES_COMMAND } from "./paste/pasteExtension.ts";
import styles from "./Sheet.module.css";

/** A body's editor, as the rest of the screen uses it. */
export interface BodyHandle {
  editor: LexicalEditor;
  /** @param held ids of blocks that links hold */
  read(held?: ReadonlySet<string>): Body;
}

interface BodyEditorProps {
  language: Language;
  /** The body to begin with; from then on the editor has it. */
  initial: Body;
  /** Blocks whose counterpart changed. */
  stale: ReadonlySet<string>;
  /** Blocks that answer the one with the caret on the other side. */
  answers: ReadonlySet<string>;
  onReady(handle: BodyHandle): void;
  onChange(): void;
  /** Blocks came, went or changed places. */
  onBlocks(before: Body, after: Body): void;
  /** The caret is in a block. */
  onCaret(block: string): void;
}

/** The text of a version. */
export function BodyEditor({ initial, ...props }: BodyEditorProps): ReactElement {
  const t = useTexts();
  const { language } = props;
  const first = useRef(initial);
  const extension = useMemo(
    () =>
      defineExtension({
        name: "[root]",
        $initialEditorState: () => $writeBody(first.current),
        dependencies: [BodyExtension],
      }),
    [],
  );
  const label = t(language === "en" ? "editor:body-en" : "editor:body-zh");
  return (
    <div className={styles.body}>
      <LexicalExtensionComposer extension={extension} contentEditable={null}>
        <ContentEditable
          className={styles.content}
          lang={language}
          aria-label={label}
          aria-placeholder={t("editor:body-placeholder")}
          placeholder={<div className={styles.placeholder}>{t("editor:body-placeholder")}</div>}
          spellCheck={false}
        />
        <Connection initial={first.current} {...props} />
      </LexicalExtensionComposer>
    </div>
  );
}

/** Ties the editor to the screen: what changed, where the focus is, pictures that are dropped in. */
function Connection(props: BodyEditorProps): null {
  const { initial, stale, answers, onReady, onChange, onBlocks, onCaret } = props;
  const t = useTexts();
  const [editor] = useLexicalComposerContext();
  const { showError } = useNotices();
  const latest = useRef({ onReady, onChange, onBlocks, onCaret });
  useEffect(() => {
    latest.current = { onReady, onChange, onBlocks, onCaret };
  });
  useEffect(() => {
    const reader = new BodyReader(editor);
    latest.current.onReady({ editor, read: (held) => reader.read(held) });
    // An editor makes one of two lists in a row.
    if (initial.length > 1) tellBlocks(initial, reader.blocks(), latest.current.onBlocks);
    return mergeRegister(
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState, prevEditorState, tags }) => {
        const caret = editorState.read($blockAtCaret);
        if (caret !== null) latest.current.onCaret(caret);
        if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
        // Undo and redo put a whole state in place of another, and don't name what differs.
        const isWhole = tags.has(HISTORIC_TAG);
        const isOther = isWhole || haveOtherBlocks(prevEditorState, editorState);
        const before = isOther ? reader.blocks(prevEditorState) : null;
        if (isWhole) reader.forgetAll();
        reader.forget(dirtyElements.keys());
        reader.forget(dirtyLeaves);
        if (before) tellBlocks(before, reader.blocks(), latest.current.onBlocks);
        latest.current.onChange();
      }),
      editor.registerCommand(
        FOCUS_COMMAND,
        () => {
          const caret = editor.getEditorState().read($blockAtCaret);
          if (caret !== null) latest.current.onCaret(caret);
          return false;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        PICTURES_COMMAND,
        (files) => {
          void addFiles(files).then((media) => insertPictures(editor, media), showError);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    );
  }, [editor, initial, showError]);
  useBlockMarks(editor, "data-stale", stale, t("links:mark-stale"));
  useBlockMarks(editor, "data-answer", answers);
  return null;
}

/** True where blocks came, went or changed places. */
function haveOtherBlocks(before: EditorState, after: EditorState): boolean {
  const keys = (state: EditorState) => state.read(() => $getRoot().getChildrenKeys().join());
  return keys(before) !== keys(after);
}

function tellBlocks(before: Body, after: Body, tell: (before: Body, after: Body) => void): void {
  const isSame = before.length === after.length && before.every(({ id }, n) => id === after[n]?.id);
  if (!isSame) tell(before, after);
}

/** Takes picture files into the newsroom. */
async function addFiles(files: readonly File[]): Promise<Media[]> {
  return Promise.all(
    files.map(async (file) =>
      request("media.add", { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
    ),
  );
}

/** Puts pictures of the newsroom where the caret is, each as a block of its own. */
export function insertPictures(editor: LexicalEditor, pictures: readonly Media[]): void {
  if (pictures.length === 0) return;
  editor.update(() => {
    const nodes = pictures.map(({ id }) => {
      const node = $createImageNode({ media: id, alt: "", caption: "", credit: "" });
      return $setState(node, blockIdState, newBlockId());
    });
    // Nobody has set the caret yet.
    if ($getSelection() === null) $getRoot().selectEnd();
    $insertNodes(nodes);
  });
}

/** Marks blocks in the margin and for those who listen, beside the text and outside of what the editor keeps. */
function useBlockMarks(
  editor: LexicalEditor,
  attribute: string,
  ids: ReadonlySet<string>,
  description?: string,
): void {
  useEffect(() => {
    const mark = () =>
      editor.getEditorState().read(() => {
        for (const node of $getRoot().getChildren()) {
          const element = editor.getElementByKey(node.getKey());
          const isMarked = ids.has($blockId(node));
          element?.toggleAttribute(attribute, isMarked);
          if (isMarked && description) element?.setAttribute("aria-description", description);
          else if (description) element?.removeAttribute("aria-description");
        }
      });
    mark();
    return editor.registerUpdateListener(({ prevEditorState, editorState }) => {
      if (ids.size > 0 && haveOtherBlocks(prevEditorState, editorState)) mark();
    });
  }, [editor, attribute, ids, description]);
}
