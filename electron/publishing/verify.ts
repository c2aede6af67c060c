import { UserError } from "../../shared/errors.ts";
import type { Host } from "../../shared/publish/host.ts";
import { sha256 } from "./digest.ts";
import type { UploadFile } from "./upload.ts";

/** Files read back after each publish. */
const SAMPLE = 12;

/**
 * Reads back some of what was sent, spread over all of it, by size and hash.
 *
 * @throws UserError `host-verify-failed` for a file that did not arrive as it was sent
 */
export async function verifySample(host: Host, sent: readonly UploadFile[]): Promise<void> {
  const step = Math.max(1, Math.floor(sent.length / SAMPLE));
  for (let index = 0; index < sent.length; index += step) {
    const upload = sent[index];
    if (!upload) return;
    const bytes = await host.get(upload.file.path);
    if (bytes === null || bytes.byteLength !== upload.bytes || sha256(bytes) !== upload.sha256) {
      throw new UserError("host-verify-failed", { path: upload.file.path });
    }
  }
}
