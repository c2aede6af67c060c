import { toErrorData, UserError } from "../../shared/errors.ts";
import type { ManifestToken } from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";
import type { PublishProgress, PublishResult } from "../../shared/publish/progress.ts";
import { newsroomHash } from "../../shared/publish/travel.ts";
import type { SiteFile } from "../../shared/site/source.ts";
import type { Library } from "../library/library.ts";
import { refuseForeign } from "./foreignFiles.ts";
import { Holding } from "./holding.ts";
import { nextManifest } from "./nextManifest.ts";
import { readPending, writePending } from "./pending.ts";
import { type Arrival, arrive, type Preparation, type PreparationOptions, prepare } from "./preparation.ts";
import { intendRecords, keepRecords, type Records, recordsOf, replacedSources } from "./records.ts";
import { SteadyHost } from "./steadyHost.ts";
import { requireAgreed } from "./sync.ts";
import { Upload } from "./upload.ts";
import { commitSurely, readBack, requireThere, verifySample } from "./verify.ts";

/** How long a publisher may be silent before others take it for gone, in milliseconds. */
const SILENCE = 60_000;
/** Tries where another publisher was faster. */
const ATTEMPTS = 5;

/** What to publish, and where. */
export interface PublishOptions extends PreparationOptions {
  /** How long this publisher may be silent before others take it for gone, in milliseconds. */
  silenceMs?: number;
  /** Waits before another try of what did not get through, in milliseconds. */
  backOffMs?: readonly number[];
}

/** What is known of a publish before it begins. */
export type Preview = Pick<Preparation, "findings" | "plan"> & Pick<Arrival, "merged" | "conflicts">;

/** Takes over what colleagues published, checks the site, and tells what a publish would do. The host is not touched. */
export async function preparePublish(given: PublishOptions): Promise<Preview> {
  const host = new SteadyHost(given.host, given.name, given.signal);
  const options = { ...given, host };
  const { library } = options;
  await host.probe();
  const arrival = await arrive(options);
  const known = { hashes: library.sourceHashes(), findings: library.findings() };
  const { findings, plan } = await library.snapshot(() => prepare(options, arrival, known));
  known.findings.keep();
  return { findings, plan, merged: arrival.merged, conflicts: arrival.conflicts };
}

/**
 * Publishes a newsroom's site: media first, then pages, then indexes, then the manifest, deletes
 * last, so that a reader never meets a broken link wherever it is cut. What colleagues published
 * meanwhile is taken over first. It never throws: what went wrong is in the result.
 */
export async function publish(options: PublishOptions): Promise<PublishResult> {
  const attempt = new Attempt(options);
  for (let tries = 1; ; tries += 1) {
    const result = await attempt.run();
    const wasLate = result.result === "not" && result.error.code === "publish-conflict";
    if (!wasLate || tries === ATTEMPTS) return result;
  }
}

/** What was sent, and the manifest to send after it; null where there was nothing to do. */
interface Sending {
  preparation: Preparation;
  upload: Upload;
  manifest: Manifest | null;
  records: Records;
}

/** Publishing once; what it came to adds up over several tries. */
class Attempt {
  private readonly options: PublishOptions;
  private readonly start = performance.now();
  private readonly counts: Omit<PublishResult, "result" | "error" | "sent"> = {
    plan: { added: [], changed: [], removed: [], unchanged: 0, bytes: 0 },
    rendered: 0,
    bytes: 0,
    seconds: 0,
    failed: [],
    waiting: 0,
    merged: [],
    conflicts: [],
  };
  private sent = 0;

  constructor(options: PublishOptions) {
    this.options = {
      ...options,
      host: new SteadyHost(options.host, options.name, options.signal, options.backOffMs),
    };
  }

