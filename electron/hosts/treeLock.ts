import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { UserError } from "../../shared/errors.ts";
import { parseJson } from "../../shared/json.ts";
import type { Lease, LeaseOptions } from "../../shared/publish/host.ts";
import { isGone, thisComputer } from "./computer.ts";
import { type FileTree, LOCK_FOLDER } from "./fileTree.ts";

const HOLDER = "holder.json";
/** A holder is asked after this often while one waits, as a part of the time it may be silent. */
const LOOKS = 20;

const holderSchema = z.object({
  owner: z.string(),
  /** Tells this holding from every other. */
  secret: z.string(),
  computer: z.string(),
  pid: z.number(),
  /** Counts the signs of life. */
  beat: z.number(),
});
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the lock of a tree. Clocks of two computers are never compared: a holder is taken for gone
 * when it gave no sign of life while this one watched for as long as it may be silent.
 *
 * @throws UserError `publish-busy`, `publish-cancelled`
 */
export async function takeTreeLock(tree: FileTree, name: string, options: LeaseOptions): Promise<Lease> {
  const secret = randomBytes(8).toString("hex");
  const holder: Holder = {
    owner: options.owner,
    secret,
    computer: thisComputer(),
    pid: process.pid,
    beat: 0,
  };
  do await makeLock(tree, name, secret, options);
  while (!(await moveIn(tree, holder)));
  return new TreeLease(tree, name, holder);
}

/** Makes the lock's folder, once nobody has it who is there. */
async function makeLock(
  tree: FileTree,
  name: string,
  secret: string,
  { ttlMs, signal }: LeaseOptions,
): Promise<void> {
  let watched: { seen: string; since: number } | null = null;
  while (!(await tree.makeFolder(LOCK_FOLDER))) {
    const seen = await readHolder(tree);
    const found = parseHolder(seen);
    if (watched && watched.seen !== seen && seen !== "") {
      throw new UserError("publish-busy", { owner: found?.owner ?? "?", name });
    }
    watched ??= { seen, since: performance.now() };
    watched.seen = seen;
    if ((found && isGone(found)) || performance.now() - watched.since > ttlMs) {
      await takeAway(tree, seen, secret);
      continue;
    }
    if (signal?.aborted) throw new UserError("publish-cancelled");
    await pause(ttlMs / LOOKS);
  }
}

/**
 * Says whose the new lock is. False where another took it away before that was said: a slow line
 * looks like a publisher who is gone.
 */
async function moveIn(tree: FileTree, holder: Holder): Promise<boolean> {
  const drafts = `${LOCK_FOLDER}/${holder.secret}`;
  if (tree.drafts !== undefined) tree.drafts = LOCK_FOLDER;
  try {
    await writeHolder(tree, holder);
    if (tree.drafts === undefined) return true;
    await tree.makeFolder(drafts);
    tree.drafts = drafts;
    return true;
  } catch (error) {
    const isThere = (await tree.list(LOCK_FOLDER)) !== null;
    const found = parseHolder(await readHolder(tree));
    if (!isThere || (found && found.secret !== holder.secret)) return false;
    // The next one need not wait for a publisher who never began.
    await clear(tree, LOCK_FOLDER).catch(() => undefined);
    throw error;
  }
}

class TreeLease implements Lease {
  readonly real = true;
  private readonly tree: FileTree;
  private readonly name: string;
  private holder: Holder;

  constructor(tree: FileTree, name: string, holder: Holder) {
    this.tree = tree;
    this.name = name;
    this.holder = holder;
  }

  async renew(): Promise<void> {
    await this.requireMine();
    this.holder = { ...this.holder, beat: this.holder.beat + 1 };
    await writeHolder(this.tree, this.holder);
  }

  async release(): Promise<void> {
    if (parseHolder(await readHolder(this.tree))?.secret !== this.holder.secret) return;
    await clear(this.tree, LOCK_FOLDER);
  }

  private async requireMine(): Promise<void> {
    const found = parseHolder(await readHolder(this.tree));
    if (found?.secret === this.holder.secret) return;
    throw new UserError("publish-lost-lease", { name: this.name, owner: found?.owner ?? "?" });
  }
}

/** Moves a silent holder's lock aside, which only one of many can do; one that is another's by now is put back. */
async function takeAway(tree: FileTree, silent: string, secret: string): Promise<void> {
  const aside = `${LOCK_FOLDER}-${secret}`;
  if (!(await tree.moveFolder(LOCK_FOLDER, aside))) return;
  const bytes = await tree.read(`${aside}/${HOLDER}`);
  const isOther = bytes !== null && new TextDecoder().decode(bytes) !== silent;
  if (isOther && (await tree.moveFolder(aside, LOCK_FOLDER))) return;
  await clear(tree, aside);
}

async function clear(tree: FileTree, folder: string): Promise<void> {
  for (const { name, isFolder } of (await tree.list(folder)) ?? []) {
    await (isFolder ? clear(tree, `${folder}/${name}`) : tree.remove(`${folder}/${name}`));
  }
  await tree.removeFolder(folder);
}

async function readHolder(tree: FileTree): Promise<string> {
  const bytes = await tree.read(`${LOCK_FOLDER}/${HOLDER}`);
  return bytes ? new TextDecoder().decode(bytes) : "";
}

async function writeHolder(tree: FileTree, holder: Holder): Promise<void> {
  await tree.write(`${LOCK_FOLDER}/${HOLDER}`, new TextEncoder().encode(JSON.stringify(holder)));
}

function parseHolder(text: string): Holder | null {
  const parsed = holderSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}
