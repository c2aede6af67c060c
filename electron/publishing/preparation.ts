import { setImmediate as turn } from "node:timers/promises";
import { UserError } from "../../shared/errors.ts";
import { type FindingsCache, runChecks } from "../../shared/publish/checks.ts";
import type { StoryConflict } from "../../shared/publish/conflict.ts";
import type { Host, ManifestToken } from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";
import { fileOf, planPublish } from "../../shared/publish/plan.ts";
import type { Finding, MergedStory, PlanSummary, PublishProgress } from "../../shared/publish/progress.ts";
import { travelFiles } from "../../shared/publish/travel.ts";
import { newsroomFiles } from "../../shared/site/site.ts";
import type { SiteFile } from "../../shared/site/source.ts";
import type { StoryId } from "../../shared/story/model.ts";
import type { Library } from "../library/library.ts";
import { bilingualFindings } from "./bilingualFindings.ts";
import { makeContent } from "./content.ts";
import { sha256 } from "./digest.ts";
import { lostFiles } from "./lostFiles.ts";
import { readPending } from "./pending.ts";
import { recallRecords } from "./records.ts";
import { syncFrom } from "./sync.ts";
import { readTheme } from "./theme.ts";
import type { UploadFile } from "./upload.ts";

/** Pages kept from the plan to the upload, in bytes at most; the others are made again. */
const HELD_LIMIT = 64 * 1024 * 1024;
/** How long pages are made before others get their turn, in milliseconds. */
const SLICE = 25;

/** What is prepared, and for which host. */
export interface PreparationOptions {
  library: Library;
  /** The host's id, under which the library remembers what is on it. */
  hostId: string;
  host: Host;
  /** The host's name, for messages. */
  name: string;
  /** Stops between two files. */
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: PublishProgress) => void) | undefined;
  /** Told as soon as the newsroom is another one: its settings, and these stories. */
  onArrival?: ((stories: StoryId[]) => void) | undefined;
}

/** A host as it was found, and what of it is new in this newsroom. */
export interface Arrival {
  merged: MergedStory[];
  conflicts: StoryConflict[];
  manifest: Manifest | null;
  token: ManifestToken;
  /** The manifest is there by a publish of this computer that was cut off before it could say so. */
  isUnconfirmed: boolean;
}

/** A site compared with a host, the host not touched: what there is to send, and what stands. */
export interface Preparation {
  findings: Finding[];
  plan: PlanSummary;
  /** Every file of the site, and what travels with it. */
  files: SiteFile[];
  /** The hash of what travels of each story. */
  hashes: Map<StoryId, string>;
  uploads: UploadFile[];
  /** Files that are on the host as they should be, some of them made from something else. */
  standing: SiteFile[];
  /** HTML pages made for the comparison. */
  rendered: number;
  manifest: Manifest | null;
  /** Paths that a publish of ours, cut off, may have written. */
  pending: Set<string>;
  /** Nothing differs: there is nothing to write. */
  isIdle: boolean;
}

/** Reads what a host has and takes over what colleagues published there. */
export async function arrive(options: PreparationOptions): Promise<Arrival> {
  const { library, host, name } = options;
  const found = await host.readManifest();
  if (!found) return { merged: [], conflicts: [], manifest: null, token: null, isUnconfirmed: false };
  const { manifest, token } = found;
  if (manifest.newsroom !== library.newsroom().id) throw new UserError("manifest-foreign", { path: name });
  library.agreements.forgetIfOlder(options.hostId, manifest.generation);
  const isUnconfirmed = recallRecords(library, options.hostId, manifest);
  const report = await syncFrom({ ...options, manifest });
  return { ...report, manifest, token, isUnconfirmed };
}

/** What is read of the library before its state is held still. */
export interface Known {
  /** The hash of what travels of each story. */
  hashes: Map<StoryId, string>;
  /** What the checks found in texts that have not changed since. */
  findings: FindingsCache;
}

/** Checks the site and computes what a publish would do. Reads the library only, at one moment's state. */
export async function prepare(
  options: PreparationOptions,
  { manifest, conflicts }: Pick<Arrival, "manifest" | "conflicts">,
  { hashes, findings: cache }: Known,
): Promise<Preparation> {
  const { library, host } = options;
  const source = library.siteSource(readTheme());
  const findings = [...runChecks(source, cache), ...bilingualFindings(library, source.summaries)];
  // What can't be published can't always be made either.
  const isBlocked = conflicts.length > 0 || findings.some(({ severity }) => severity === "block");
  const files = isBlocked ? [] : [...(await newsroomFiles(source)), ...travelFiles(source, hashes)];
  const pending = await readPending(host);
  const comparison = isBlocked ? NOTHING : await compare(options, files, { manifest, pending });
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
  return { findings, plan, files, hashes, uploads, standing, rendered, manifest, pending, isIdle };
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
  { library, host, signal }: PreparationOptions,
  files: readonly SiteFile[],
  { manifest, pending }: Pick<Preparation, "manifest" | "pending">,
): Promise<Comparison> {
  const { added, changed, unchanged } = planPublish(files, manifest);
  const listed = unchanged.flatMap(({ path }) => {
    const known = manifest && fileOf(manifest.files, path);
    return known ? [{ path, ...known }] : [];
  });
  const lost = await lostFiles(host, listed);
  // What a cut publish may have touched, and what somebody took away, is not what the manifest says.
  const isDoubtful = ({ path }: SiteFile) => pending.has(path) || lost.has(path);
  const standing = unchanged.filter((file) => !isDoubtful(file));
  const comparison: Comparison = { uploads: [], standing, rekeyed: 0, rendered: 0 };
  let held = 0;
  let sliceEnd = performance.now() + SLICE;
  for (const file of [...added, ...changed, ...unchanged.filter(isDoubtful)]) {
    if (performance.now() > sliceEnd) {
      await turn();
      sliceEnd = performance.now() + SLICE;
    }
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
    const mayBeThere = pending.has(file.path);
    comparison.uploads.push({ file, sha256: hash, bytes: bytes.byteLength, isNew, mayBeThere, content });
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
