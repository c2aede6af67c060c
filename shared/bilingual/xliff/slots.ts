import type { Block, Inline, ListItem } from "../../document/model.ts";
import { inlineText } from "../../document/text.ts";
import { inlinesOf } from "../../document/walk.ts";
import type { Part } from "../parts.ts";

/** The places of a part that hold text, in reading order: one, or one an item, or alternative text and caption. */
export type Slot = readonly Inline[];

/** A part's text, place by place. */
export function slotsOf({ block, text }: Part): Slot[] {
  if (block === null) return [plain(text)];
  if (block.type === "image") return [plain(block.alt), plain(block.caption)];
  return [...inlinesOf(block)];
}

/** A block with other text in its places, of which there have to be as many. */
export function withSlots(block: Block, slots: readonly Slot[]): Block {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "quote":
      return { ...block, children: [...(slots[0] ?? [])] };
    case "list": {
      const left = slots.values();
      return { ...block, items: block.items.map((item) => withItemSlots(item, left)) };
    }
    case "image":
      return { ...block, alt: inlineText(slots[0] ?? []), caption: inlineText(slots[1] ?? []) };
    case "rule":
      return block;
  }
}

function withItemSlots(item: ListItem, left: Iterator<Slot>): ListItem {
  const next = left.next();
  const children = next.done ? [] : [...next.value];
  if (!item.items) return { children };
  const { ordered, items } = item.items;
  return { children, items: { ordered, items: items.map((inner) => withItemSlots(inner, left)) } };
}

/** True for a place that has nothing for a reader. */
export function isBlank(slot: Slot): boolean {
  return inlineText(slot).trim() === "";
}

function plain(text: string): Slot {
  return text === "" ? [] : [{ type: "text", text }];
}
