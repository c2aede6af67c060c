import { randomBytes } from "node:crypto";
import { posix } from "node:path";
import ssh2, { type FileEntryWithStats, type SFTPWrapper } from "ssh2";
import { UserError } from "../../shared/errors.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { type FileTree, LOCK_FOLDER, type TreeEntry } from "./fileTree.ts";
import { connectSsh, type SshConnection } from "./sshConnection.ts";

const { STATUS_CODE: STATUS } = ssh2.utils.sftp;
/** EBADMSG of draft-ietf-secsh-filexfer-02 §7: what OpenSSH answers for a name that it can't hold. */
const BAD_NAME = STATUS.BAD_MESSAGE;
/** Bytes of one write request; every server takes as many (draft-ietf-secsh-filexfer-02 §3). */
const CHUNK = 32 * 1024;

type Callback<T> = (error: Error | undefined | null, value: T) => void;

/** A folder on a server with SSH. Requests go out side by side over one connection, which is made anew when it is lost. */
export class SftpTree implements FileTree {
  readonly width = 32;
  drafts = LOCK_FOLDER;
  private readonly config: HostOf<"sftp">;
  private readonly secret: string | null;
  private connection: Promise<SshConnection> | null = null;

  constructor(config: HostOf<"sftp">, secret: string | null) {
    this.config = config;
    this.secret = secret;
  }

  /** @throws UserError `host-path-missing`, `host-read-only` and those of {@link connectSsh} */
  async open(): Promise<void> {
    const { name, path } = this.config;
    try {
      await this.call<unknown>((sftp, done) => sftp.stat(this.at(""), done));
    } catch (error) {
      if (statusOf(error) !== STATUS.NO_SUCH_FILE) throw this.refusal(path, error);
      await this.call<void>((sftp, done) => sftp.mkdir(this.at(""), done)).catch((failure: unknown) => {
        if (statusOf(failure) === STATUS.NO_SUCH_FILE)
          throw new UserError("host-path-missing", { name, path });
        throw this.refusal(path, failure);
      });
    }
  }

  async read(path: string): Promise<Uint8Array | null> {
    try {
      return await this.call<Buffer>((sftp, done) => sftp.readFile(this.at(path), done));
    } catch (error) {
      if (statusOf(error) === STATUS.NO_SUCH_FILE) return null;
      throw this.refusal(path, error);
    }
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    const temporary = this.at(`${this.drafts}/${randomBytes(8).toString("hex")}.tmp`);
    try {
      await this.upload(temporary, bytes);
      await this.replace(temporary, this.at(path));
    } catch (error) {
      await this.call<void>((sftp, done) => sftp.unlink(temporary, done)).catch(() => undefined);
      throw await this.writeRefusal(path, error);
    }
  }

  async list(path: string): Promise<TreeEntry[] | null> {
    try {
      const entries = await this.call<FileEntryWithStats[]>((sftp, done) =>
        sftp.readdir(this.at(path), done),
      );
      return entries.map(({ filename, attrs }) => ({ name: filename, isFolder: !attrs.isFile() }));
    } catch (error) {
      if (statusOf(error) === STATUS.NO_SUCH_FILE) return null;
      throw this.refusal(path, error);
    }
  }

