import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../shared/errors.ts";
import type { CommitWatch } from "../../shared/publish/host.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import {
  agreedKey,
  keyRefusal,
  onlyKeyOptions,
  PATIENCE_S,
  pathOption,
  type ServerKey,
  sshAddress,
} from "./gitHostKey.ts";
import { lockedKey, passphraseEnv, takesPassphrase } from "./gitPassphrase.ts";
import { type ProgramOptions, type ProgramResult, runProgram } from "./gitProgram.ts";
import type { GitRepository } from "./gitRepository.ts";
import { GitFault, type GitTransport, LOCAL_BRANCH, refusedPush } from "./gitTransport.ts";

/** git tells of its progress all the time, so that it is gone when it is silent for so long. */
const SILENCE_MS = 30_000;
/** While a server's own checks look at what came, git is silent. */
const CHECKS_MS = 120_000;

/** What git and ssh say, and what that means. */
const UNREACHABLE =
  /could not resolve hostname.*|connection refused|no route to host|network is unreachable|(connection|operation) timed out/i;
const NO_REPOSITORY =
  /does not appear to be a git repository|repository not found|project you were looking for could not be found|no such project/i;
const NO_BRANCH = /couldn't find remote ref/i;
const NOT_ALLOWED =
  /permission to .* denied|marked as read only|not allowed to push|write access to repository not granted|insufficient permission/i;
const PASSING =
  /connection (reset|closed)|broken pipe|remote end hung up|early eof|unexpected disconnect|timeout, server/i;
/** What git says of its progress once the server has been given everything. */
const ALL_SENT = /Writing objects: 100%/;
/** How much of a pack has left, as git tells it about once a second. */
const WRITTEN = /Writing objects: +\d+% \(\d+\/\d+\), ([\d.]+) (bytes?|[KMG]iB)/g;
const UNITS = ["byte", "KiB", "MiB", "GiB"];
/** What the server said, in its own words or by the protocol's answer to what it was sent. */
const SAID = /^(?:remote: |error: remote unpack failed: )(.*)$/gm;
/** Of the copy on this computer: what the server says of its own begins with `remote:`. */
const DAMAGED =
  /^(error|fatal): .*(corrupt|object file|loose object|index file|packfile|bad (object|tree)|missing (blob|tree|commit))/im;
const BAD_KEY =
  /load key .*: (invalid format|error in libcrypto|bad permissions)|bad permissions|unprotected private key/i;

/** A repository's SSH server, by way of the git and ssh of this computer. */
export class SshTransport implements GitTransport {
  private readonly config: HostOf<"git">;
  /** The key's passphrase; null where there is none or no key is set. */
  private readonly passphrase: string | null;
  private readonly repository: GitRepository;
  private isPassphraseTaken: Promise<boolean> | null = null;
  private serverKey: Promise<ServerKey> | null = null;
  private wasReached = false;

  constructor(config: HostOf<"git">, secret: string | null, repository: GitRepository) {
    this.config = config;
    this.passphrase = config.key === "" ? null : secret || null;
    this.repository = repository;
  }

  async fetch(): Promise<string | null> {
    const { url, branch } = this.config;
    const refs = `+refs/heads/${branch}:refs/heads/${LOCAL_BRANCH}`;
    const found = await this.git(
      // Whatever it is, it becomes a pack: git's own loose objects can't be written over everywhere.
      ["-c", "fetch.unpackLimit=1", "fetch", "--depth", "1", "--no-tags", "--progress", "--", url, refs],
      SILENCE_MS,
    );
    if (found.code !== 0 && NO_BRANCH.test(found.err)) {
      this.wasReached = true;
      return null;
    }
    await this.require(found);
    const head = await this.git(["rev-parse", "--verify", `refs/heads/${LOCAL_BRANCH}`], SILENCE_MS);
    if (head.code !== 0) throw new Error(head.err);
    return head.out.trim();
  }

  async push(commit: string, { onSent, signal }: CommitWatch = {}): Promise<boolean> {
    const { url, branch } = this.config;
    const refs = `${commit}:refs/heads/${branch}`;
    const total = onSent ? await this.sizeOf(commit, signal) : null;
    if (signal?.aborted) throw new UserError("publish-cancelled");
    const onErr = (text: string) => {
      const bytes = writtenBytes(text);
      if (total !== null && bytes !== null) onSent?.(Math.min(bytes, total), total);
    };
    const pushed = await this.git(
      ["push", "--porcelain", "--no-verify", "--progress", "--", url, refs],
      CHECKS_MS,
      { signal, onErr },
    );
    if (pushed.code === 0) return true;
    if (signal?.aborted && !ALL_SENT.test(pushed.err)) throw new UserError("publish-cancelled");
    const refusal = pushed.out.match(/^!\t\S+\t(.*)$/m)?.[1];
    if (refusal === undefined) await this.require(pushed);
    const reason = refusal?.match(/\(([^()]*)\)$/)?.[1] ?? refusal ?? "";
    const said = [...pushed.err.matchAll(SAID)].map(([, words]) => words).join(" ");
    return refusedPush(this.config, reason, said);
  }

  async mayPush(commit: string): Promise<void> {
    const { url, branch } = this.config;
    const words = ["push", "--dry-run", "--porcelain", "--no-verify", "--force", "--", url];
    await this.require(await this.git([...words, `${commit}:refs/heads/${branch}`], SILENCE_MS));
  }

