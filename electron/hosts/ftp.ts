import { randomBytes } from "node:crypto";
import { posix } from "node:path";
import { Writable } from "node:stream";
import type { Client, FTPError } from "basic-ftp";
import { UserError } from "../../shared/errors.ts";
import type { PutInfo } from "../../shared/publish/host.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { type FileTree, LOCK_FOLDER, type TreeEntry } from "./fileTree.ts";
import { isFolder, isThere, meaningOf, refusal, sizeOf } from "./ftpAnswer.ts";
import { connectFtp, upload } from "./ftpConnection.ts";
import { FtpPool } from "./ftpPool.ts";

/** More at once are more than many servers allow one address. */
const WIDTH = 4;
/** One to spare: a publisher's sign of life must not wait until one of four large files is there. */
const CONNECTIONS = WIDTH + 1;
/** A question and the command it is about are two steps: what another does in between is not a refusal. */
const ROUNDS = 3;
/** Longer names (in bytes) fit no common file system, which not every server says. */
const LONGEST_NAME = 255;

/**
 * A folder on a server of the file transfer protocol (RFC 959), over TLS (RFC 4217) unless the settings
 * turn that off. Every call may raise what a sign-in raises: `host-unreachable`, `host-certificate`,
 * `host-sign-in`, `host-refused`.
 */
export class FtpTree implements FileTree {
  readonly width = WIDTH;
  drafts: string | undefined = LOCK_FOLDER;
  replacesAtOnce = true;
  private readonly config: HostOf<"ftp">;
  private readonly pool: FtpPool;
  private root: string;

  /** @param secret the password */
  constructor(config: HostOf<"ftp">, secret: string) {
    this.config = config;
    this.root = config.path;
    this.pool = new FtpPool(CONNECTIONS, () => connectFtp(config, secret));
  }

  /** @throws UserError `host-path-missing`, `host-read-only` */
  async open(): Promise<void> {
    const { path } = this.config;
    await this.pool.run(async (client) => {
      this.root = path.startsWith("/") ? path : posix.join(await client.pwd(), path);
      if (!(await isFolder(client, this.root))) await this.make(client, this.root, this.root);
    });
  }

  /** @throws UserError `host-refused` for a file that is there but can't be read */
  read(path: string): Promise<Uint8Array | null> {
    const at = this.at(path);
    return this.pool.run(async (client) => {
      let refused: FTPError | null = null;
      for (let round = 0; round < ROUNDS; round += 1) {
        const chunks: Buffer[] = [];
        refused = await refusal(client.downloadTo(collect(chunks), at));
        if (!refused) return Buffer.concat(chunks);
        if (meaningOf(refused, at) === "missing" || (await sizeOf(client, at)) === null) return null;
      }
      throw this.error("host-refused", at, refused);
    });
  }

  /**
   * A server that does not rename over a file has the old one moved aside first: for that moment there
   * is none.
   *
   * @throws UserError `host-full`, `host-read-only`, `host-path-missing`, `host-name-refused`, `host-refused`
   */
  write(path: string, bytes: Uint8Array, info?: PutInfo): Promise<void> {
    const target = this.at(path);
    const draft = this.at(`${this.drafts}/${randomBytes(8).toString("hex")}.tmp`);
    return this.pool.run(async (client) => {
      const refused = await refusal(upload(client, draft, bytes, info));
      if (refused) {
        await refusal(client.remove(draft));
        throw await this.writeError(client, refused, target, draft);
      }
      const size = await sizeOf(client, draft);
      if (size !== null && size !== bytes.byteLength) throw new Error(`${path}: ${size} bytes arrived`);
      await this.replace(client, draft, target);
    });
  }

  /** In the folder itself: a path as LIST's argument is read in too many ways, as options and patterns too. */
  list(path: string): Promise<TreeEntry[] | null> {
    return this.pool.run(async (client) => {
      if (!(await isFolder(client, this.at(path)))) return null;
      const entries = await client.list();
      return entries.map(({ name, isFile, size }) => ({
        name,
        isFolder: !isFile,
        size: isFile ? size : null,
      }));
    });
  }

  /** @throws UserError `host-full`, `host-read-only`, `host-path-missing` */
  makeFolder(path: string): Promise<boolean> {
    const at = this.at(path);
    return this.pool.run((client) => this.make(client, at, posix.dirname(at)));
  }

  /** @throws UserError `host-read-only` */
  moveFolder(from: string, to: string): Promise<boolean> {
    const [source, target] = [this.at(from), this.at(to)];
    return this.pool.run(async (client) => {
      let refused: FTPError | null = null;
      for (let round = 0; round < ROUNDS; round += 1) {
        refused = await refusal(client.rename(source, target));
        if (!refused) return true;
        if (!(await isFolder(client, source)) || (await isThere(client, target))) return false;
      }
      throw this.error("host-read-only", source, refused);
    });
  }

