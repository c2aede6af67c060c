import { z } from "zod";

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

export const manifestSchema = z.object({
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
});
/** The file on the host that lists every published file with its content hash. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest as its file's bytes: paths in order, so that equal ones have equal bytes. */
export function manifestText(manifest: Manifest): string {
  const files = Object.fromEntries(Object.entries(manifest.files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...manifest, files }, null, 1)}\n`;
}

/** A manifest from its file's text, or null for anything that is not one. */
export function parseManifest(text: string): Manifest | null {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
