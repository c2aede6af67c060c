import { readFile } from "node:fs/promises";
import { isIP, type Socket } from "node:net";
import { Readable } from "node:stream";
import { type ConnectionOptions, rootCertificates, TLSSocket } from "node:tls";
import { Client, FTPContext, FTPError } from "basic-ftp";
import { UserError } from "../../shared/errors.ts";
import type { PutInfo } from "../../shared/publish/host.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { readingError } from "../library/fileErrors.ts";
import { certificateError } from "./certificates.ts";

/** How long a server may send nothing, in milliseconds. */
const SILENCE_MS = 30_000;
/** Bytes that the system holds on their way: they left this program, and the server has yet to take them. */
const UNSEEN = 1024 * 1024;
/** The slowest connection that a site is sent over, in bytes per millisecond. */
const SLOWEST = 8;
/** How long it has to say why it ended a data connection, in milliseconds. */
const REASON_MS = 5_000;

const UNREACHABLE = /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/;
/** Codes of Node's for a TLS that can't be spoken. */
const NO_TLS = /^(ERR_SSL_|EPROTO)/;

/** The server takes no further connection from this user just now. */
export class TooManyConnections extends Error {}

/**
 * Connects, secures the connection as the settings ask, and signs in. The password is sent only
 * after the server's certificate was found to be right.
 *
 * @throws UserError `host-unreachable`, `host-certificate`, `host-certificate-expired`, `host-clock`,
 * `host-no-tls`, `host-sign-in`, `host-refused`, and for the authority's file what {@link readingError} gives
 * @throws TooManyConnections
 */
export async function connectFtp(config: HostOf<"ftp">, secret: string): Promise<PatientClient> {
  const tls = await tlsOptions(config);
  const client = new PatientClient(SILENCE_MS);
  try {
    await reach(client, config, tls);
    await signIn(client, config, secret);
    return client;
  } catch (error) {
    client.close();
    throw connectError(config, error);
  }
}

/**
 * Stores a new file.
 *
 * @throws FTPError what the server says when it ends the transfer itself, as it does when it is full.
 */
export async function upload(
  client: PatientClient,
  path: string,
  bytes: Uint8Array,
  { onSent, signal }: Pick<PutInfo, "onSent" | "signal"> = {},
): Promise<void> {
  const stop = () => client.close();
  signal?.throwIfAborted();
  signal?.addEventListener("abort", stop);
  client.ftp.timeout = SILENCE_MS + Math.min(bytes.byteLength, UNSEEN) / SLOWEST;
  try {
    await client.uploadFrom(streamOf(bytes, client, onSent), path);
  } catch (error) {
    if (error instanceof FTPError || client.closed) throw error;
    // The reason comes on the other connection, after the reset of this one.
    const reason: unknown = await client.ftp.handle(undefined, (answer, task) => task.resolve(answer));
    throw reason instanceof FTPError ? reason : error;
  } finally {
    client.ftp.timeout = SILENCE_MS;
    signal?.removeEventListener("abort", stop);
  }
}

function streamOf(bytes: Uint8Array, client: Client, onSent: PutInfo["onSent"]): Readable {
  let start = 0;
  return new Readable({
    read(size) {
      const next = () => {
        onSent?.(start);
        const slice = bytes.subarray(start, start + size);
        start += slice.byteLength;
        this.push(slice.byteLength > 0 ? slice : null);
      };
      // The library takes a resumed session for a finished handshake. The end of an empty file would come
      // in the middle of it, which breaks the connection.
      const socket = client.ftp.dataSocket;
      const isReady = !(socket instanceof TLSSocket) || socket.getFinished() !== undefined;
      if (isReady) next();
      else socket.once("secureConnect", next);
    },
    // What broke the transfer is no fault of this side, which the library would end the connection for.
    destroy: (_error, done) => done(null),
  });
}

/** Leaves the control connection open for a moment when a data connection breaks, to hear why. */
class PatientContext extends FTPContext {
  /** How long the server may be silent, in milliseconds. */
  override timeout = SILENCE_MS;

