import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file whole or not at all: it is complete under another name before it takes its own.
 *
 * It is on the disk by then too, so that a power cut can't undo it, unless `durable` is false.
 *
 * @param folder where it is written before, on the same disk; its own folder unless given
 */
export async function writeFileAtomically(
  file: string,
  bytes: Uint8Array,
  { durable = true, folder = dirname(file) }: { durable?: boolean; folder?: string } = {},
): Promise<void> {
  const temporary = join(folder, `${basename(file)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(bytes);
      if (durable) await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Waits until a file written before is on the disk. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
