import { merged } from "../../document/markdownInlines.ts";
import { MARKS } from "../../document/marks.ts";
import type { Inline, LinkInline, Mark } from "../../document/model.ts";

/**
 * Inline content as XLIFF has it: text with tags around it (`g`) and in it (`x`), one after the
 * other, so that no nesting is too deep for it.
 */
export type Token =
  | { type: "text"; text: string }
  | { type: "open"; tag: Tag }
  | { type: "close" }
  | { type: "point"; tag: Tag };

/** What a tag stands for; `part` is where a part of a passage ends, `foreign` is none of ours. */
export type Tag = { id: string } & (
  | { kind: Mark | "break" | "part" | "foreign" }
  | { kind: "link"; url: string }
);

/** Anything but the characters of XML 1.0 (Fifth Edition, §2.2). */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text without the control characters and halves of characters that XML can't hold. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, "");
}

/** Runs of inline content as one, with a `part` between them; tags are numbered from 1. */
export function tokensOf(slots: readonly (readonly Inline[])[]): Token[] {
  const writer = new TokenWriter();
  for (const [index, slot] of slots.entries()) {
    if (index > 0) writer.point("part");
    writer.inlines(slot, []);
  }
  return writer.tokens;
}

class TokenWriter {
  readonly tokens: Token[] = [];
  private count = 0;

  point(kind: "break" | "part"): void {
    this.tokens.push({ type: "point", tag: { id: this.nextId(), kind } });
  }

  /** @param outer marks that are open already */
  inlines(inlines: readonly Inline[], outer: readonly Mark[]): void {
    for (let at = 0; at < inlines.length; ) {
      const { mark, end } = longestMark(inlines, at, outer);
      if (mark === null) {
        this.inline(inlines[at]);
      } else {
        this.tokens.push({ type: "open", tag: { id: this.nextId(), kind: mark } });
        this.inlines(inlines.slice(at, end), [...outer, mark]);
        this.tokens.push({ type: "close" });
      }
      at = end;
    }
  }

  private inline(inline: Inline | undefined): void {
    if (inline?.type === "break") this.point("break");
    if (inline?.type === "link") {
      const url = xmlText(inline.url);
      this.tokens.push({ type: "open", tag: { id: this.nextId(), kind: "link", url } });
      this.inlines(inline.children, []);
      this.tokens.push({ type: "close" });
    }
    if (inline?.type === "text") {
      const text = xmlText(inline.text);
      if (text !== "") this.tokens.push({ type: "text", text });
    }
  }

  private nextId(): string {
    this.count += 1;
    return String(this.count);
  }
}

/** The mark that goes on longest from here, across breaks, so that as few tags as can be are made. */
function longestMark(inlines: readonly Inline[], at: number, outer: readonly Mark[]) {
  const first = inlines[at];
  let best: { mark: Mark | null; end: number } = { mark: null, end: at + 1 };
  for (const mark of first?.type === "text" ? (first.marks ?? []) : []) {
    if (outer.includes(mark)) continue;
    const end = endOfMark(inlines, at, mark);
    if (best.mark === null || end > best.end) best = { mark, end };
  }
  return best;
}

function endOfMark(inlines: readonly Inline[], at: number, mark: Mark): number {
  let end = at + 1;
  for (let next = end; next < inlines.length; next += 1) {
    const inline = inlines[next];
    if (inline?.type === "text" && inline.marks?.includes(mark)) end = next + 1;
    else if (inline?.type !== "break") break;
  }
  return end;
}

/**
 * The target's tokens with the numbers that the same tags have in the source; tags that the source
 * does not have get numbers of their own.
 */
export function renumbered(target: readonly Token[], source: readonly Token[]): Token[] {
  const left = tagsOf(source);
  const ids = new Map<string, string>();
  const match = (isSame: (a: Tag, b: Tag) => boolean) => {
    for (const tag of tagsOf(target)) {
      const at = ids.has(tag.id) ? -1 : left.findIndex((candidate) => isSame(candidate, tag));
      const [found] = at < 0 ? [] : left.splice(at, 1);
      if (found) ids.set(tag.id, found.id);
    }
  };
  match((a, b) => a.kind === b.kind && urlOf(a) === urlOf(b));
  // A link may lead to the page in the reader's language.
  match((a, b) => a.kind === b.kind);
  let next = tagsOf(source).length;
  return target.map((token): Token => {
    if (!("tag" in token)) return token;
    const id = ids.get(token.tag.id);
    if (id === undefined) next += 1;
    return { ...token, tag: { ...token.tag, id: id ?? String(next) } };
  });
}

/** The tags in order. */
export function tagsOf(tokens: readonly Token[]): Tag[] {
  return tokens.flatMap((token) => ("tag" in token ? [token.tag] : []));
}

/** A link's target; the empty string for any other tag. */
export function urlOf(tag: Tag): string {
  return tag.kind === "link" ? tag.url : "";
}

/** The text between the tags; a line end where a line or a part ends. */
export function tokensText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.type === "text" ? token.text : token.type === "point" ? "\n" : ""))
    .join("");
}

/** Tokens as the runs of inline content that they came from. */
export function slotsFrom(tokens: readonly Token[]): Inline[][] {
  const slots: Inline[][] = [[]];
  const open: Tag[] = [];
  let link: LinkInline | null = null;
  const put = (inline: LinkInline["children"][number]) => {
    if (link) link.children.push(inline);
    else slots.at(-1)?.push(inline);
  };
  for (const token of tokens) {
    if (token.type === "text") {
      const marks = MARKS.filter((mark) => open.some(({ kind }) => kind === mark));
      put({ type: "text", text: token.text, ...(marks.length > 0 ? { marks } : {}) });
    } else if (token.type === "open") {
      open.push(token.tag);
      if (token.tag.kind !== "link" || link) continue;
      link = { type: "link", url: token.tag.url, children: [] };
      slots.at(-1)?.push(link);
    } else if (token.type === "close") {
      open.pop();
      if (open.every(({ kind }) => kind !== "link")) link = null;
    } else if (token.tag.kind === "part") {
      slots.push([]);
    } else {
      put({ type: "break" });
    }
  }
  return slots.map(settled);
}

function settled(slot: Inline[]): Inline[] {
  return merged(slot).map((inline) =>
    inline.type === "link" ? { ...inline, children: merged(inline.children) } : inline,
  );
}