  async makeFolder(path: string): Promise<boolean> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.call<void>((sftp, done) => sftp.mkdir(this.at(path), done));
        return true;
      } catch (error) {
        // The protocol's version 3 has no status for "it is there", and it may be gone again by now.
        if (statusOf(error) !== STATUS.FAILURE || tries === 3) throw await this.writeRefusal(path, error);
        if (await this.isThere(path)) return false;
      }
    }
  }

  async moveFolder(from: string, to: string): Promise<boolean> {
    try {
      await this.call<void>((sftp, done) => sftp.rename(this.at(from), this.at(to), done));
      return true;
    } catch (error) {
      const isTaken = statusOf(error) === STATUS.FAILURE && (await this.isThere(to));
      if (isTaken || statusOf(error) === STATUS.NO_SUCH_FILE) return false;
      throw this.refusal(from, error);
    }
  }

  async remove(path: string): Promise<void> {
    await this.call<void>((sftp, done) => sftp.unlink(this.at(path), done)).catch((error: unknown) => {
      if (statusOf(error) !== STATUS.NO_SUCH_FILE) throw this.refusal(path, error);
    });
  }

  async removeFolder(path: string): Promise<boolean> {
    return this.call<void>((sftp, done) => sftp.rmdir(this.at(path), done)).then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    const connection = await this.connection?.catch(() => null);
    this.connection = null;
    connection?.close();
  }

  private at(path: string): string {
    // A path that does not begin with a slash is the user's own, as with scp.
    const root = this.config.path.replace(/^~\/?/, "") || ".";
    return posix.join(root, path);
  }

  private async upload(file: string, bytes: Uint8Array): Promise<void> {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // An open file belongs to its connection: on the next one its handle is another's, or nobody's.
    const connection = await this.connected();
    const on = <T>(work: (sftp: SFTPWrapper, done: Callback<T>) => void) => callOn(connection, work);
    const handle = await on<Buffer>((sftp, done) => sftp.open(file, "wx", done));
    const offsets = Array.from({ length: Math.ceil(data.length / CHUNK) }, (_, index) => index * CHUNK);
    const writes = offsets.map((offset) => {
      const length = Math.min(CHUNK, data.length - offset);
      return on<void>((sftp, done) => sftp.write(handle, data, offset, length, offset, done));
    });
    const close = () => on<void>((sftp, done) => sftp.close(handle, done));
    const failure = (await Promise.allSettled(writes)).find((end) => end.status === "rejected");
    if (!failure) return close();
    await close().catch(() => undefined);
    throw failure.reason;
  }

  /** A plain rename does not replace a file; OpenSSH's own does, as one step. */
  private async replace(from: string, to: string): Promise<void> {
    try {
      await this.call<void>((sftp, done) => sftp.ext_openssh_rename(from, to, done));
    } catch (error) {
      if (!(error instanceof Error) || !/does not support/i.test(error.message)) throw error;
      // A server without it: for a moment there is no file of this name.
      await this.call<void>((sftp, done) => sftp.unlink(to, done)).catch(() => undefined);
      await this.call<void>((sftp, done) => sftp.rename(from, to, done));
    }
  }

  private isThere(path: string): Promise<boolean> {
    return this.call<unknown>((sftp, done) => sftp.lstat(this.at(path), done)).then(
      () => true,
      () => false,
    );
  }

  private async call<T>(work: (sftp: SFTPWrapper, done: Callback<T>) => void): Promise<T> {
    return callOn(await this.connected(), work);
  }

  private connected(): Promise<SshConnection> {
    const known = this.connection;
    if (known) return known;
    const made = connectSsh(this.config, this.secret);
    const forget = () => {
      if (this.connection === made) this.connection = null;
    };
    made.then(({ lost }) => lost.catch(forget), forget);
    this.connection = made;
    return made;
  }

  private refusal(path: string, error: unknown): unknown {
    const { name } = this.config;
    switch (statusOf(error)) {
      case STATUS.PERMISSION_DENIED:
        return new UserError("host-read-only", { name, path }, error);
      case BAD_NAME:
        return new UserError("host-name-refused", { name, path }, error);
      case STATUS.NO_SUCH_FILE:
        return new UserError("host-path-missing", { name, path }, error);
      default:
        return error;
    }
  }

  /** What a write was refused for: a full disk is a plain failure to this protocol, so the server is asked. */
  private async writeRefusal(path: string, error: unknown): Promise<unknown> {
    if (statusOf(error) !== STATUS.FAILURE) return this.refusal(path, error);
    const isFull = await this.call<unknown>((sftp, done) => sftp.ext_openssh_statvfs(this.at(""), done)).then(
      hasNoRoom,
      () => false,
    );
    const { name } = this.config;
    if (isFull) return new UserError("host-full", { name, path }, error);
    return new UserError("host-refused", { name, path, detail: "SSH_FX_FAILURE" }, error);
  }
}

/** One request, which is over when the connection is. */
function callOn<T>(
  { sftp, lost }: SshConnection,
  work: (sftp: SFTPWrapper, done: Callback<T>) => void,
): Promise<T> {
  const answer = new Promise<T>((resolve, reject) => {
    work(sftp, (error, value) => (error ? reject(error) : resolve(value)));
  });
  return Promise.race([answer, lost]);
}

function hasNoRoom(info: unknown): boolean {
  const { f_bavail: blocks, f_favail: files } = info as { f_bavail?: unknown; f_favail?: unknown };
  return Number(blocks) === 0 || Number(files) === 0;
}

function statusOf(error: unknown): number | null {
  return error instanceof Error && "code" in error && typeof error.code === "number" ? error.code : null;
}
