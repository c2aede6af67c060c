import { z } from "zod";
import { type MediaId, mediaIdSchema } from "../document/model.ts";
import { mediaOfBody } from "../document/walk.ts";
import { sha256Hex } from "../hash.ts";
import { canonicalJson } from "../json.ts";
import { LANGUAGES, type Language, type Localized, localized } from "../language.ts";
import { formerPathsOfSlugs } from "../story/address.ts";
import {
  type Link,
  linkSchema,
  mediaSchema,
  type Story,
  storySchema,
  versionSchema,
} from "../story/model.ts";

/** The schema version of a story's published source. */
const SOURCE_SCHEMA = 2;

/** Part of an address: whatever a host says, it never leads out of the site's folder. */
const segment = z
  .string()
  .max(120)
  .regex(/^[\p{L}\p{N}-]*$/u);

/** Where a page was (`storyPath`), with the same promise. */
const formerPath = z.string().regex(/^[\p{L}\p{N}-]{1,120}\/\d{1,4}\/[\p{L}\p{N}-]{1,120}$/u);

/** A language of a story, as far as its page shows it. */
const editionSchema = z.object({
  ...versionSchema.pick({
    title: true,
    summary: true,
    body: true,
    modifiedAt: true,
  }).shape,
  slug: segment,
  formerPaths: z.array(formerPath),
  byline: z.string(),
  tags: z.array(z.string()),
  alt: z.string(),
  caption: z.string(),
});
export type Edition = z.infer<typeof editionSchema>;

const common = {
  format: z.literal("twinpress-story"),
  ...storySchema.pick({ id: true, date: true, sourceLanguage: true }).shape,
  section: segment.min(1),
  cover: z.object({ media: mediaIdSchema, credit: z.string() }).nullable(),
  links: z.array(linkSchema),
};

const currentSchema = z.object({
  ...common,
  schema: z.literal(SOURCE_SCHEMA),
  editions: z.object({ en: editionSchema.nullable(), "zh-Hans": editionSchema.nullable() }),
});
/**
 * What of a story travels with the site, so that another computer can go on from it: what its pages
 * show. A language that is not ready is not in it, nor anything that is only about this computer.
 */
export type StorySource = z.infer<typeof currentSchema>;

const firstEditionSchema = editionSchema
  .omit({ formerPaths: true })
  .extend({ formerSlugs: z.array(segment.min(1)) })
  .nullable();
/** Schema 1 kept former addresses as slugs. */
const firstSchema = z
  .object({
    ...common,
    schema: z.literal(1),
    editions: z.object({ en: firstEditionSchema, "zh-Hans": firstEditionSchema }),
  })
  .transform(({ editions, ...source }): StorySource => {
    const moved = localized((language): Edition | null => {
      const edition = editions[language];
      if (!edition) return null;
      const { formerSlugs, ...rest } = edition;
      return { ...rest, formerPaths: formerPathsOfSlugs(source, formerSlugs) };
    });
    return { ...source, schema: SOURCE_SCHEMA, editions: moved };
  });

/** A story's source of any schema version so far, as today's. */
export const storySourceSchema = z.union([currentSchema, firstSchema]);

/** A story's source as its file holds it, with what has to be known of its pictures. */
export const sourceFileSchema = z.object({ story: storySourceSchema, media: z.array(mediaSchema) });
export type SourceFile = z.infer<typeof sourceFileSchema>;

/** True for a source of a later Twinpress than this one. */
export function isNewerSource(value: unknown): boolean {
  const newer = z.looseObject({ story: z.looseObject({ schema: z.number().gt(SOURCE_SCHEMA) }) });
  return newer.safeParse(value).success;
}

/** What travels of a story, or null where no version of it is ready. */
export function sourceOf(story: Story): StorySource | null {
  const editions = localized((language) => editionOf(story, language));
  if (LANGUAGES.every((language) => editions[language] === null)) return null;
  const isWhole = LANGUAGES.every((language) => editions[language] !== null);
  const { id, section, date, sourceLanguage, cover } = story;
  return {
    format: "twinpress-story",
    schema: SOURCE_SCHEMA,
    id,
    section,
    date,
    sourceLanguage,
    cover: cover && { media: cover.media, credit: cover.credit },
    editions,
    // A link with a draft would tell that there is one.
    links: isWhole ? story.links.map(withoutNotes) : [],
  };
}

/** A link without what is said of it among colleagues only, and without text of an earlier time. */
function withoutNotes({ dismissed: _, was: __, ...link }: Link): Link {
  return link;
}

/** SHA-256 (hex) of a source: two with the same one are the same. */
export function sourceHash(source: StorySource): string {
  return sha256Hex(canonicalJson(source));
}

/** The pictures that a source shows. */
export function mediaOfSource({ cover, editions }: StorySource): MediaId[] {
  const inText = LANGUAGES.flatMap((language) => mediaOfBody(editions[language]?.body ?? []));
  return [...new Set([...(cover ? [cover.media] : []), ...inText])];
}

/** What of a story is compared, and chosen, by itself: what both languages share, and each language. */
export const PARTS = ["shared", ...LANGUAGES] as const;
export type PartName = (typeof PARTS)[number];

/** A hash of each part of a source; null for one that is not published. */
export type PartHashes = Record<PartName, string | null>;

/**
 * The hashes of a source's parts. When it was changed and what it was called before are left out:
 * two computers that say the same agree.
 */
export function partHashes(source: StorySource | null): PartHashes {
  const editions: Localized<string | null> = localized((language) => {
    const edition = source?.editions[language];
    return edition ? sha256Hex(canonicalJson({ ...edition, modifiedAt: "", formerPaths: [] })) : null;
  });
  if (!source) return { shared: null, ...editions };
  const { section, date, sourceLanguage, cover } = source;
  return { shared: sha256Hex(canonicalJson([section, date, sourceLanguage, cover])), ...editions };
}

function editionOf(story: Story, language: Language): Edition | null {
  const { status, title, slug, summary, body, modifiedAt, formerPaths } = story.versions[language];
  if (status !== "ready") return null;
  return {
    title,
    slug,
    summary,
    body,
    modifiedAt,
    formerPaths,
    byline: story.byline[language],
    tags: story.tags[language],
    alt: story.cover?.alt[language] ?? "",
    caption: story.cover?.caption[language] ?? "",
  };
}
