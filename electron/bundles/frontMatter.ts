import { parse, stringify } from "yaml";
import { z } from "zod";

/** A text that YAML may have taken for a number, a boolean or nothing. */
const text = z.preprocess(
  (value) => (value === null || value === undefined ? "" : typeof value === "object" ? value : String(value)),
  z.string(),
);
const texts = z.preprocess(
  (value) => (value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(text),
);

const schema = z.object({
  title: text,
  slug: text.optional(),
  date: text,
  lastmod: text.optional(),
  summary: text.optional(),
  description: text.optional(),
  author: z.preprocess((value) => (Array.isArray(value) ? value.join(", ") : value), text.optional()),
  tags: texts.optional(),
  draft: z.boolean().optional(),
  aliases: texts.optional(),
  cover: z
    .object({ image: text, alt: text.optional(), caption: text.optional(), credit: text.optional() })
    .optional(),
  /** The story's id, in files that were exported from a newsroom. */
  twinpress: z.object({ id: text, sourceLanguage: z.enum(["en", "zh-Hans"]).optional() }).optional(),
});

/** A page's front matter, as Hugo has it (gohugo.io, "Front matter"). */
export type FrontMatter = z.infer<typeof schema>;

/** A file that has no front matter that can be read. */
export class FrontMatterError extends Error {
  override readonly name = "FrontMatterError";
}

/** Parts a file into front matter and Markdown. @throws FrontMatterError with what is wrong, in a few words */
export function readPage(source: string): { matter: FrontMatter; markdown: string } {
  const found = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(
    source.replace(/^\uFEFF/, ""),
  );
  if (!found) throw new FrontMatterError("---");
  try {
    // Dates stay as they were written: a day has no time zone.
    const value: unknown = parse(found[1] ?? "", { schema: "core" });
    return { matter: schema.parse(value), markdown: found[2] ?? "" };
  } catch (error) {
    if (error instanceof z.ZodError) {
      const issue = error.issues[0];
      throw new FrontMatterError(`${issue?.path.join(".")}: ${issue?.message}`);
    }
    throw new FrontMatterError(error instanceof Error ? (error.message.split("\n")[0] ?? "") : "");
  }
}

/** A page as a file: what is undefined or empty is left out. */
export function writePage(matter: FrontMatter, markdown: string): string {
  const entries = Object.entries(matter).filter(
    ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  const yaml = stringify(Object.fromEntries(entries), { lineWidth: 0 });
  return `---\n${yaml}---\n\n${markdown}`;
}
