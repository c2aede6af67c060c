import { $create, $setState, DecoratorNode, type LexicalNode } from "lexical";
import type { ReactElement } from "react";
import type { ImageBlock } from "../../../shared/document/model.ts";
import { ImageView } from "./ImageView.tsx";
import { $imageMedia, $imageText, $setImageText, imageStates } from "./imageState.ts";

/** A picture as a block of its own. */
export class ImageNode extends DecoratorNode<ReactElement> {
  override $config() {
    return this.config("image", {
      extends: DecoratorNode,
      stateConfigs: Object.values(imageStates).map((stateConfig) => ({ stateConfig, flat: true })),
    });
  }

  override createDOM(): HTMLElement {
    return document.createElement("figure");
  }

  override updateDOM(): boolean {
    return false;
  }

  override isInline(): false {
    return false;
  }

  override getTextContent(): string {
    return $imageText(this).caption;
  }

  override decorate(): ReactElement {
    return <ImageView nodeKey={this.getKey()} media={$imageMedia(this)} text={$imageText(this)} />;
  }
}

/** A new picture. */
export function $createImageNode({ media, ...text }: Omit<ImageBlock, "type" | "id">): ImageNode {
  const node = $setState($create(ImageNode), imageStates.media, media);
  $setImageText(node, text);
  return node;
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode;
}
