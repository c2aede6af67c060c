import { posix } from "node:path";
import type { Library } from "../../electron/library/library.ts";
import { type PublishOptions, publish } from "../../electron/publishing/publisher.ts";
import { UserError } from "../../shared/errors.ts";
import type { Host } from "../../shared/publish/host.ts";
import type { PublishResult } from "../../shared/publish/progress.ts";

/** A holder who is silent for this long is taken for gone where a test waits for that, in milliseconds. */
export const SILENCE = 400;
/** The same where none is to be taken for gone: a busy computer holds one up for a while now and then. */
const PATIENCE = 3000;

/** Publishes as the app does, though none is waited for so long. */
export function publishTo(
  library: Library,
  host: Host,
  options: Pick<PublishOptions, "signal" | "silenceMs" | "backOffMs"> = {},
): Promise<PublishResult> {
  return publish({ library, hostId: "live", host, name: "Live", silenceMs: PATIENCE, ...options });
}

/** Links of pages to files that are not there; the pages that a reader can come to, from the front. */
export function brokenLinks(files: Map<string, string>): string[] {
  const broken: string[] = [];
  for (const [path, html] of readable(files)) {
    if (!path.endsWith(".html") || path === "404.html") continue;
    for (const [, link] of html.matchAll(/(?:href|src)="([^":#?]+)"/g)) {
      const target = posix.normalize(posix.join(posix.dirname(path), link ?? ""));
      const file = target.endsWith("/") || target === "." ? posix.join(target, "index.html") : target;
      if (!files.has(file)) broken.push(`${path} -> ${link}`);
    }
  }
  return broken;
}

/** What a reader can come to: the pages that are linked from the front page on. */
function readable(files: Map<string, string>): Map<string, string> {
  const reached = new Set<string>(["index.html"]);
  for (const path of reached) {
    for (const [, link] of (files.get(path) ?? "").matchAll(/href="([^":#?]+)"/g)) {
      const target = posix.normalize(posix.join(posix.dirname(path), link ?? ""));
      reached.add(target.endsWith("/") ? `${target}index.html` : target);
    }
  }
  return new Map([...files].filter(([path]) => reached.has(path) || !path.endsWith(".html")));
}

/** Asked before each call of a host: it may wait, or throw as when the line is cut. */
type Gate = (call: number, name: string) => Promise<void> | void;

/** A host that asks a gate before each of its calls. */
export class GatedHost implements Host {
  calls = 0;
  readonly width: number;
  private readonly inner: Host;
  private readonly gate: Gate;

  constructor(inner: Host, gate: Gate) {
    this.inner = inner;
    this.gate = gate;
    this.width = inner.width;
  }

  probe = () => this.call("probe", () => this.inner.probe());
  readManifest = () => this.call("readManifest", () => this.inner.readManifest());
  acquire = (...args: Parameters<Host["acquire"]>) => this.call("acquire", () => this.inner.acquire(...args));
  present = (paths: readonly string[]) => this.call("present", () => this.inner.present(paths));
  put = (...args: Parameters<Host["put"]>) => this.call("put", () => this.inner.put(...args));
  get = (path: string) => this.call("get", () => this.inner.get(path));
  commit = (...args: Parameters<Host["commit"]>) => this.call("commit", () => this.inner.commit(...args));
  remove = (paths: readonly string[]) => this.call("remove", () => this.inner.remove(paths));
  close = () => this.inner.close();

  private async call<T>(name: string, work: () => Promise<T>): Promise<T> {
    this.calls += 1;
    await this.gate(this.calls, name);
    return work();
  }
}

/** A host whose line is cut for good at its nth call, as if the process had been killed there. */
export function cutAt(inner: Host, nth: number): GatedHost {
  return new GatedHost(inner, (call) => {
    // As an answer, so that nothing waits for a line that never comes back.
    if (call >= nth) throw new UserError("publish-cancelled");
  });
}
