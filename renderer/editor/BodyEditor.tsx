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
  FOCUS_COMMAND,
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
  read(): Body;
}

interface BodyEditorProps {
  language: Language;
  /** The body to begin with; from then on the editor has it. */
  initial: Body;
  /** Blocks whose counterpart changed. */
  stale: ReadonlySet<string>;
  onReady(handle: BodyHandle): void;
  onChange(): void;
  onFocus(): void;
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
        <Connection {...props} />
      </LexicalExtensionComposer>
    </div>
  );
}

/** Ties the editor to the screen: what changed, where the focus is, pictures that are dropped in. */
function Connection({ stale, onReady, onChange, onFocus }: Omit<BodyEditorProps, "initial">): null {
  const [editor] = useLexicalComposerContext();
  const { showError } = useNotices();
  const latest = useRef({ onReady, onChange, onFocus });
  useEffect(() => {
    latest.current = { onReady, onChange, onFocus };
  });
  useEffect(() => {
    const reader = new BodyReader(editor);
    latest.current.onReady({ editor, read: () => reader.read() });
    return mergeRegister(
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
        if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
        reader.forget(dirtyElements.keys());
        reader.forget(dirtyLeaves);
        latest.current.onChange();
      }),
      editor.registerCommand(
        FOCUS_COMMAND,
        () => {
          latest.current.onFocus();
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
  }, [editor, showError]);
  useStaleMarks(editor, stale);
  return null;
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

/** Marks blocks in the margin, beside the text and outside of what the editor keeps. */
function useStaleMarks(editor: LexicalEditor, stale: ReadonlySet<string>): void {
  useEffect(() => {
    const mark = () =>
      editor.getEditorState().read(() => {
        for (const node of $getRoot().getChildren()) {
          const element = editor.getElementByKey(node.getKey());
          element?.toggleAttribute("data-stale", stale.has($blockId(node)));
        }
      });
    mark();
    return editor.registerUpdateListener(({ dirtyElements }) => {
      // Blocks came or went.
      if (stale.size > 0 && dirtyElements.get("root") === true) mark();
    });
  }, [editor, stale]);
}
