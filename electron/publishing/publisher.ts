import { hostname } from "node:os";
import { toErrorData, UserError } from "../../shared/errors.ts";
import type { FindingsCache } from "../../shared/publish/checks.ts";
import type { Host, Lease } from "../../shared/publish/host.ts";
import { MANIFEST_FORMAT, MANIFEST_SCHEMA, type Manifest } from "../../shared/publish/manifest.ts";
import { fileOf } from "../../shared/publish/plan.ts";
import type { Finding, PlanSummary, PublishProgress, PublishResult } from "../../shared/publish/progress.ts";
import type { PublishedVersion } from "../../shared/site/source.ts";
import type { Library } from "../library/library.ts";
import { sha256 } from "./digest.ts";
import { clearPending, writePending } from "./pending.ts";
import { eachInParallel } from "./pool.ts";
import { type Preparation, prepare } from "./preparation.ts";
import { Upload, type UploadFile } from "./upload.ts";
import { verifySample } from "./verify.ts";

/** How long a publisher may hold a host before others take it for gone, in milliseconds. */
const LEASE = 10 * 60 * 1000;

/** Looks at the host at once. */
const LOOKS = 8;

/** What to publish, and where. */
export interface PublishOptions {
  library: Library;
  /** The host's id, under which the library remembers what is on it. */
  hostId: string;
  host: Host;
  /** Remembers what the checks found in texts that have not changed since. */
  cache: FindingsCache;
  onProgress?: (progress: PublishProgress) => void;
  /** Stops between two files; what is on the host then is whole. */
  signal?: AbortSignal;
}

/** Checks the site and tells what a publish would do. Nothing is touched. */
export async function preparePublish({
  library,
  host,
  cache,
  signal,
}: PublishOptions): Promise<{ findings: Finding[]; plan: PlanSummary }> {
  const { findings, plan } = await prepare(library, host, cache, signal);
  return { findings, plan };
}

/**
 * Publishes a newsroom's site: media first, then pages, then indexes, then the manifest, deletes
 * last, so that a reader never meets a broken link wherever it is cut. It never throws: what went
 * wrong is in the result.
 */
export async function publish(options: PublishOptions): Promise<PublishResult> {
  const start = performance.now();
  const counts = {
    plan: { added: [], changed: [], removed: [], unchanged: 0, bytes: 0 } as PlanSummary,
    rendered: 0,
    bytes: 0,
    failed: [] as PublishResult["failed"],
  };
  const seconds = () => (performance.now() - start) / 1000;
  let lease: Lease | null = null;
  try {
    await options.host.probe();
    lease = await options.host.acquire(hostname(), LEASE);
    announce(options, "planning");
    const preparation = await prepare(options.library, options.host, options.cache, options.signal);
    counts.plan = preparation.plan;
    counts.rendered = preparation.rendered;
    refuseBlocked(preparation.findings);
    const upload = await apply(options, preparation);
    counts.bytes = upload.bytes;
    counts.failed = upload.failed;
    return { result: upload.failed.length > 0 ? "partly" : "published", ...counts, seconds: seconds() };
  } catch (error) {
    return { result: "not", error: toErrorData(error), ...counts, seconds: seconds() };
  } finally {
    await lease?.release().catch(() => undefined);
  }
}

function refuseBlocked(findings: readonly Finding[]): void {
  const count = findings.filter(({ severity }) => severity === "block").length;
  if (count > 0) throw new UserError("checks-failed", { count });
}

async function apply(options: PublishOptions, preparation: Preparation): Promise<Upload> {
  const { host, library, hostId, onProgress, signal } = options;
  const { uploads, plan, pending, manifest } = preparation;
  const upload = new Upload(uploads, { host, onProgress, signal });
  if (preparation.isIdle && manifest) {
    library.markPublished(hostId, versionsOn(preparation, manifest, library.publishedOn(hostId)));
    return upload;
  }
  await refuseForeign(host, uploads, pending);
  await writePending(host, new Set([...pending, ...plan.added, ...plan.changed, ...plan.removed]));
  await upload.run();
  upload.report("verifying");
  await verifySample(host, upload.sent);
  const next = nextManifest(library, preparation, upload);
  await host.commit(next, preparation.token);
  await settle(host, preparation, upload);
  library.markPublished(hostId, versionsOn(preparation, next, library.publishedOn(hostId)));
  upload.report("finishing");
  return upload;
}

