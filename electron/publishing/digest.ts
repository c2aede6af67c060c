import { createHash } from "node:crypto";

/** The SHA-256 of bytes as lower-case hex: as shared/hash.ts gives it, by the machine's own code. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
