import { hostname } from "node:os";
import { UserError } from "../../shared/errors.ts";
import type { Host, Lease } from "../../shared/publish/host.ts";
import { isAnswer } from "./steadyHost.ts";

/** How a host is held. */
export interface HoldingOptions {
  host: Host;
  /** How long this publisher may be silent before others take it for gone, in milliseconds. */
  silenceMs: number;
  /** A person's wish to stop. */
  signal: AbortSignal | undefined;
}

/** The host's lease while a publish lasts: renewed in time, and the publish stopped when it is lost. */
export class Holding {
  /** Stops the publish, for either reason. */
  readonly signal: AbortSignal;
  private readonly options: HoldingOptions;
  private readonly stopped = new AbortController();
  private lease: Lease | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;
  private renewing: Promise<void> | null = null;
  /** Why the publish was stopped, where that was not a person. */
  private failure: unknown = null;

  constructor(options: HoldingOptions) {
    this.options = options;
    this.signal = options.signal
      ? AbortSignal.any([options.signal, this.stopped.signal])
      : this.stopped.signal;
  }

  /** True from {@link begin} on. */
  get isHeld(): boolean {
    return this.lease !== null;
  }

  /** @throws UserError `publish-busy`, `publish-cancelled` */
  async begin(): Promise<void> {
    const { host, signal, silenceMs } = this.options;
    this.lease = await host.acquire({ owner: hostname(), ttlMs: silenceMs, signal });
    this.timer = setInterval(() => {
      this.renewing ??= this.renew().finally(() => {
        this.renewing = null;
      });
    }, silenceMs / 4);
  }

  /** @throws UserError `publish-lost-lease` */
  async confirm(): Promise<void> {
    await this.renewing;
    await this.lease?.renew();
  }

  /** What ended a publish: that another has the lease by now explains whatever the host refused. */
  async reason(error: unknown): Promise<unknown> {
    const isRefusal = error instanceof UserError && error.code.startsWith("host-") && isAnswer(error);
    if (!this.failure && isRefusal) await this.renew();
    return this.failure ?? error;
  }

  async end(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.renewing;
    // A lease that can't be given back is taken for gone by the others in time.
    await this.lease?.release().catch(() => undefined);
  }

  private async renew(): Promise<void> {
    try {
      await this.lease?.renew();
    } catch (error) {
      // A sign of life that does not get through is given again; only another holder ends it.
      if (!(error instanceof UserError) || error.code !== "publish-lost-lease") return;
      this.failure = error;
      this.stopped.abort();
    }
  }
}
