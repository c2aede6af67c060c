import { z } from "zod";

const localizedText = z.object({ en: z.string(), "zh-Hans": z.string() });

/** The schema version of a newsroom's settings. */
export const NEWSROOM_SCHEMA = 1;

/** Where stories are filed, e.g. Brief News; its id is the path segment of its pages. */
export const sectionSchema = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: localizedText,
});
export type Section = z.infer<typeof sectionSchema>;

/** A folder on this computer (or a mounted drive) that the site is written into. */
export const folderHostSchema = z.object({
  kind: z.literal("folder"),
  id: z.string().min(1),
  name: z.string().min(1),
  /** Absolute path. */
  path: z.string().min(1),
});

/** Where the site is published. One member a kind; `kind` chooses the implementation. */
export const hostConfigSchema = z.discriminatedUnion("kind", [folderHostSchema]);
export type HostConfig = z.infer<typeof hostConfigSchema>;
export type HostKind = HostConfig["kind"];

export const newsroomSchema = z.object({
  schema: z.literal(NEWSROOM_SCHEMA),
  id: z.string().min(1),
  name: localizedText,
  tagline: localizedText,
  /** Absolute address of the site's root with no trailing slash, or "" while there is none. */
  baseUrl: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]),
  /** IANA time zone, e.g. Asia/Shanghai: the day of a story's date. */
  timeZone: z.string().min(1),
  sections: z.array(sectionSchema).min(1),
  contact: z.object({ address: localizedText, phone: z.string(), email: z.string() }),
});
/** One organisation's name, address, sections and place on the web; its stories and media are beside it. */
export type Newsroom = z.infer<typeof newsroomSchema>;
