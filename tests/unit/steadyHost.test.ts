import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SteadyHost } from "../../electron/publishing/steadyHost.ts";
import { UserError } from "../../shared/errors.ts";
import type { Host, Lease } from "../../shared/publish/host.ts";

const TTL = 60_000;
const INFO = { sha256: "", type: "text/html", isImmutable: false };

describe("a host over a bad line", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is asked again while the line fails, and never while it answers", async () => {
    const put = vi.fn<Host["put"]>().mockRejectedValueOnce(new Error("reset")).mockResolvedValue();
    const { host } = steady({ put });
    const done = host.put("a", new Uint8Array(), INFO);
    await vi.runAllTimersAsync();
    await done;
    expect(put).toHaveBeenCalledTimes(2);
    put.mockClear().mockRejectedValue(new UserError("host-full", { name: "Live", path: "a" }));
    await expect(host.put("a", new Uint8Array(), INFO)).rejects.toMatchObject({ code: "host-full" });
    expect(put).toHaveBeenCalledTimes(1);
  });

  it("is changed no more once the computer slept and another took over", async () => {
    const put = vi.fn<Host["put"]>().mockResolvedValue();
    const { host, renew } = steady({ put });
    await host.acquire({ owner: "Anna", ttlMs: TTL });
    await host.put("a", new Uint8Array(), INFO);
    expect(renew).not.toHaveBeenCalled();
    vi.setSystemTime(Date.now() + 10 * TTL);
    renew.mockRejectedValue(new UserError("publish-lost-lease", { name: "Live", owner: "Ben" }));
    const puts = ["b", "c"].map((path) => host.put(path, new Uint8Array(), INFO));
    for (const lost of await Promise.allSettled(puts)) {
      expect(lost).toMatchObject({ status: "rejected", reason: { code: "publish-lost-lease" } });
    }
    expect(put).toHaveBeenCalledTimes(1);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it("loses no more files once another took over in the middle of a long removal", async () => {
    const paths = Array.from({ length: 1000 }, (_, index) => `${index}.html`);
    const removed: string[] = [];
    const remove = vi.fn<Host["remove"]>().mockImplementation(async (some) => {
      removed.push(...some);
      if (removed.length < 200) return;
      renew.mockRejectedValue(new UserError("publish-lost-lease", { name: "Live", owner: "Ben" }));
      // The sign of life that is given from time to time.
      await lease.renew().catch(() => undefined);
    });
    const { host, renew } = steady({ remove });
    const lease = await host.acquire({ owner: "Anna", ttlMs: TTL });
    await expect(host.remove(paths)).rejects.toMatchObject({ code: "publish-lost-lease" });
    expect(removed.length).toBeLessThan(300);
    expect(removed).toEqual(paths.slice(0, removed.length));
  });

  it("is asked again where the lock was out of its place for a moment", async () => {
    const missing = new UserError("host-path-missing", { name: "Live", path: "x" });
    const put = vi.fn<Host["put"]>().mockRejectedValueOnce(missing).mockResolvedValue();
    const { host } = steady({ put });
    const done = host.put("a", new Uint8Array(), INFO);
    await vi.runAllTimersAsync();
    await done;
    expect(put).toHaveBeenCalledTimes(2);
  });

  it("goes on where the lease is still held after a sleep", async () => {
    const put = vi.fn<Host["put"]>().mockResolvedValue();
    const { host, renew } = steady({ put });
    await host.acquire({ owner: "Anna", ttlMs: TTL });
    vi.setSystemTime(Date.now() + 10 * TTL);
    await host.put("b", new Uint8Array(), INFO);
    await host.put("c", new Uint8Array(), INFO);
    expect(put).toHaveBeenCalledTimes(2);
    expect(renew).toHaveBeenCalledTimes(1);
  });
});

/** A steady host over one that does only what a test needs of it. */
function steady(methods: Partial<Host>) {
  const renew = vi.fn<Lease["renew"]>().mockResolvedValue();
  const lease: Lease = { real: true, renew, release: async () => undefined };
  const unused = () => Promise.reject(new Error("not used"));
  const inner: Host = {
    width: 1,
    probe: unused,
    readManifest: unused,
    acquire: async () => lease,
    present: unused,
    put: unused,
    get: unused,
    commit: unused,
    remove: unused,
    close: async () => undefined,
    ...methods,
  };
  return { host: new SteadyHost(inner, "Live"), renew };
}
