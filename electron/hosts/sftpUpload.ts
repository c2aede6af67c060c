import ssh2 from "ssh2";
import type { PutInfo } from "../../shared/publish/host.ts";
import { eachInParallel } from "../publishing/pool.ts";
import type { SshConnection } from "./sshConnection.ts";

/** Bytes of one write request; every server takes as many (draft-ietf-secsh-filexfer-02 §3). */
const CHUNK = 32 * 1024;
/** Write requests of one file that are underway at once, at most. */
const UNDERWAY = 16;

/** The server opened a file and then did not take its bytes. */
export class NotTaken extends Error {}

/**
 * Makes a file. Stopped, the connection is given up: what waits in this computer need not go first.
 *
 * @throws NotTaken
 */
export async function uploadFile(
  connection: SshConnection,
  file: string,
  bytes: Uint8Array,
  { signal, onSent }: Pick<PutInfo, "signal" | "onSent"> = {},
): Promise<void> {
  signal?.throwIfAborted();
  signal?.addEventListener("abort", connection.abandon);
  try {
    const handle = await connection.request<Buffer>((sftp, done) => sftp.open(file, "wx", done));
    const close = () => connection.request<void>((sftp, done) => sftp.close(handle, done));
    try {
      await fill(connection, handle, bytes, onSent);
    } catch (error) {
      await close().catch(() => undefined);
      throw statusOf(error) === ssh2.utils.sftp.STATUS_CODE.FAILURE
        ? new NotTaken(file, { cause: error })
        : error;
    }
    await close();
  } finally {
    signal?.removeEventListener("abort", connection.abandon);
  }
}

async function fill(
  { request, window }: SshConnection,
  handle: Buffer,
  bytes: Uint8Array,
  onSent: PutInfo["onSent"],
): Promise<void> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const offsets = Array.from({ length: Math.ceil(data.length / CHUNK) }, (_, index) => index * CHUNK);
  let sent = 0;
  await eachInParallel(offsets, UNDERWAY, async (offset) => {
    const length = Math.min(CHUNK, data.length - offset);
    await window.send(length, () =>
      request<void>((sftp, done) => sftp.write(handle, data, offset, length, offset, done)),
    );
    sent += length;
    onSent?.(sent);
  });
}

/** The status of a server's answer, or null where it is none. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && "code" in error && typeof error.code === "number" ? error.code : null;
}
