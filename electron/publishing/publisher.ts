import { toErrorData, UserError } from "../../shared/errors.ts";
import type { ManifestToken } from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";
import type { PublishProgress, PublishResult } from "../../shared/publish/progress.ts";
import type { SiteFile } from "../../shared/site/source.ts";
import { sha256 } from "./digest.ts";
import { Holding } from "./holding.ts";
import { nextManifest } from "./nextManifest.ts";
import { writePending } from "./pending.ts";
import { eachInParallel } from "./pool.ts";
import { type Arrival, arrive, type Preparation, type PreparationOptions, prepare } from "./preparation.ts";
import { intendRecords, keepRecords, type Records, recordsOf, replacedSources } from "./records.ts";
import { SteadyHost } from "./steadyHost.ts";
import { requireAgreed } from "./sync.ts";
import { Upload } from "./upload.ts";
import { commitSurely, readBack, verifySample } from "./verify.ts";

/** How long a publisher may be silent before others take it for gone, in milliseconds. */
const SILENCE = 60_000;
/** Tries where another publisher was faster. */
const ATTEMPTS = 5;

/** What to publish, and where. */
export interface PublishOptions extends PreparationOptions {
  /** How long this publisher may be silent before others take it for gone, in milliseconds. */
  silenceMs?: number;
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
    this.options = { ...options, host: new SteadyHost(options.host, options.name, options.signal) };
  }

  async run(): Promise<PublishResult> {
    const { options, counts } = this;
    const { host, signal, silenceMs = SILENCE } = options;
    const holding = new Holding({ host, signal, silenceMs });
    try {
      const { atomicSwitch } = await host.probe();
      announce(options, "waiting");
      await holding.begin();
      announce(options, "planning");
      await this.publish(!atomicSwitch, holding);
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

  private async publish(isGradual: boolean, holding: Holding): Promise<void> {
    const { library, hostId } = this.options;
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
      return this.send(preparation, isGradual, holding.signal);
    });
    if (sending.manifest) await this.finish(sending, arrival.token, isGradual, holding);
    else if (arrival.isUnconfirmed) await this.confirm(sending, arrival.manifest);
    try {
      keepRecords(library, hostId, sending.records);
      known.findings.keep();
    } catch (error) {
      // What is published is published; what can't be noted now the next publish finds among what was intended.
      if (!sending.manifest) throw error;
    }
  }

  /** Everything up to the manifest. */
  private async send(preparation: Preparation, isGradual: boolean, signal: AbortSignal): Promise<Sending> {
    const { host, library, hostId, onProgress } = this.options;
    const { plan, pending, uploads, isIdle } = preparation;
    const upload = new Upload(uploads, { host, onProgress, signal, isGathering: !isGradual });
    if (isIdle && preparation.manifest) {
      const records = recordsOf(library, hostId, preparation, preparation.manifest);
      return { preparation, upload, records, manifest: null };
    }
    try {
      await this.refuseForeign(preparation);
      if (isGradual) {
        await writePending(host, new Set([...pending, ...plan.added, ...plan.changed, ...plan.removed]));
      }
      await upload.run();
      const before = await replacedSources(host, preparation);
      if (isGradual) {
        upload.report("verifying");
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

  /**
   * Looks, before anything is touched, whether somebody else's files are where new ones are to go.
   *
   * @throws UserError `host-file-foreign` that names the first
   */
  private async refuseForeign({ uploads, pending }: Preparation): Promise<void> {
    const { host } = this.options;
    const unknown = new Map(
      uploads
        .filter(({ isNew, file }) => isNew && !pending.has(file.path))
        .map((upload) => [upload.file.path, upload.sha256]),
    );
    const found = await host.present([...unknown.keys()]);
    await eachInParallel([...found], host.width, async (path) => {
      const bytes = await host.get(path);
      const isOurs = bytes !== null && sha256(bytes) === unknown.get(path);
      if (!isOurs) throw new UserError("host-file-foreign", { path });
    });
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

function refuseBlocked({ findings }: Preparation, { conflicts }: Arrival): void {
  if (conflicts.length > 0) throw new UserError("publish-undecided", { count: conflicts.length });
  const count = findings.filter(({ severity }) => severity === "block").length;
  if (count > 0) throw new UserError("checks-failed", { count });
}

function announce({ onProgress }: PublishOptions, phase: PublishProgress["phase"]): void {
  onProgress?.({ phase, filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0, secondsLeft: null });
}
