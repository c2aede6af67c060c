import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalNodeSelection } from "@lexical/react/useLexicalNodeSelection";
import { $getNodeByKey } from "lexical";
import { type ReactElement, useEffect, useRef } from "react";
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
    <label className={className}>
      {label}
      <input value={text[key]} onChange={(event) => put({ [key]: event.target.value })} />
    </label>
  );
  return (
    <div
      className={isSelected ? `${styles.figure} ${styles.selected}` : styles.figure}
      contentEditable={false}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys select the picture as they do text. */}
      <img
        src={mediaUrl(media, 960)}
        alt={text.alt}
        draggable={false}
        onClick={() => {
          clearSelection();
          setSelected(true);
        }}
      />
      <div ref={fieldsRef} className={styles.fields}>
        {field("caption", t("editor:caption"), `${styles.field} ${styles.wide}`)}
        {field("alt", t("editor:alt"))}
        {field("credit", t("editor:credit"))}
      </div>
    </div>
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