  async run(): Promise<PublishResult> {
    const { options, counts } = this;
    const { host, signal, silenceMs = SILENCE } = options;
    const holding = new Holding({ host, signal, silenceMs });
    try {
      const { atomicSwitch } = await host.probe();
      if (!seemsDone(options.library, options.hostId)) await this.begin(holding);
      while (!(await this.publish(!atomicSwitch, holding)));
      counts.seconds = this.seconds();
      return { result: counts.failed.length > 0 ? "partly" : "published", ...counts };
    } catch (error) {
      const reason = await holding.reason(error);
      counts.seconds = this.seconds();
      const told =
        signal?.aborted && !(reason instanceof UserError) ? new UserError("publish-cancelled") : reason;
      return { result: "not", error: toErrorData(told), sent: this.sent, ...counts };
    } finally {
      await holding.end();
    }
  }

  /** False where somebody else was at the host before the lock was held: it is to be looked at again. */
  private async publish(isGradual: boolean, holding: Holding): Promise<boolean> {
    const { library, hostId } = this.options;
    announce(this.options, "planning");
    const options = { ...this.options, signal: holding.signal };
    const arrival = await arrive(options);
    this.counts.merged.push(...arrival.merged);
    this.counts.conflicts = arrival.conflicts;
    const known = { hashes: library.sourceHashes(), findings: library.findings() };
    const sending = await library.snapshot(async () => {
      requireAgreed(library, hostId, { ...arrival, name: options.name });
      const preparation = await prepare(options, arrival, known);
      this.counts.plan = preparation.plan;
      this.counts.rendered += preparation.rendered;
      refuseBlocked(preparation, arrival);
      if (isDone(preparation)) return this.nothingToSend(preparation, preparation.manifest);
      if (!(await this.hold(holding, arrival, preparation, isGradual))) return null;
      return this.send(preparation, isGradual, holding.signal);
    });
    if (!sending) return false;
    if (sending.manifest) await this.finish(sending, arrival.token, isGradual, holding);
    else if (arrival.isUnconfirmed) await this.confirm(sending, arrival.manifest);
    try {
      keepRecords(library, hostId, sending.records);
      known.findings.keep();
    } catch (error) {
      // What is published is published; what can't be noted now the next publish finds among what was intended.
      if (!sending.manifest) throw error;
    }
    return true;
  }

  private async begin(holding: Holding): Promise<void> {
    announce(this.options, "waiting");
    await holding.begin();
  }

  /** Neither is anything written to the host then, nor its lock taken. */
  private nothingToSend(preparation: Preparation, manifest: Manifest): Sending {
    const { host, library, hostId, onProgress } = this.options;
    const upload = new Upload([], { host, onProgress, signal: undefined });
    return {
      preparation,
      upload,
      records: recordsOf(library, hostId, preparation, manifest),
      manifest: null,
    };
  }

  /**
   * Takes the lock, once. False where the host is another one than the plan was made for: somebody else
   * has published or was cut off since. Where all changes become visible at once, the host sees to that.
   */
  private async hold(
    holding: Holding,
    { token }: Arrival,
    { pending }: Preparation,
    isGradual: boolean,
  ): Promise<boolean> {
    if (holding.isHeld) return true;
    const { host } = this.options;
    await this.begin(holding);
    if (!isGradual) return true;
    const [found, left] = await Promise.all([host.readManifest(), readPending(host)]);
    const isAsLeft = left.size === pending.size && [...left].every((path) => pending.has(path));
    return isAsLeft && (found?.token ?? null) === token;
  }

  /** Everything up to the manifest. */
  private async send(preparation: Preparation, isGradual: boolean, signal: AbortSignal): Promise<Sending> {
    const { host, library, hostId, onProgress } = this.options;
    const { plan, pending, uploads } = preparation;
    const upload = new Upload(uploads, { host, onProgress, signal, isGathering: !isGradual });
    try {
      await refuseForeign(this.options, preparation);
      if (isGradual) {
        await writePending(host, new Set([...pending, ...plan.added, ...plan.changed, ...plan.removed]));
      }
      await upload.run();
      const before = await replacedSources(host, preparation);
      if (isGradual) {
        upload.report("verifying");
        await requireThere(host, upload.expected());
        await verifySample(host, upload.expected());
      } else await host.remove(plan.removed);
      const manifest = nextManifest(library, preparation, upload);
      const records = recordsOf(library, hostId, preparation, manifest, before);
      return { preparation, upload, records, manifest };
    } finally {
      this.counts.bytes += upload.bytes;
      this.counts.failed = upload.failed;
      this.counts.waiting = upload.waiting;
      this.sent = isGradual ? upload.sent.length : 0;
    }
  }

