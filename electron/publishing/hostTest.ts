import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { toErrorData, UserError } from "../../shared/errors.ts";
import type { Capabilities, Host } from "../../shared/publish/host.ts";
import type { HostReport, HostStep } from "../../shared/publish/hostReport.ts";
import { sha256 } from "./digest.ts";

/** How long one waits for a publisher who is silent, in milliseconds. */
const SILENCE = 60_000;

/**
 * Tries everything that a publish needs, one after the other, and stops at the first that fails.
 * What it writes it removes again.
 *
 * @param newsroom the newsroom's id, to tell its site from another's
 */
export async function testHost(host: Host, newsroom: string, signal?: AbortSignal): Promise<HostReport> {
  const steps: HostReport["steps"] = [];
  let capabilities: Capabilities | null = null;
  const path = `twinpress-test-${randomBytes(6).toString("hex")}.txt`;
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
  const writes = async () => {
    const lease = await host.acquire({ owner: hostname(), ttlMs: SILENCE, signal });
    try {
      await replaceAndRead(host, path);
    } finally {
      await lease.release();
    }
  };
  await run("connect", async () => {
    capabilities = await host.probe();
  });
  const { atomicSwitch } = capabilities ?? { atomicSwitch: false };
  const isReachable = capabilities !== null;
  if (isReachable && (await run("site", () => requireOwnSite(host, newsroom))) && !atomicSwitch) {
    await run("write", writes);
  }
  return { steps, capabilities };
}

async function requireOwnSite(host: Host, newsroom: string): Promise<void> {
  const found = await host.readManifest();
  if (found && found.manifest.newsroom !== newsroom) {
    throw new UserError("manifest-foreign", { path: found.manifest.publishedBy });
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