  /** @throws UserError `host-read-only`, `host-path-missing` */
  moveFile(from: string, to: string): Promise<boolean> {
    const [source, target] = [this.at(from), this.at(to)];
    return this.pool.run(async (client) => {
      if (await isFolder(client, source)) return false;
      const refused = await refusal(client.rename(source, target));
      if (!refused) return true;
      if ((await sizeOf(client, source)) === null) return false;
      const folder = posix.dirname(target);
      if (!(await isFolder(client, folder))) throw this.error("host-path-missing", folder, refused);
      throw this.error("host-read-only", source, refused);
    });
  }

  /** @throws UserError `host-read-only` */
  remove(path: string): Promise<void> {
    const at = this.at(path);
    return this.pool.run(async (client) => {
      const refused = await refusal(client.remove(at));
      if (!refused || meaningOf(refused, at) === "missing") return;
      if ((await sizeOf(client, at)) !== null) throw this.error("host-read-only", at, refused);
    });
  }

  /** RMD of a folder that holds something is refused (RFC 959 leaves it open; servers go by rmdir). */
  removeFolder(path: string): Promise<boolean> {
    return this.pool.run(async (client) => (await refusal(client.send(`RMD ${this.at(path)}`))) === null);
  }

  async close(): Promise<void> {
    this.pool.close();
  }

  private at(path: string): string {
    return posix.join(this.root, path);
  }

  /** @param missing what to name where the folder above is not there */
  private async make(client: Client, at: string, missing: string): Promise<boolean> {
    let refused: FTPError | null = null;
    for (let round = 0; round < ROUNDS; round += 1) {
      refused = await refusal(client.send(`MKD ${at}`));
      if (!refused) return true;
      const meaning = meaningOf(refused, at);
      if (meaning === "full") throw this.error("host-full", at, refused);
      if (meaning === "name" || isTooLong(at)) throw this.error("host-name-refused", at, refused);
      if (meaning === "exists" || (await isThere(client, at))) return false;
    }
    const hasParent = await isFolder(client, posix.dirname(at));
    throw hasParent
      ? this.error("host-read-only", at, refused)
      : this.error("host-path-missing", missing, refused);
  }

  private async replace(client: Client, draft: string, target: string): Promise<void> {
    const refused = await refusal(client.rename(draft, target));
    if (!refused) return;
    // Taken away by whoever took the lock: the lease tells, at its next sign of life.
    if ((await sizeOf(client, draft)) === null) throw refused;
    // Only where the server says so: on one that never renames, the old file must stay where it is.
    const isInTheWay = meaningOf(refused, target) === "exists" && (await sizeOf(client, target)) !== null;
    if (!isInTheWay) throw await this.writeError(client, refused, target, target);
    this.replacesAtOnce = false;
    const aside = `${draft}.old`;
    const kept = await refusal(client.rename(target, aside));
    const again = kept ?? (await refusal(client.rename(draft, target)));
    if (!again) {
      await refusal(client.remove(aside));
      return;
    }
    if (!kept) await refusal(client.rename(aside, target));
    throw await this.writeError(client, again, target, target);
  }

  /** @param written the path that was refused: the target's, or the one of its draft */
  private async writeError(
    client: Client,
    refused: FTPError,
    target: string,
    written: string,
  ): Promise<UserError> {
    const meaning = meaningOf(refused, written);
    if (meaning === "full") return this.error("host-full", target, refused);
    if (meaning === "name" || isTooLong(target)) return this.error("host-name-refused", target, refused);
    const folder = posix.dirname(written);
    if (!(await isFolder(client, folder))) return this.error("host-path-missing", folder, refused);
    const isRefusal = [550, 553].includes(refused.code) || meaning === "denied";
    if (isRefusal && !(await isFolder(client, target))) return this.error("host-read-only", target, refused);
    return this.error("host-refused", target, refused);
  }

  private error(
    code: "host-full" | "host-name-refused" | "host-path-missing" | "host-read-only" | "host-refused",
    path: string,
    cause: FTPError | null,
  ): UserError {
    const params = { name: this.config.name, path };
    return new UserError(
      code,
      code === "host-refused" ? { ...params, detail: `${cause?.code}` } : params,
      cause,
    );
  }
}

function isTooLong(path: string): boolean {
  return Buffer.byteLength(posix.basename(path)) > LONGEST_NAME;
}

function collect(chunks: Buffer[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
}