  protected override _setupDefaultErrorHandlers(socket: Socket, identifier: string): void {
    if (identifier !== "data socket") {
      super._setupDefaultErrorHandlers(socket, identifier);
      return;
    }
    socket.on("error", (error) => {
      setTimeout(() => this.closeWithError(error), REASON_MS).unref();
    });
  }
}

class NoTls extends Error {}

/** A connection that waits for the reason when a transfer breaks. */
export class PatientClient extends Client {
  override readonly ftp = new PatientContext(SILENCE_MS);
  // To the linter, a name that begins with "use" is one of React's.
  private readonly startTls = this.useTLS;
  /** Binary files, names in UTF-8, and TLS on data connections too. */
  readonly settle = this.useDefaultSettings;

  /** AUTH TLS, and an end to a handshake that stands still, which the library does not watch. */
  async secure(options: ConnectionOptions): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("Timeout in the TLS handshake")), SILENCE_MS);
    });
    try {
      await Promise.race([this.startTls(options), silence]);
    } catch (error) {
      // RFC 4217 leaves it to the server how it says that it has none.
      if (error instanceof FTPError && error.code >= 500) throw new NoTls(error.message, { cause: error });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

async function tlsOptions(config: HostOf<"ftp">): Promise<ConnectionOptions> {
  const host = config.address;
  // Only a name may be asked for by name (RFC 6066, section 3); an address is compared all the same.
  const options: ConnectionOptions = isIP(host) ? { host } : { host, servername: host };
  if (config.authority === "" || config.tls === "none") return options;
  try {
    return { ...options, ca: [...rootCertificates, await readFile(config.authority, "utf8")] };
  } catch (error) {
    throw readingError(config.authority, error);
  }
}

async function reach(client: PatientClient, config: HostOf<"ftp">, tls: ConnectionOptions): Promise<void> {
  const { name, address, port } = config;
  try {
    if (config.tls === "implicit") await client.connectImplicitTLS(address, port, tls);
    else await client.connect(address, port);
    if (config.tls === "explicit") await client.secure(tls);
  } catch (error) {
    const detail = codeOf(error) || (isTimeout(error) ? "ETIMEDOUT" : "");
    if (UNREACHABLE.test(detail)) throw new UserError("host-unreachable", { name, detail }, error);
    if (error instanceof NoTls) throw new UserError("host-no-tls", { name, detail: "AUTH TLS" }, error);
    if (NO_TLS.test(detail)) throw new UserError("host-no-tls", { name, detail }, error);
    throw certificateError(name, detail, error) ?? error;
  }
}

async function signIn(client: PatientClient, config: HostOf<"ftp">, secret: string): Promise<void> {
  const { name, user, path } = config;
  // Before the user's name is sent, which may not be plain ASCII; a server without it says so, which is fine.
  await client.sendIgnoringError("OPTS UTF8 ON");
  try {
    await client.login(user, secret);
  } catch (error) {
    if (!(error instanceof FTPError) || isTooMany(error)) throw error;
    if (config.tls === "none" && /\b(TLS|SSL)\b|encrypt/i.test(error.message)) {
      throw new UserError("host-refused", { name, path, detail: "TLS" }, error);
    }
    // 332 and 532 ask for an account besides the password, which is a thing of the past.
    if ([332, 430, 530, 532].includes(error.code)) throw new UserError("host-sign-in", { name, user }, error);
    throw error;
  }
  await client.settle();
}

function connectError({ name, path }: HostOf<"ftp">, error: unknown): unknown {
  if (!(error instanceof FTPError)) return error;
  if (isTooMany(error)) return new TooManyConnections(error.message, { cause: error });
  if (error.code < 500) return error;
  return new UserError("host-refused", { name, path, detail: String(error.code) }, error);
}

function isTooMany(error: FTPError): boolean {
  if (error.code === 421) return true;
  return error.code === 530 && /too many|\bmax(imum)?\b|limit|already connected/i.test(error.message);
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("Timeout");
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
