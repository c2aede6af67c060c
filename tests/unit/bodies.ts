import fc from "fast-check";
import { merged } from "../../shared/document/markdownInlines.ts";
import { MARKS } from "../../shared/document/marks.ts";
import type { Block, Body, Inline, LinkInline, ListItem, Text } from "../../shared/document/model.ts";

/** Characters that Markdown, HTML and Hugo give a meaning, among letters of both scripts. */
const SIGNS = [..." \t\u3000\u00a0ab1.)中文“”，。、—*_`~[]()<>{}%&;#!|\\/+-=:\"'$^@é😀𠮷\ufeff"];

const words = fc.oneof(
  fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 12 }),
  fc.constantFrom("{{< figure >}}", "&amp;", "<p></p>", "1. a", "---", "http://a.org", "- ", "`x`", "[a](b)"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).filter((text) => !/\p{Cc}/u.test(text)),
);
const text = fc
  .record({ text: words, marks: fc.subarray([...MARKS]) })
  .map(
    ({ text: value, marks }): Text => ({ type: "text", text: value, ...(marks.length > 0 ? { marks } : {}) }),
  );
const forcedBreak = fc.constant({ type: "break" as const });
const url = fc.oneof(
  fc.constantFrom(
    "https://example.org/a_(b)?x=1&copy;=2#y",
    "/en/brief-news/",
    "mailto:a@b.org",
    "http://a.org/<x> y",
  ),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);
const link = fc
  .record({
    url,
    children: fc.array(fc.oneof({ weight: 4, arbitrary: text }, forcedBreak), { maxLength: 3 }),
  })
  .map((made): LinkInline => ({ type: "link", url: made.url, children: merged(made.children) }));
const inlines = fc
  .array(fc.oneof({ weight: 6, arbitrary: text }, forcedBreak, link), { maxLength: 6 })
  .map((made): Inline[] => merged(made));

const { list: listItems } = fc.letrec<{ list: ListItem[]; item: ListItem }>((tie) => ({
  item: fc
    .record({
      children: inlines,
      items: fc.option(fc.record({ ordered: fc.boolean(), items: tie("list") }), {
        nil: undefined,
        depthSize: "small",
      }),
    })
    .map(({ children, items }) => (items ? { children, items } : { children })),
  list: fc.array(tie("item"), { minLength: 1, maxLength: 3 }),
}));

const line = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 20 });

/** The picture that generated bodies show, and its file. */
export const PICTURE = { media: "a".repeat(64), file: "a photo “1”.jpg" };

const block = fc.oneof(
  fc.record({ type: fc.constant("paragraph" as const), children: inlines }),
  fc.record({
    type: fc.constant("heading" as const),
    level: fc.constantFrom(2 as const, 3 as const, 4 as const),
    children: inlines,
  }),
  fc.record({ type: fc.constant("quote" as const), children: inlines }),
  fc.record({ type: fc.constant("list" as const), ordered: fc.boolean(), items: listItems }),
  fc.record({
    type: fc.constant("image" as const),
    media: fc.constant(PICTURE.media),
    alt: line,
    caption: line,
    credit: line,
  }),
  fc.record({ type: fc.constant("rule" as const) }),
);

/** Any body of the model in its settled form: neighbouring texts differ in their marks, no list is empty. */
export const bodies: fc.Arbitrary<Body> = fc
  .array(block, { maxLength: 6 })
  .map((made) => made.map((content, index): Block => ({ ...content, id: `b${index}` })));

/** A body without its ids, to compare. */
export function withoutIds(body: Body): unknown[] {
  return body.map(({ id: _, ...content }) => content);
}