  /** The manifest, and what comes after it. */
  private async finish(
    { preparation, upload, records, manifest }: Sending,
    token: ManifestToken,
    isGradual: boolean,
    holding: Holding,
  ): Promise<void> {
    if (!manifest) return;
    const { host, name, library, hostId } = this.options;
    upload.report("finishing");
    intendRecords(library, hostId, records);
    await holding.confirm();
    const onSent = (bytes: number, total: number) => upload.reportSending(bytes, total);
    await commitSurely(host, name, manifest, token, { onSent, signal: holding.signal });
    if (isGradual) await this.tidyUp(preparation, upload);
    else {
      upload.report("verifying");
      await readBack(host, name, upload.expected());
    }
  }

  /** A publish of ours got through, but nobody could say so: now somebody can. */
  private async confirm({ upload, records }: Sending, manifest: Manifest | null): Promise<void> {
    const { host, name, library, hostId } = this.options;
    upload.report("verifying");
    // Until it was read back it stays unconfirmed, whatever comes between.
    intendRecords(library, hostId, records);
    const files = Object.entries(manifest?.files ?? {}).map(([path, file]) => ({ path, ...file }));
    await readBack(host, name, files);
  }

  /** The site is published by now; what could not be taken down is named, and the next publish does it. */
  private async tidyUp(preparation: Preparation, upload: Upload): Promise<void> {
    try {
      await this.settle(preparation, upload);
    } catch (error) {
      const left = preparation.plan.removed.map((path) => ({ path, error: toErrorData(error) }));
      this.counts.failed = [...this.counts.failed, ...left];
    }
  }

  /** After the manifest is in place: removes what it no longer lists, and notes what is still in doubt. */
  private async settle({ plan, pending }: Preparation, upload: Upload): Promise<void> {
    const { host } = this.options;
    if (upload.failed.length === 0) {
      upload.report("removing");
      await host.remove(plan.removed);
      await writePending(host, new Set());
      return;
    }
    // A page that could not be replaced may still link to what is to go, so nothing goes; and only
    // what was begun is in doubt: a path that was never reached is nobody's yet.
    const sent = new Set(upload.sent.map(({ file }: { file: SiteFile }) => file.path));
    const doubtful = [...pending].filter((path) => !sent.has(path));
    await writePending(host, new Set([...doubtful, ...upload.failed.map(({ path }) => path)]));
  }

  private seconds(): number {
    return (performance.now() - this.start) / 1000;
  }
}

/**
 * True where nothing here differs from what this computer last saw on the host. There is hardly anything
 * to write then, and one looks before the lock is taken: it is a write too, and may be in others' way.
 */
function seemsDone(library: Library, hostId: string): boolean {
  const agreed = [...library.agreements.all(hostId)].filter(([, { sourceHash: hash }]) => hash !== "");
  const hashes = library.sourceHashes();
  const isAgreed =
    agreed.length === hashes.size && agreed.every(([id, { sourceHash }]) => hashes.get(id) === sourceHash);
  return isAgreed && library.agreements.settings(hostId)?.hash === newsroomHash(library.newsroom());
}

/** True where the host is as it is to be: there is nothing to write. */
function isDone(preparation: Preparation): preparation is Preparation & { manifest: Manifest } {
  return preparation.isIdle && preparation.manifest !== null;
}

function refuseBlocked({ findings }: Preparation, { conflicts }: Arrival): void {
  if (conflicts.length > 0) throw new UserError("publish-undecided", { count: conflicts.length });
  const count = findings.filter(({ severity }) => severity === "block").length;
  if (count > 0) throw new UserError("checks-failed", { count });
}

function announce({ onProgress }: PublishOptions, phase: PublishProgress["phase"]): void {
  onProgress?.({ phase, filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0, secondsLeft: null });
}
