import type { Block, Body, Inline, ListItem, MediaId } from "./model.ts";

/** Every run of inline content of a block, in reading order: one for most blocks, one an item for lists. */
export function* inlinesOf(block: Block): Generator<readonly Inline[]> {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "quote":
      yield block.children;
      return;
    case "list":
      yield* inlinesOfItems(block.items);
      return;
    case "image":
    case "rule":
      return;
  }
}

function* inlinesOfItems(items: readonly ListItem[]): Generator<readonly Inline[]> {
  for (const item of items) {
    yield item.children;
    if (item.items) yield* inlinesOfItems(item.items.items);
  }
}

/** The pictures that a body shows, in order, each once. */
export function mediaOfBody(body: Body): MediaId[] {
  const found = new Set<MediaId>();
  for (const block of body) if (block.type === "image") found.add(block.media);
  return [...found];
}

/** The targets of a body's links, with the block each is in. */
export function linksOfBody(body: Body): { block: string; url: string }[] {
  const found: { block: string; url: string }[] = [];
  for (const block of body) {
    for (const inlines of inlinesOf(block)) {
      for (const inline of inlines) {
        if (inline.type === "link") found.push({ block: block.id, url: inline.url });
      }
    }
  }
  return found;
}
