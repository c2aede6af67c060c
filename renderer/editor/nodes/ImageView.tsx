import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalNodeSelection } from "@lexical/react/useLexicalNodeSelection";
import { $getNodeByKey } from "lexical";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { mediaUrl } from "../../../shared/channels.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import styles from "./ImageView.module.css";
import { $setImageText, type ImageText } from "./imageState.ts";

interface ImageViewProps {
  nodeKey: string;
  media: string;
  text: ImageText;
}

/** A picture in the text, with its caption, alternative text and credit to be written in place. */
export function ImageView({ nodeKey, media, text }: ImageViewProps): ReactElement {
  const t = useTexts();
  const [editor] = useLexicalComposerContext();
  const [isSelected, setSelected, clearSelection] = useLexicalNodeSelection(nodeKey);
  const fieldsRef = useOwnKeys();
  const put = (part: Partial<ImageText>) =>
    editor.update(() => {
      const node = $getNodeByKey(nodeKey);
      if (node) $setImageText(node, part);
    });
  const field = (key: keyof ImageText, label: string, className = styles.field) => (
    <PictureField
      label={label}
      className={className}
      value={text[key]}
      onFocus={select}
      onChange={(value) => put({ [key]: value })}
    />
  );
  const select = () => {
    clearSelection();
    setSelected(true);
  };
  return (
    <div
      className={isSelected ? `${styles.figure} ${styles.selected}` : styles.figure}
      contentEditable={false}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys select the picture as they do text. */}
      <img src={mediaUrl(media, 960)} alt={text.alt} draggable={false} onClick={select} />
      <div ref={fieldsRef} className={styles.fields}>
        {field("caption", t("editor:caption"), `${styles.field} ${styles.wide}`)}
        {field("alt", t("editor:alt"))}
        {field("credit", t("editor:credit"))}
      </div>
    </div>
  );
}

interface PictureFieldProps {
  label: string;
  className: string | undefined;
  value: string;
  /** What is written about a picture is a part of it: its link shows while one does. */
  onFocus(): void;
  onChange(value: string): void;
}

/**
 * A field that shows what is being typed until it is left: the editor takes the text a moment
 * later, and a field that waited for it would break off an input method.
 */
function PictureField({ label, className, value, onFocus, onChange }: PictureFieldProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className={className}>
      {label}
      <input
        value={typed ?? value}
        onFocus={onFocus}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(event.target.value);
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}

/** Keys, pastes and drops in the fields are theirs, not the text's around them. */
function useOwnKeys() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const fields = ref.current;
    if (!fields) return;
    const keep = (event: Event) => event.stopPropagation();
    // Not `input`: React listens for it further out.
    const own = ["keydown", "beforeinput", "paste", "copy", "cut", "drop", "compositionstart"];
    for (const name of own) fields.addEventListener(name, keep);
    return () => {
      for (const name of own) fields.removeEventListener(name, keep);
    };
  }, []);
  return ref;
}
