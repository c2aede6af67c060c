import type { ErrorData } from "../errors.ts";
import type { Capabilities } from "./host.ts";

/** What is tried of a host: to sign in; that its site is this newsroom's; to write, read back and remove. */
export type HostStep = "connect" | "site" | "write";

/** What came of trying a host. */
export interface HostReport {
  /** In order, up to the first that failed. */
  steps: { step: HostStep; error: ErrorData | null }[];
  /** Null where it could not be reached. */
  capabilities: Capabilities | null;
}
