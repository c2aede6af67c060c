import { z } from "zod";
import { blockIdSchema, bodySchema, mediaIdSchema } from "../document/model.ts";
import { LANGUAGES } from "../language.ts";

/** The schema version that this code writes; every stored story carries the one it was written with. */
export const STORY_SCHEMA = 2;

/** A URL path segment: letters, digits, Han and hyphens; see slug.ts for how one is made. */
export const slugSchema = z.string().max(120);

/** A calendar day, `YYYY-MM-DD` (ISO 8601), in the newsroom's time zone. */
export const dateSchema = z.iso.date();

/** An instant in UTC, ISO 8601 with milliseconds and `Z`. */
export const instantSchema = z.iso.datetime();

const localizedSchema = <T extends z.ZodType>(value: T) => z.object({ en: value, "zh-Hans": value });

/** `ready` versions are on the site after the next publish; `draft` ones are not. */
export const statusSchema = z.enum(["draft", "ready"]);
export type VersionStatus = z.infer<typeof statusSchema>;

export const versionSchema = z.object({
  title: z.string(),
  slug: slugSchema,
  /** True once a person has set the slug, or it was published: the title no longer changes it. */
  slugIsLocked: z.boolean(),
  summary: z.string(),
  body: bodySchema,
  status: statusSchema,
  /** When this version was first on a host, or null. */
  publishedAt: instantSchema.nullable(),
  /** When its text last changed. */
  modifiedAt: instantSchema,
  /** Where it was published before (`storyPath`, address.ts): what was there redirects. */
  formerPaths: z.array(z.string()),
});
/** A story in one language. */
export type Version = z.infer<typeof versionSchema>;

/** A warning that a person has looked at and keeps from being shown again. */
export const dismissalSchema = z.object({
  rule: z.string().min(1),
  reason: z.string(),
  /** Hashes of both sides as they were then: once the text is another one, the warning is shown again. */
  of: localizedSchema(z.string()),
});

/**
 * What a link's side points at: blocks of the body, or one of the parts beside it,
 * whose ids (shared/bilingual/parts.ts) are reserved.
 */
export const linkSchema = z.object({
  id: z.string().min(1),
  en: z.array(blockIdSchema),
  "zh-Hans": z.array(blockIdSchema),
  state: z.enum(["empty", "draft", "translated", "reviewed", "omitted"]),
  /** Hash of each side when a person last confirmed that they say the same. */
  base: localizedSchema(z.string()),
  origin: z.enum(["human", "memory", "machine", "xliff"]),
  /** The text of each side that changed since, as it was then: shows what is to be brought up to date. */
  was: z.object({ en: z.string().optional(), "zh-Hans": z.string().optional() }).optional(),
  dismissed: z.array(dismissalSchema).optional(),
});
/**
 * Says which blocks of the two versions say the same. A side that is empty has no counterpart yet,
 * or none on purpose where the state is `omitted`.
 */
export type Link = z.infer<typeof linkSchema>;

export const coverSchema = z.object({
  media: mediaIdSchema,
  alt: localizedSchema(z.string()),
  caption: localizedSchema(z.string()),
  credit: z.string(),
});
export type Cover = z.infer<typeof coverSchema>;

export const storySchema = z.object({
  schema: z.literal(STORY_SCHEMA),
  id: z.string().regex(/^[0-9a-z]{8,40}$/),
  section: z.string().min(1),
  date: dateSchema,
  byline: localizedSchema(z.string()),
  tags: localizedSchema(z.array(z.string())),
  cover: coverSchema.nullable(),
  sourceLanguage: z.enum(LANGUAGES),
  versions: localizedSchema(versionSchema),
  links: z.array(linkSchema),
});
/** One piece of news, in every language. */
export type Story = z.infer<typeof storySchema>;
export type StoryId = Story["id"];

/** A picture of the newsroom; its bytes are in the newsroom's folder under `media/`. */
export const mediaSchema = z.object({
  id: mediaIdSchema,
  /** The file's name as it came, for people. */
  name: z.string(),
  type: z.enum(["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"]),
  /** Pixels, after turning by the EXIF orientation. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  bytes: z.number().int().nonnegative(),
});
export type Media = z.infer<typeof mediaSchema>;