  /** The bytes that a push of a commit takes: what git would send is made and counted. Null where it can't be made. */
  private async sizeOf(commit: string, signal: AbortSignal | undefined): Promise<number | null> {
    let size = 0;
    const onOut = (part: Uint8Array) => {
      size += part.byteLength;
    };
    const words = ["pack-objects", "--revs", "--thin", "--delta-base-offset", "--progress", "--stdout"];
    // All that its parent has is on the server.
    const input = `${commit}\n^${commit}^@\n`;
    const { code } = await this.git(words, SILENCE_MS, { signal, onOut, input });
    return code === 0 ? size : null;
  }

  private async git(
    args: readonly string[],
    silenceMs: number,
    options: Omit<ProgramOptions, "env" | "silenceMs"> = {},
  ): Promise<ProgramResult> {
    const { name } = this.config;
    const settings = ["gc.auto=0", "maintenance.auto=false", `core.hooksPath=${this.at("no-hooks")}`];
    const all = [`--git-dir=${this.repository.folder}`, ...settings.flatMap((one) => ["-c", one]), ...args];
    const passphrase = await this.passphraseEnv();
    const env = {
      ...passphrase,
      GIT_TERMINAL_PROMPT: "0",
      GIT_SSH_VARIANT: "ssh",
      GIT_SSH_COMMAND: await this.sshCommand(passphrase !== null),
    };
    return runProgram(name, "git", all, { ...options, env, silenceMs });
  }

  /** Null where there is no passphrase, or ssh can't be given one: then an agent may have the key. */
  private async passphraseEnv(): Promise<NodeJS.ProcessEnv | null> {
    if (this.passphrase === null) return null;
    this.isPassphraseTaken ??= takesPassphrase(this.config.name);
    return (await this.isPassphraseTaken) ? passphraseEnv(this.passphrase, this.at("")) : null;
  }

  /** git gives it to a shell. */
  private async sshCommand(asksPassphrase: boolean): Promise<string> {
    const { key, hostKey } = this.config;
    if (key !== "") await requireReadable(key);
    const options = [
      // Nothing is asked for, but the key's passphrase where there is one to answer with.
      ...(asksPassphrase
        ? ["BatchMode=no", "PreferredAuthentications=publickey", "NumberOfPasswordPrompts=1"]
        : ["BatchMode=yes"]),
      "StrictHostKeyChecking=yes",
      `ConnectTimeout=${PATIENCE_S}`,
      "ServerAliveInterval=10",
      "ServerAliveCountMax=3",
      ...(key === "" ? [] : [`IdentityFile=${pathOption(key)}`, "IdentitiesOnly=yes"]),
      // Each time: the copy may have been made anew since.
      ...(hostKey === "" ? [] : await onlyKeyOptions(await this.agreedKey(), this.at(""))),
    ];
    return ["ssh", ...options.map((option) => `-o '${option.replaceAll("'", "'\\''")}'`)].join(" ");
  }

  private agreedKey(): Promise<ServerKey> {
    const known = this.serverKey ?? agreedKey(this.config);
    this.serverKey = known;
    known.catch(() => {
      if (this.serverKey === known) this.serverKey = null;
    });
    return known;
  }

  private at(file: string): string {
    return join(this.repository.folder, file);
  }

  /** @throws UserError or {@link GitFault}; other errors are of the local copy */
  private async require({ code, err }: ProgramResult): Promise<void> {
    if (code === 0) {
      this.wasReached = true;
      return;
    }
    const { name, key, url } = this.config;
    const user = this.config.user || sshAddress(url).user;
    const path = url;
    if (code === null) throw new GitFault(`${url}: no answer`);
    if (/host key verification failed/i.test(err)) throw await keyRefusal(this.config, err);
    if (DAMAGED.test(err)) throw new Error(err.trim());
    const unreachable = err.match(UNREACHABLE)?.[0];
    if (unreachable !== undefined && !this.wasReached) {
      throw new UserError("host-unreachable", { name, detail: unreachable });
    }
    if (NOT_ALLOWED.test(err)) throw new UserError("host-read-only", { name, path });
    if (NO_REPOSITORY.test(err)) throw new UserError("host-path-missing", { name, path });
    const badKey = key === "" ? null : err.match(BAD_KEY);
    if (badKey) throw new UserError("host-key-file", { path: key, detail: badKey[1] ?? badKey[0] });
    if (/permission denied \(/i.test(err)) {
      const locked = key === "" ? null : await lockedKey(name, key, await this.passphraseEnv());
      throw locked ?? new UserError("host-sign-in", { name, user });
    }
    if (unreachable !== undefined || PASSING.test(err)) throw new GitFault(err.trim());
    throw new Error(err.trim());
  }
}

/** The last that git said of how much has left, in bytes to some digits. */
function writtenBytes(text: string): number | null {
  const last = [...text.matchAll(WRITTEN)].at(-1);
  if (!last) return null;
  const unit = UNITS.indexOf((last[2] ?? "").replace("bytes", "byte"));
  return Number(last[1]) * 1024 ** unit;
}

async function requireReadable(key: string): Promise<void> {
  try {
    await access(key, constants.R_OK);
  } catch (error) {
    const detail = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new UserError("host-key-file", { path: key, detail }, error);
  }
}
