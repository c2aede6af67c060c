import { rmSync, statfsSync, statSync } from "node:fs";
import { onTestFinished } from "vitest";
import { run } from "../../scripts/run.ts";

/** Only root may mount a file system; elsewhere there is nothing to test with. */
export const CAN_MOUNT = process.platform === "linux" && process.getuid?.() === 0;

/** A folder that is a disk of its own. */
export interface SmallDisk {
  /** Leaves no more room than so many bytes. */
  fill(left: number): Promise<void>;
  /** Lets nothing be written. */
  protect(): Promise<void>;
  /** Lets all be written again, in enough room. */
  relieve(): Promise<void>;
}

/** Puts a disk in a folder's place for one test, with all that is in it. */
export async function onSmallDisk(folder: string): Promise<SmallDisk> {
  const call = (program: string, ...words: string[]) => run(program, words, { quiet: true });
  const aside = `${folder}.aside`;
  const { uid, gid, mode } = statSync(folder);
  await call("cp", "-a", folder, aside);
  const owner = `uid=${uid},gid=${gid},mode=${(mode & 0o7777).toString(8)}`;
  await call("mount", "-t", "tmpfs", "-o", `size=64m,${owner}`, "tmpfs", folder);
  onTestFinished(async () => {
    await call("umount", "-l", folder);
    rmSync(aside, { recursive: true, force: true });
  });
  await call("cp", "-a", `${aside}/.`, folder);
  const remount = (options: string) => call("mount", "-o", `remount,${options}`, folder);
  return {
    fill: async (left) => {
      const { blocks, bfree, bsize } = statfsSync(folder);
      await remount(`size=${(blocks - bfree) * bsize + left}`);
    },
    protect: async () => void (await remount("ro")),
    relieve: async () => void (await remount("rw,size=64m")),
  };
}
