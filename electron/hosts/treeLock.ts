import { setTimeout as pause } from "node:timers/promises";
import { UserError } from "../../shared/errors.ts";
import type { Lease, LeaseOptions } from "../../shared/publish/host.ts";
import { isGone } from "./computer.ts";
import { type FileTree, isOutOfPlace, LOCK_FOLDER } from "./fileTree.ts";
import { type Holder, holderBytes, newHolder, readHolderText } from "./lockHolder.ts";

const HOLDER = "holder.json";
/** A holder is asked after this often while one waits, as a part of the time it may be silent. */
const LOOKS = 20;
/** How often a lock is made that another takes away at once, before one gives up. */
const TRIES = 5;

/**
 * Takes the lock of a tree. Clocks of two computers are never compared: a holder is taken for gone
 * when it gave no sign of life while this one watched for as long as it may be silent.
 *
 * @throws UserError `publish-busy`, `publish-cancelled`
 */
export async function takeTreeLock(tree: FileTree, name: string, options: LeaseOptions): Promise<Lease> {
  const holder = newHolder(options.owner);
  for (let tries = 1; ; tries += 1) {
    await makeLock(tree, name, holder.secret, options);
    const failure = await moveIn(tree, holder);
    if (failure === null) return new TreeLease(tree, name, holder);
    const isFinal = failure.isOwn && !isOutOfPlace(failure.error);
    if (isFinal || tries === TRIES) throw failure.error;
  }
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
    const found = readHolderText(seen);
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

/** Why a lock that was just made could not be kept. */
interface Failure {
  error: unknown;
  /** False where another took it away meanwhile: a slow line looks like a publisher who is gone. */
  isOwn: boolean;
}

/**
 * Says whose the new lock is: by a folder in it, which goes with it, and by a file for people. Null
 * where that was done.
 */
async function moveIn(tree: FileTree, holder: Holder): Promise<Failure | null> {
  const claim = claimOf(holder);
  try {
    await tree.makeFolder(claim);
    if (await isShared(tree, holder)) throw new Error("Two publishers made the lock.");
    if (tree.drafts !== undefined) tree.drafts = claim;
    await writeHolder(tree, holder);
    return null;
  } catch (error) {
    const isOwn = (await tree.list(claim)) !== null && !(await isShared(tree, holder));
    // The next one need not wait for a publisher who never began.
    await clear(tree, isOwn ? LOCK_FOLDER : claim);
    if (!isOwn) await tree.removeFolder(LOCK_FOLDER);
    return { error, isOwn };
  }
}

/** Two made the lock: one of them was taken for gone before it could say that it is there. */
async function isShared(tree: FileTree, { secret }: Holder): Promise<boolean> {
  return ((await tree.list(LOCK_FOLDER)) ?? []).some(({ name, isFolder }) => isFolder && name !== secret);
}

function claimOf({ secret }: Holder): string {
  return `${LOCK_FOLDER}/${secret}`;
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
    if (readHolderText(await readHolder(this.tree))?.secret !== this.holder.secret) return;
    await clear(this.tree, LOCK_FOLDER);
  }

  private async requireMine(): Promise<void> {
    const found = readHolderText(await readHolder(this.tree));
    if (found?.secret === this.holder.secret) return;
    // Apache takes a file away before another takes its place.
    if (found === null && (await this.tree.list(claimOf(this.holder))) !== null) return;
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
  await tree.write(`${LOCK_FOLDER}/${HOLDER}`, holderBytes(holder));
}
