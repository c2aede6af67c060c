import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { toErrorData, UserError } from "../../shared/errors.ts";
import type { Host } from "../../shared/publish/host.ts";
import type { HostReport, HostStep } from "../../shared/publish/hostReport.ts";
import { sha256 } from "./digest.ts";
import { SteadyHost } from "./steadyHost.ts";

/** How long one waits for a publisher who is silent, in milliseconds. */
const SILENCE = 60_000;

/** A host to try. */
export interface HostTestOptions {
  host: Host;
  /** The host's name, for messages. */
  name: string;
  /** The newsroom's id, to tell its site from another's. */
  newsroom: string;
  signal?: AbortSignal | undefined;
}

/**
 * Tries everything that a publish needs, one after the other, and stops at the first that fails.
 * What it writes it removes again.
 */
export async function testHost(options: HostTestOptions): Promise<HostReport> {
  const { name, signal } = options;
  const host = new SteadyHost(options.host, name, signal);
  const steps: HostReport["steps"] = [];
  const run = async (step: HostStep, work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      steps.push({ step, error: null });
      return true;
    } catch (error) {
      steps.push({ step, error: toErrorData(error) });
      return false;
    }
  };
  if (!(await run("connect", () => host.probe()))) return { steps, capabilities: null };
  const capabilities = await host.probe();
  if (!(await run("site", () => requireOwnSite(host, options)))) return { steps, capabilities };
  if (!capabilities.atomicSwitch) {
    await run("write", () => holdAndWrite(host, signal));
    // What a host does when a file is replaced is known only by now.
    return { steps, capabilities: steps.some(({ error }) => error) ? capabilities : await host.probe() };
  }
  // What is put there would show with the next publish.
  const { mayWrite } = options.host;
  if (mayWrite) {
    await run("permission", async () => {
      await mayWrite.call(options.host).catch((error: Error) => {
        if (error instanceof UserError) throw error;
        throw new UserError("host-unreachable", { name, detail: error.message }, error);
      });
    });
  }
  return { steps, capabilities };
}

async function requireOwnSite(host: Host, { name, newsroom }: HostTestOptions): Promise<void> {
  const found = await host.readManifest();
  if (found && found.manifest.newsroom !== newsroom) throw new UserError("manifest-foreign", { path: name });
}

async function holdAndWrite(host: Host, signal: AbortSignal | undefined): Promise<void> {
  const lease = await host.acquire({ owner: hostname(), ttlMs: SILENCE, signal });
  try {
    await replaceAndRead(host, `twinpress-test-${randomBytes(6).toString("hex")}.txt`);
  } finally {
    await lease.release();
  }
}

/** A file twice under one name, each time read back, and taken away. */
async function replaceAndRead(host: Host, path: string): Promise<void> {
  try {
    for (const text of ["Twinpress 1\n", "Twinpress 2, 中文\n"]) {
      const bytes = new TextEncoder().encode(text);
      await host.put(path, bytes, {
        sha256: sha256(bytes),
        type: "text/plain; charset=utf-8",
        isImmutable: false,
      });
      const back = await host.get(path);
      if (back === null || sha256(back) !== sha256(bytes))
        throw new UserError("host-verify-failed", { path });
    }
  } finally {
    await host.remove([path]);
  }
  if ((await host.present([path])).size > 0) throw new UserError("host-verify-failed", { path });
}
