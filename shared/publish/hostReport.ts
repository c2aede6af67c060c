import type { ErrorData } from "../errors.ts";
import type { Capabilities } from "./host.ts";

/**
 * What is tried of a host: to sign in; that its site is this newsroom's; to write, read back and remove,
 * or, where that would show with the next publish, to ask whether one may.
 */
export type HostStep = "connect" | "site" | "write" | "permission";

/** What came of trying a host. */
export interface HostReport {
  /** In order, up to the first that failed. */
  steps: { step: HostStep; error: ErrorData | null }[];
  /** Null where it could not be reached. */
  capabilities: Capabilities | null;
}

/** What a host can't promise although it works; the texts are `host-…`. */
export type HostLimit = "no-swap" | "no-lock" | "no-replace" | "not-written";

/** The limits of a host whose test went well. */
export function limitsOf({ steps, capabilities }: HostReport): HostLimit[] {
  if (!capabilities) return [];
  const { compareAndSwap, exclusiveCreate, atomicReplace } = capabilities;
  const limits: HostLimit[] = [];
  if (!compareAndSwap) limits.push(exclusiveCreate ? "no-swap" : "no-lock");
  if (!atomicReplace) limits.push("no-replace");
  if (!steps.some(({ step }) => step === "write" || step === "permission")) limits.push("not-written");
  return limits;
}
