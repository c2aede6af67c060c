import { z } from "zod";
import { UserError } from "../errors.ts";
import { parseJson } from "../json.ts";

/** The manifest's path on every host, relative to the site's root. */
export const MANIFEST_PATH = "twinpress-manifest.json";
export const MANIFEST_FORMAT = "twinpress-manifest";
export const MANIFEST_SCHEMA = 1;

/**
 * A path on a host: relative, with `/`, and never a way out of the site's folder, whoever wrote the
 * manifest that it stands in.
 */
export const sitePathSchema = z
  .string()
  .min(1)
  .refine((path) => !path.startsWith("/") && !path.includes("\\") && !/(^|\/)\.{0,2}(\/|$)/.test(path));

/** A published file: the SHA-256 (hex) of its bytes, its size in bytes, and the key it was made from. */
export const manifestFileSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
  key: z.string(),
});
export type ManifestFile = z.infer<typeof manifestFileSchema>;

/** What one publish did, for people: it stays in the manifest after its files have changed again. */
export const historyEntrySchema = z.object({
  generation: z.number().int().positive(),
  at: z.iso.datetime(),
  /** The computer's name. */
  by: z.string(),
  /** Pages. */
  added: z.number().int().nonnegative(),
  changed: z.number().int().nonnegative(),
  removed: z.number().int().nonnegative(),
  /** The stories that it brought, changed or took down; the first of them where there are very many. */
  stories: z.array(z.string()),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** How many publishes a manifest tells of, and how many stories of each. */
export const HISTORY_LENGTH = 50;
export const HISTORY_STORIES = 200;

const manifestSchema = z.object({
  format: z.literal(MANIFEST_FORMAT),
  schema: z.literal(MANIFEST_SCHEMA),
  /** The newsroom this site belongs to: another newsroom's site is never overwritten. */
  newsroom: z.string(),
  /** Counts publishes on this host. */
  generation: z.number().int().nonnegative(),
  publishedAt: z.iso.datetime(),
  /** The computer that published last, for people. */
  publishedBy: z.string(),
  files: z.record(sitePathSchema, manifestFileSchema),
  /** Newest first. */
  history: z.array(historyEntrySchema).default([]),
});
/** The file on the host that lists every published file with its content hash. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest as its file's text: paths in order, so that equal ones have equal bytes. */
export function manifestText(manifest: Manifest): string {
  const files = Object.fromEntries(Object.entries(manifest.files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...manifest, files })}\n`;
}

/**
 * A manifest from its file's text.
 *
 * @param place where it is, for the error
 * @throws UserError `manifest-damaged`, `manifest-newer`
 */
export function readManifestText(text: string, place: string): Manifest {
  const value = parseJson(text);
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const newer = z.looseObject({ format: z.literal(MANIFEST_FORMAT), schema: z.number().gt(MANIFEST_SCHEMA) });
  throw new UserError(newer.safeParse(value).success ? "manifest-newer" : "manifest-damaged", {
    path: place,
  });
}
