import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { UserError } from "../../shared/errors.ts";
import type { CommitWatch } from "../../shared/publish/host.ts";
import { eachInParallel } from "../publishing/pool.ts";
import type { NetlifyApi, NetlifyDeploy } from "./netlifyApi.ts";

/** Waits before the second, third and fourth try of a request, in milliseconds. */
const BACK_OFF = [250, 1000, 3000];
/** How often a deploy is asked after at first and at last, and for how long, in milliseconds. */
const FIRST_LOOK = 50;
const LAST_LOOK = 2000;
const PATIENCE = 600_000;
/** A deploy that was not finished in this time was given up by whoever began it, in milliseconds. */
const GIVEN_UP = 120_000;

/** States of a deploy that is neither on its way nor has yet to begin. */
const ENDED: readonly string[] = ["ready", "current", "old", "error", "rejected"];
/** States of a deploy that was live at least once. */
const LIVE: readonly string[] = ["ready", "current", "old"];

/** A deploy to make. */
export interface DeployOrder {
  /** SHA-1 by path: the whole site. */
  files: ReadonlyMap<string, string>;
  /** The digest of the file that is sent last, after a look at who else is about to publish. */
  last: string;
  /** The deploy that is published now, which this one was made from. */
  base: string | null;
  /** The computer, for people. */
  owner: string;
  width: number;
  watch: CommitWatch;
  read(digest: string, path: string): Promise<Uint8Array>;
  /** In bytes; 0 where that is not known before it is read. */
  sizeOf(digest: string): number;
}

/**
 * Makes deploys one at a time with others who do it the same way: each begins its own, sends all but
 * one file, and sends that only when the site is still as it was found and no deploy that was begun
 * earlier is on its way. Of two, the one who looks second sees the first. One that was given up is
 * cancelled then: whoever began it may wake up and go on. Only a deploy of which the
 * service has every byte already goes live without that look: a publish that is tried again.
 */
export class NetlifyDeployer {
  private readonly api: NetlifyApi;
  private readonly name: string;
  /** Tells this publisher's deploys from those of others. */
  private readonly id = randomBytes(4).toString("hex");

  /** @param name the host's name, for messages */
  constructor(api: NetlifyApi, name: string) {
    this.api = api;
    this.name = name;
  }

  /** Returns when it is live. @throws UserError `publish-busy`, `publish-conflict`, `publish-cancelled`, `host-refused` */
  async deploy(order: DeployOrder): Promise<string> {
    const { files, last, owner, width, base, watch } = order;
    const { signal } = watch;
    const begun = await this.api.createDeploy(files, `Twinpress · ${owner} · ${this.id}`);
    try {
      const { required } = isPrepared(begun) ? begun : await this.until(begun.id, isPrepared);
      const paths = new Map([...files].map(([path, digest]) => [digest, path]));
      const digests = [...new Set(required)].sort((a, b) => Number(a === last) - Number(b === last));
      const total = digests.reduce((sum, digest) => sum + order.sizeOf(digest), 0);
      const meter = new Meter(total, watch);
      const send = async (digest: string) => {
        const path = paths.get(digest) ?? "";
        const bytes = await order.read(digest, path);
        if (signal?.aborted) throw new UserError("publish-cancelled");
        // With the last one it goes live.
        const stop = digest === last ? undefined : signal;
        const onSent = (sent: number) => meter.tell(digest, sent);
        await steadily(() => this.api.upload(begun.id, path, bytes, { onSent, signal: stop }), stop);
        onSent(bytes.byteLength);
      };
      await eachInParallel(digests.slice(0, -1), width, send);
      if (digests.length > 0) await this.requireTurn(begun, base);
      await eachInParallel(digests.slice(-1), width, send);
      await this.until(begun.id, ({ state = "" }) => LIVE.includes(state));
      return begun.id;
    } catch (error) {
      // Nothing of it can be seen; one that stays is taken for given up in time.
      await this.api.cancel(begun.id).catch(() => undefined);
      // The service takes nothing for a deploy that somebody cancelled who has published since.
      if (error instanceof UserError && error.code === "host-refused") await this.requireBase(base);
      throw error;
    }
  }

  private async requireTurn(mine: NetlifyDeploy, base: string | null): Promise<void> {
    // In this order: one that goes live between the two looks is seen by the second.
    const { deploys, now } = await steadily(() => this.api.latestDeploys());
    const begun = timeOf(deploys.find(({ id }) => id === mine.id) ?? mine);
    for (const other of deploys) {
      const [, owner, id] = /^Twinpress · (.*) · ([0-9a-f]+)$/s.exec(other.title ?? "") ?? [];
      const isOver = ENDED.includes(other.state ?? "") || timeOf(other) > begun;
      if (owner === undefined || id === this.id || isOver) continue;
      if (now - timeOf(other) < GIVEN_UP) throw new UserError("publish-busy", { name: this.name, owner });
      await steadily(() => this.api.cancel(other.id));
    }
    await this.requireBase(base);
  }

  private async requireBase(base: string | null): Promise<void> {
    const { published_deploy } = await steadily(() => this.api.getSite());
    if ((published_deploy?.id ?? null) !== base) throw new UserError("publish-conflict", { name: this.name });
  }

  private async until(id: string, isDone: (deploy: NetlifyDeploy) => boolean): Promise<NetlifyDeploy> {
    const end = performance.now() + PATIENCE;
    for (let wait = FIRST_LOOK; ; wait = Math.min(wait * 2, LAST_LOOK)) {
      const deploy = await steadily(() => this.api.getDeploy(id));
      const { state = "", error_message: detail } = deploy;
      if (state === "error" || state === "rejected") {
        throw new UserError("host-refused", { name: this.name, path: id, detail: detail || state });
      }
      if (isDone(deploy)) return deploy;
      if (performance.now() > end) throw new Error(`${id}: ${state}`);
      await pause(wait);
    }
  }
}

/** How much has left of files that are sent side by side. */
class Meter {
  private readonly total: number;
  private readonly watch: CommitWatch;
  private readonly left = new Map<string, number>();
  private sent = 0;

  /** @param total in bytes */
  constructor(total: number, watch: CommitWatch) {
    this.total = total;
    this.watch = watch;
  }

  /** How much has left of one of them, which may be sent again. */
  tell(digest: string, bytes: number): void {
    this.sent += bytes - (this.left.get(digest) ?? 0);
    this.left.set(digest, bytes);
    // What had to be read from the site first was not counted.
    this.watch.onSent?.(this.sent, Math.max(this.sent, this.total));
  }
}

/** A large deploy's list of what it requires takes its time ("Async requests for large deploys"). */
function isPrepared({ state = "", required }: NetlifyDeploy): boolean {
  if (ENDED.includes(state)) return true;
  if (!required || state === "preparing") return false;
  return required.length > 0 || state !== "new";
}

function timeOf({ created_at }: NetlifyDeploy): number {
  return Date.parse(created_at ?? "");
}

/** Requests that may be made twice: a deploy that was begun should not be begun anew for one of them. */
async function steadily<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (const wait of BACK_OFF) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof UserError) throw error;
      if (signal?.aborted) throw new UserError("publish-cancelled", {}, error);
      await pause(wait);
    }
  }
  return work();
}
