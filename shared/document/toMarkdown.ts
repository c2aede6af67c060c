import { EMPTY_PARAGRAPH, shortcode } from "./markdownSyntax.ts";
import type { Block, Body, ListItem, MediaId } from "./model.ts";
import { inlinesToMarkdown } from "./toMarkdownInlines.ts";

/**
 * A body as Markdown that every reader of CommonMark takes the same way, with pictures as Hugo's
 * figure shortcode. Read again, it gives the same body but for its ids.
 *
 * @param fileOf the name of a picture's file, as seen from the Markdown
 */
export function toMarkdown(body: Body, fileOf: (media: MediaId) => string): string {
  const written: string[] = [];
  let markers: Markers = "first";
  for (const [index, block] of body.entries()) {
    const before = body[index - 1];
    const isSecondList = block.type === "list" && before?.type === "list" && before.ordered === block.ordered;
    markers = isSecondList && markers === "first" ? "second" : "first";
    const text = blockToMarkdown(block, markers, fileOf);
    if (text !== "") written.push(`${text}\n`);
  }
  return written.join("\n");
}

/** Two lists of one kind in a row are told apart by their markers. */
type Markers = "first" | "second";

function blockToMarkdown(block: Block, markers: Markers, fileOf: (media: MediaId) => string): string {
  switch (block.type) {
    case "paragraph":
      return block.children.length === 0 ? EMPTY_PARAGRAPH : inlinesToMarkdown(block.children);
    case "heading":
      return `${"#".repeat(block.level)} ${inlinesToMarkdown(block.children, "one-line")}`.trimEnd();
    case "quote":
      return prefixed("> ", "> ", inlinesToMarkdown(block.children));
    case "list":
      return listToMarkdown(block, markers);
    case "image": {
      const { media, alt, caption, credit } = block;
      return shortcode("figure", { src: fileOf(media), alt, caption, attr: credit });
    }
    case "rule":
      return "---";
  }
}

function listToMarkdown(
  { ordered, items }: { ordered: boolean; items: ListItem[] },
  markers: Markers,
): string {
  const isFirst = markers === "first";
  return items
    .map((item, index) => {
      const marker = ordered ? `${index + 1}${isFirst ? "." : ")"}` : isFirst ? "-" : "*";
      return prefixed(`${marker} `, " ".repeat(marker.length + 1), itemToMarkdown(item));
    })
    .join("\n");
}

function itemToMarkdown({ children, items }: ListItem): string {
  const text = inlinesToMarkdown(children);
  if (!items || items.items.length === 0) return text;
  const nested = listToMarkdown(items, "first");
  // A marker with nothing behind it would be taken for a part of the paragraph above it.
  const startsEmpty = items.items[0]?.children.length === 0;
  return [text, ...(text !== "" && startsEmpty ? [""] : []), nested].join("\n");
}

/** Text with `first` before its first line and `others` before the others; none ends in a space. */
function prefixed(first: string, others: string, text: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? first : others) + line)
    .map((line) => line.trimEnd())
    .join("\n");
}
