import { parse, stringify } from "yaml";
import { z } from "zod";
import { LANGUAGES } from "../../shared/language.ts";
import { instantSchema, storySchema } from "../../shared/story/model.ts";

/** A text that YAML may have taken for a number, a boolean or nothing. */
const text = z.preprocess(
  (value) => (value === null || value === undefined ? "" : typeof value === "object" ? value : String(value)),
  z.string(),
);
const texts = z.preprocess(
  (value) => (value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(text),
);
const cover = z.object({
  image: text,
  alt: text.optional(),
  caption: text.optional(),
  credit: text.optional(),
});

/** What a newsroom knows of a story and Hugo has no word for; written by an export. */
const ownSchema = z.object({
  id: storySchema.shape.id,
  sourceLanguage: z.enum(LANGUAGES),
  publishedAt: instantSchema.optional(),
  /** Absent where the slug still follows the title. */
  slugIsLocked: z.boolean().optional(),
});

/** A site's own fields may have any form under the same names: what is not ours is left aside. */
const schema = z.object({
  title: text,
  slug: text.optional(),
  date: text,
  lastmod: text.optional().catch(undefined),
  summary: text.optional().catch(undefined),
  description: text.optional().catch(undefined),
  author: z
    .preprocess((value) => (Array.isArray(value) ? value.join(", ") : value), text)
    .optional()
    .catch(undefined),
  tags: texts.optional().catch(undefined),
  draft: z.boolean().optional(),
  aliases: texts.optional().catch(undefined),
  cover: z
    .preprocess((value) => (typeof value === "string" ? { image: value } : value), cover)
    .optional()
    .catch(undefined),
  twinpress: ownSchema.optional().catch(undefined),
});

/** A page's front matter, as Hugo has it (gohugo.io, "Front matter"). */
export type FrontMatter = z.infer<typeof schema>;

/** A page that has no front matter that can be read. */
export class FrontMatterError extends Error {
  override readonly name = "FrontMatterError";
}

/** Parts a file into front matter and Markdown. @throws FrontMatterError with what is wrong, in a few words */
export function readPage(source: string): { matter: FrontMatter; markdown: string } {
  const { yaml, markdown } = parted(source);
  const parsed = schema.safeParse(yaml);
  if (parsed.success) return { matter: parsed.data, markdown };
  const issue = parsed.error.issues[0];
  throw new FrontMatterError(`${issue?.path.join(".")}: ${issue?.message}`);
}

/** The title of a section's list page, which needs nothing else. @throws FrontMatterError */
export function readTitle(source: string): string {
  return z.object({ title: text }).safeParse(parted(source).yaml).data?.title.trim() ?? "";
}

/** A page as a file: what is undefined, or a list of nothing, is left out. */
export function writePage(matter: FrontMatter, markdown: string): string {
  const entries = Object.entries(matter).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const yaml = stringify(Object.fromEntries(entries), {
    lineWidth: 0,
    // Quoted, so that no reader of YAML takes a title such as “No” for something else.
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
  });
  return `---\n${yaml}---\n${markdown === "" ? "" : `\n${markdown}`}`;
}

function parted(source: string): { yaml: unknown; markdown: string } {
  const found = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(source);
  if (!found) throw new FrontMatterError("---");
  try {
    // Dates stay as they were written: a day has no time zone.
    return { yaml: parse(found[1] ?? "", { schema: "core" }), markdown: found[2] ?? "" };
  } catch (error) {
    throw new FrontMatterError(error instanceof Error ? (error.message.split("\n")[0] ?? "") : "");
  }
}