/**
 * Looks, before anything is touched, whether somebody else's files are where new ones are to go.
 *
 * @throws UserError `host-file-foreign` that names the first
 */
async function refuseForeign(
  host: Host,
  uploads: readonly UploadFile[],
  pending: ReadonlySet<string>,
): Promise<void> {
  const unknown = uploads.filter(({ isNew, file }) => isNew && !pending.has(file.path));
  await eachInParallel(unknown, LOOKS, async ({ file, sha256: expected }) => {
    const found = await host.get(file.path);
    if (found && sha256(found) !== expected) throw new UserError("host-file-foreign", { path: file.path });
  });
}

/** After the manifest is in place: removes what it no longer lists, and notes what is still in doubt. */
async function settle(host: Host, { plan, pending }: Preparation, upload: Upload): Promise<void> {
  if (upload.failed.length === 0) {
    upload.report("removing");
    await host.remove(plan.removed);
    await clearPending(host);
    return;
  }
  // A page that could not be replaced may still link to what is to go, so nothing goes; and only
  // what was begun is in doubt: a path that was never reached is nobody's yet.
  const sent = new Set(upload.sent.map(({ file }) => file.path));
  const doubtful = [...pending].filter((path) => !sent.has(path));
  await writePending(host, new Set([...doubtful, ...upload.failed.map(({ path }) => path)]));
}

/** Lists what is on the host now as it was sent or found, and nothing else. */
function nextManifest(library: Library, preparation: Preparation, upload: Upload): Manifest {
  const before = preparation.manifest?.files ?? {};
  const files: Manifest["files"] = {};
  const keep = (path: string, key?: string) => {
    const known = fileOf(before, path);
    if (known) files[path] = key === undefined ? known : { ...known, key };
  };
  for (const { path, key } of preparation.standing) keep(path, key);
  const sent = new Set(upload.sent);
  for (const waiting of preparation.uploads) {
    const { file, sha256, bytes } = waiting;
    if (sent.has(waiting)) files[file.path] = { sha256, bytes, key: file.key };
    else keep(file.path);
  }
  if (upload.failed.length > 0) for (const path of preparation.plan.removed) keep(path);
  return {
    format: MANIFEST_FORMAT,
    schema: MANIFEST_SCHEMA,
    newsroom: library.newsroom().id,
    generation: (preparation.manifest?.generation ?? 0) + 1,
    publishedAt: new Date().toISOString(),
    publishedBy: hostname(),
    files,
  };
}

/** The versions that are on the host: as they are here, or, where that was not sent, as they were. */
function versionsOn(
  { files, plan }: Preparation,
  manifest: Manifest,
  before: readonly PublishedVersion[],
): PublishedVersion[] {
  const versions = new Map<string, PublishedVersion>();
  const wasRemoved = plan.removed.every((path) => fileOf(manifest.files, path) === undefined);
  const earlier = new Map(before.map((version) => [`${version.story}/${version.language}`, version]));
  if (!wasRemoved) for (const [key, version] of earlier) versions.set(key, version);
  for (const { version, path, key } of files) {
    if (!version) continue;
    const id = `${version.story}/${version.language}`;
    const listed = fileOf(manifest.files, path);
    const current = listed?.key === key ? version : listed ? earlier.get(id) : undefined;
    if (current) versions.set(id, current);
  }
  return [...versions.values()];
}

function announce({ onProgress }: PublishOptions, phase: PublishProgress["phase"]): void {
  onProgress?.({
    phase,
    filesDone: 0,
    filesTotal: 0,
    bytesDone: 0,
    bytesTotal: 0,
    secondsLeft: null,
  });
}
