import { randomBytes } from "node:crypto";
import { posix } from "node:path";
import ssh2, { type FileEntryWithStats, type SFTPWrapper, type Stats } from "ssh2";
import { type ErrorCode, UserError } from "../../shared/errors.ts";
import type { PutInfo } from "../../shared/publish/host.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { type FileTree, LOCK_FOLDER, type TreeEntry } from "./fileTree.ts";
import { NotTaken, statusOf, uploadFile } from "./sftpUpload.ts";
import { connectSsh, type SshConnection } from "./sshConnection.ts";

const { STATUS_CODE: STATUS } = ssh2.utils.sftp;
/** EBADMSG of draft-ietf-secsh-filexfer-02 §7: what OpenSSH answers for a name that it can't hold. */
const BAD_NAME = STATUS.BAD_MESSAGE;
/** The bit of statvfs@openssh.com's `f_flag` for a file system that is not to be written to (openssh's PROTOCOL, §3.4). */
const READ_ONLY = 1;

/** One request. */
type Work<T> = (sftp: SFTPWrapper, done: (error: Error | undefined | null, value: T) => void) => void;

/** A folder on a server with SSH. Requests go out side by side over one connection, which is made anew when it is lost. */
export class SftpTree implements FileTree {
  readonly width = 32;
  drafts: string | undefined = LOCK_FOLDER;
  replacesAtOnce = true;
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

  async write(path: string, bytes: Uint8Array, info?: PutInfo): Promise<void> {
    const temporary = this.at(`${this.drafts}/${randomBytes(8).toString("hex")}.tmp`);
    try {
      // An open file belongs to its connection: on the next one its handle is another's, or nobody's.
      await uploadFile(await this.connected(), temporary, bytes, info);
      await this.replace(temporary, this.at(path));
    } catch (error) {
      // Nothing is in its place; what there is of it goes with the lock.
      if (info?.signal?.aborted) throw error;
      await this.call<void>((sftp, done) => sftp.unlink(temporary, done)).catch(() => undefined);
      // The file was opened, so that no permission was lacking: what its bytes are refused for is room.
      if (error instanceof NotTaken) throw this.error("host-full", path, error.cause);
      throw await this.writeRefusal(path, error);
    }
  }

  async list(path: string): Promise<TreeEntry[] | null> {
    try {
      const entries = await this.call<FileEntryWithStats[]>((sftp, done) =>
        sftp.readdir(this.at(path), done),
      );
      return entries.map(({ filename, attrs }) => entryOf(filename, attrs));
    } catch (error) {
      if (statusOf(error) === STATUS.NO_SUCH_FILE) return null;
      throw this.refusal(path, error);
    }
  }

  /** One question, where a list takes four. */
  async look(path: string): Promise<TreeEntry | null> {
    try {
      const attrs = await this.call<Stats>((sftp, done) => sftp.lstat(this.at(path), done));
      return entryOf(posix.basename(path), attrs);
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

  async moveFile(from: string, to: string): Promise<boolean> {
    if ((await this.look(from))?.isFolder !== false) return false;
    await this.call<void>((sftp, done) => sftp.rename(this.at(from), this.at(to), done)).catch((error) => {
      throw this.refusal(from, error);
    });
    return true;
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

  /**
   * A plain rename does not replace a file; OpenSSH's own does, as one step. On a server without it
   * the old file is moved aside first, so that it can be put back: for a moment there is none.
   */
  private async replace(from: string, to: string): Promise<void> {
    const rename = (source: string, target: string) =>
      this.call<void>((sftp, done) => sftp.rename(source, target, done));
    try {
      await this.call<void>((sftp, done) => sftp.ext_openssh_rename(from, to, done));
      return;
    } catch (error) {
      if (!isUnsupported(error)) throw error;
    }
    this.replacesAtOnce = false;
    const aside = `${from}.old`;
    const wasThere = await rename(to, aside).then(
      () => true,
      async (error: unknown) => {
        if (await this.exists(to)) throw error;
        return false;
      },
    );
    try {
      await rename(from, to);
    } catch (error) {
      if (wasThere) await rename(aside, to);
      throw error;
    }
    if (wasThere) await this.call<void>((sftp, done) => sftp.unlink(aside, done));
  }

  private isThere(path: string): Promise<boolean> {
    return this.exists(this.at(path));
  }

  private exists(file: string): Promise<boolean> {
    return this.call<unknown>((sftp, done) => sftp.lstat(file, done)).then(
      () => true,
      () => false,
    );
  }

  private async call<T>(work: Work<T>): Promise<T> {
    const connection = await this.connected();
    return connection.request(work);
  }

  private connected(): Promise<SshConnection> {
    const known = this.connection;
    if (known) return known;
    const made = connectSsh(this.config, this.secret);
    const forget = () => {
      if (this.connection === made) this.connection = null;
    };
    made.then(({ lost }) => lost.then(forget), forget);
    this.connection = made;
    return made;
  }

  private refusal(path: string, error: unknown): unknown {
    switch (statusOf(error)) {
      case STATUS.PERMISSION_DENIED:
        return this.error("host-read-only", path, error);
      case BAD_NAME:
        return this.error("host-name-refused", path, error);
      case STATUS.NO_SUCH_FILE:
        return this.error("host-path-missing", path, error);
      default:
        return error;
    }
  }

  /** What a write was refused for: most reasons are a plain failure to this protocol, so the server is asked. */
  private async writeRefusal(path: string, error: unknown): Promise<unknown> {
    if (error instanceof UserError) return this.error(error.code, path, error.cause);
    if (statusOf(error) !== STATUS.FAILURE) return this.refusal(path, error);
    const info = await this.call<unknown>((sftp, done) => sftp.ext_openssh_statvfs(this.at(""), done)).catch(
      () => ({}),
    );
    const { f_bavail: blocks, f_favail: files, f_flag: flags } = Object(info) as Record<string, unknown>;
    if (Number(blocks) === 0 || Number(files) === 0) return this.error("host-full", path, error);
    if (Number(flags) & READ_ONLY) return this.error("host-read-only", path, error);
    const { name } = this.config;
    return new UserError("host-refused", { name, path, detail: "SSH_FX_FAILURE" }, error);
  }

  private error(code: ErrorCode, path: string, cause: unknown): UserError {
    return new UserError(code, { name: this.config.name, path }, cause);
  }
}

function entryOf(name: string, attrs: Stats): TreeEntry {
  return { name, isFolder: !attrs.isFile(), size: attrs.isFile() ? attrs.size : null };
}

/** True where a server does not have one of OpenSSH's own requests. */
function isUnsupported(error: unknown): boolean {
  const isSaid = statusOf(error) === STATUS.OP_UNSUPPORTED;
  return isSaid || (error instanceof Error && /does not support/i.test(error.message));
}
