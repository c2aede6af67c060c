import { UserError } from "../../shared/errors.ts";
import type { CommitWatch } from "../../shared/publish/host.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";

/** Moves commits between the local copy of a repository and the server's. */
export interface GitTransport {
  /** Brings the branch's newest commit; null where the server has no such branch. */
  fetch(): Promise<string | null>;
  /**
   * Makes a commit that has the fetched one as its parent the branch's newest, never by force. False
   * where somebody else's came first.
   *
   * @throws UserError `publish-cancelled` where the signal came before all of it had left
   */
  push(commit: string, watch?: CommitWatch): Promise<boolean>;
  /** Asks whether one may push, and pushes nothing. @throws UserError `host-read-only`, `host-sign-in` */
  mayPush(commit: string): Promise<void>;
}

/** A fault on the way to the server, as opposed to one of the local copy. */
export class GitFault extends Error {}

/** The fetched commit's name in the local copy. */
export const LOCAL_BRANCH = "site";

/** What servers answer when the branch moved while a push was on its way (git's builtin/receive-pack.c). */
const MOVED =
  /non-fast-forward|fetch first|lock ref|failed to update|reference already exists|stale info|old value/i;
const FULL = /no space left|disk quota|quota exceeded|out of disk|exceeds maximum allowed size/i;
const READ_ONLY =
  /read-only file system|insufficient permission|unable to create temporary object directory/i;
/** The longest that a server's own words are let into a message. */
const WORDS = 200;

/**
 * What a push that was not taken means: false where somebody else's came first.
 *
 * @param said what the server told beside it, such as the words of a hook
 * @throws UserError `host-full`, `host-read-only`, `host-refused`
 */
export function refusedPush({ name, branch }: HostOf<"git">, reason: string, said: string): false {
  if (FULL.test(said)) throw new UserError("host-full", { name, path: branch });
  if (READ_ONLY.test(`${reason} ${said}`)) throw new UserError("host-read-only", { name, path: branch });
  if (MOVED.test(reason)) return false;
  const words = said.replace(/\s+/g, " ").trim().slice(0, WORDS);
  const detail = [reason.trim(), words].filter(Boolean).join(": ");
  throw new UserError("host-refused", { name, path: branch, detail });
}
