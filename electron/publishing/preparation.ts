import { UserError } from "../../shared/errors.ts";
import { type FindingsCache, runChecks } from "../../shared/publish/checks.ts";
import type { Host, ManifestToken } from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";
import { fileOf, planPublish } from "../../shared/publish/plan.ts";
import type { Finding, PlanSummary } from "../../shared/publish/progress.ts";
import { siteFiles } from "../../shared/site/site.ts";
import type { SiteFile } from "../../shared/site/source.ts";
import type { Library } from "../library/library.ts";
import { makeContent } from "./content.ts";
import { sha256 } from "./digest.ts";
import { readPending } from "./pending.ts";
import { readTheme } from "./theme.ts";
import type { UploadFile } from "./upload.ts";

/** Pages kept from the plan to the upload, in bytes at most; the others are made again. */
const HELD_LIMIT = 64 * 1024 * 1024;

/** A site compared with a host, nothing touched: what there is to send, and what stands. */
export interface Preparation {
  findings: Finding[];
  plan: PlanSummary;
  /** Every file of the site. */
  files: SiteFile[];
  uploads: UploadFile[];
  /** Files that are on the host as they should be, some of them made from something else. */
  standing: SiteFile[];
  /** HTML pages made for the comparison. */
  rendered: number;
  manifest: Manifest | null;
  token: ManifestToken;
  /** Paths that a publish of ours, cut off, may have written. */
  pending: Set<string>;
  /** Nothing differs: there is nothing to write. */
  isIdle: boolean;
}

/** Checks the site and computes what a publish to a host would do. */
export async function prepare(
  library: Library,
  host: Host,
  cache: FindingsCache,
  signal?: AbortSignal,
): Promise<Preparation> {
  const source = library.siteSource(readTheme());
  const findings = runChecks(source, cache);
  // What can't be published can't always be made either.
  const isBlocked = findings.some(({ severity }) => severity === "block");
  const files = isBlocked ? [] : siteFiles(source);
  const found = await host.readManifest();
  if (found && found.manifest.newsroom !== source.newsroom.id) {
    throw new UserError("manifest-foreign", { path: library.folder });
  }
  const manifest = found?.manifest ?? null;
  const pending = await readPending(host);
  const comparison = isBlocked ? NOTHING : await compare(library, files, { manifest, pending }, signal);
  const removed = isBlocked ? [] : leftovers(files, manifest, pending);
  const { uploads, standing, rekeyed, rendered } = comparison;
  const path = ({ file }: UploadFile) => file.path;
  const plan: PlanSummary = {
    added: uploads.filter(({ isNew }) => isNew).map(path),
    changed: uploads.filter(({ isNew }) => !isNew).map(path),
    removed,
    unchanged: standing.length,
    bytes: uploads.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  const isIdle = manifest !== null && uploads.length + removed.length + rekeyed + pending.size === 0;
  const token = found?.token ?? null;
  return { findings, plan, files, uploads, standing, rendered, manifest, token, pending, isIdle };
}

interface Comparison {
  uploads: UploadFile[];
  standing: SiteFile[];
  /** How many of the standing ones have a new key. */
  rekeyed: number;
  rendered: number;
}

const NOTHING: Comparison = { uploads: [], standing: [], rekeyed: 0, rendered: 0 };

/** Makes what the manifest does not have under the same key, and compares it by content. */
async function compare(
  library: Library,
  files: readonly SiteFile[],
  { manifest, pending }: Pick<Preparation, "manifest" | "pending">,
  signal: AbortSignal | undefined,
): Promise<Comparison> {
  const { added, changed, unchanged } = planPublish(files, manifest);
  // What a cut publish may have touched is not what the manifest says, and is sent again.
  const isDoubtful = ({ path }: SiteFile) => pending.has(path);
  const standing = unchanged.filter((file) => !isDoubtful(file));
  const comparison: Comparison = { uploads: [], standing, rekeyed: 0, rendered: 0 };
  let held = 0;
  for (const file of [...added, ...changed, ...unchanged.filter(isDoubtful)]) {
    if (signal?.aborted) throw new UserError("publish-cancelled");
    const bytes = await makeContent(library, file);
    const hash = sha256(bytes);
    const known = manifest ? fileOf(manifest.files, file.path) : undefined;
    comparison.rendered += file.path.endsWith(".html") ? 1 : 0;
    if (known?.sha256 === hash && !isDoubtful(file)) {
      comparison.standing.push(file);
      comparison.rekeyed += 1;
      continue;
    }
    held += bytes.byteLength;
    const content = held <= HELD_LIMIT ? async () => bytes : () => makeContent(library, file);
    const isNew = known === undefined;
    comparison.uploads.push({ file, sha256: hash, bytes: bytes.byteLength, isNew, content });
  }
  return comparison;
}

/** What earlier publishes put there and the site no longer has. */
function leftovers(
  files: readonly SiteFile[],
  manifest: Manifest | null,
  pending: ReadonlySet<string>,
): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const ours = new Set([...Object.keys(manifest?.files ?? {}), ...pending]);
  return [...ours].filter((path) => !paths.has(path));
}
