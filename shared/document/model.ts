import { z } from "zod";
import { MARKS } from "./marks.ts";

/**
 * A version's body as plain data: no editor's format, no HTML. The editor converts to and from it,
 * the site and the exporters walk it.
 */

/** An opaque id of a block, unique within its version and stable across edits. */
export const blockIdSchema = z.string().min(1).max(64);

/** The lower-case hex SHA-256 of a picture's bytes: the same picture has one id everywhere. */
export const mediaIdSchema = z.string().regex(/^[0-9a-f]{64}$/);
export type MediaId = z.infer<typeof mediaIdSchema>;

export const markSchema = z.enum(MARKS);
export type Mark = z.infer<typeof markSchema>;

/** A run of text; `marks` holds each mark at most once, in the order of {@link MARKS}. */
export const textSchema = z.object({
  type: z.literal("text"),
  text: z.string().min(1),
  marks: z.array(markSchema).optional(),
});
export type Text = z.infer<typeof textSchema>;

/** A forced line break inside a block. */
export const breakSchema = z.object({ type: z.literal("break") });

/** A link around text. `url` is http, https, mailto, or a root-relative path of the site. */
export const linkInlineSchema = z.object({
  type: z.literal("link"),
  url: z.string().min(1),
  children: z.array(z.discriminatedUnion("type", [textSchema, breakSchema])),
});
export type LinkInline = z.infer<typeof linkInlineSchema>;

export const inlineSchema = z.discriminatedUnion("type", [textSchema, breakSchema, linkInlineSchema]);
export type Inline = z.infer<typeof inlineSchema>;

const inlines = z.array(inlineSchema);

export const paragraphSchema = z.object({
  type: z.literal("paragraph"),
  id: blockIdSchema,
  children: inlines,
});

/** Level 1 is the story's title, so a body starts at 2. */
export const headingSchema = z.object({
  type: z.literal("heading"),
  id: blockIdSchema,
  level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  children: inlines,
});

export const quoteSchema = z.object({ type: z.literal("quote"), id: blockIdSchema, children: inlines });

/** An item of a list; `items` is a list nested in it. */
export interface ListItem {
  children: Inline[];
  items?: { ordered: boolean; items: ListItem[] } | undefined;
}
export const listItemSchema: z.ZodType<ListItem> = z.object({
  children: inlines,
  get items() {
    return z.object({ ordered: z.boolean(), items: z.array(listItemSchema) }).optional();
  },
});

export const listSchema = z.object({
  type: z.literal("list"),
  id: blockIdSchema,
  ordered: z.boolean(),
  items: z.array(listItemSchema),
});

/** A picture in the text; `alt` and `caption` are in the version's language. */
export const imageSchema = z.object({
  type: z.literal("image"),
  id: blockIdSchema,
  media: mediaIdSchema,
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
});
export type ImageBlock = z.infer<typeof imageSchema>;

export const ruleSchema = z.object({ type: z.literal("rule"), id: blockIdSchema });

export const blockSchema = z.discriminatedUnion("type", [
  paragraphSchema,
  headingSchema,
  quoteSchema,
  listSchema,
  imageSchema,
  ruleSchema,
]);
/** A paragraph, heading, list, quote, image… of a version's body. */
export type Block = z.infer<typeof blockSchema>;

/** A version's body: its blocks, in order. */
export const bodySchema = z.array(blockSchema);
export type Body = z.infer<typeof bodySchema>;
