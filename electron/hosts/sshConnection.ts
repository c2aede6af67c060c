import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import ssh2, { type Client, type ConnectConfig, type SFTPWrapper } from "ssh2";
import { UserError } from "../../shared/errors.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { SshWindow } from "./sshWindow.ts";

/** How long a server may take to answer and to let one in, in milliseconds. */
const PATIENCE = 20_000;
/** A sign of life is asked for this often, and may stay out so many times: a slow line is a busy one. */
const KEEPALIVE = { keepaliveInterval: 20_000, keepaliveCountMax: 6 };

/** Kinds of server key to ask for, one after the other, until the one that was accepted is shown. */
const KEY_KINDS: readonly (readonly ServerKeyKind[])[] = [
  ["ssh-ed25519"],
  ["ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"],
  ["rsa-sha2-512", "rsa-sha2-256"],
];
type ServerKeyKind = "ssh-ed25519" | `ecdsa-sha2-nistp${256 | 384 | 521}` | `rsa-sha2-${256 | 512}`;

type SftpConfig = HostOf<"sftp">;

/** How ssh2 answers a request. */
type Callback<T> = (error: Error | undefined | null, value: T) => void;

/** An open file transfer channel. */
export interface SshConnection {
  /** One request, which is over when the connection is. */
  request<T>(work: (sftp: SFTPWrapper, done: Callback<T>) => void): Promise<T>;
  /** What goes up on it is kept to. */
  window: SshWindow;
  /** Settles when the connection is gone. */
  lost: Promise<void>;
  close(): void;
  /** Ends it at once: what has not left this computer never does. */
  abandon(): void;
}

/**
 * Signs in to a server by SSH and opens its file transfer.
 *
 * @throws UserError `host-unreachable`, `host-key-unknown`, `host-key-changed`, `host-sign-in`,
 * `host-key-file`, `host-passphrase`, `host-refused`
 */
export async function connectSsh(config: SftpConfig, secret: string | null): Promise<SshConnection> {
  const signIn = await signInOf(config, secret);
  let shown: string | null = null;
  for (const kinds of [undefined, ...KEY_KINDS]) {
    const attempt = await tryConnect(config, signIn, kinds);
    if ("request" in attempt) return attempt;
    shown ??= attempt.shown;
    if (config.hostKey === "" || shown === null) break;
  }
  const { name, hostKey } = config;
  if (shown === null) throw new UserError("host-refused", { name, path: config.address, detail: "SSH" });
  if (hostKey === "") throw new UserError("host-key-unknown", { name, fingerprint: shown });
  throw new UserError("host-key-changed", { name, expected: hostKey, found: shown });
}

/** The fingerprint of a server's key as OpenSSH writes it: SHA-256 in base64 without padding. */
export function fingerprint(key: Uint8Array): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

type SignIn = Pick<ConnectConfig, "password" | "privateKey" | "passphrase" | "agent" | "tryKeyboard">;

async function signInOf({ name, signIn, key }: SftpConfig, secret: string | null): Promise<SignIn> {
  switch (signIn) {
    case "password":
      return { password: secret ?? "", tryKeyboard: true };
    case "agent": {
      const agent = process.env.SSH_AUTH_SOCK ?? (process.platform === "win32" ? "pageant" : undefined);
      if (agent === undefined) throw new UserError("host-program-missing", { name, program: "ssh-agent" });
      return { agent };
    }
    case "key": {
      const text = await readFile(key, "utf8").catch((error: NodeJS.ErrnoException) => {
        throw new UserError("host-key-file", { path: key, detail: error.code ?? "" }, error);
      });
      const parsed = ssh2.utils.parseKey(text, secret ?? undefined);
      if (parsed instanceof Error) {
        const [path, detail] = [key, parsed.message];
        throw /passphrase/i.test(detail)
          ? new UserError("host-passphrase", { path }, parsed)
          : new UserError("host-key-file", { path, detail }, parsed);
      }
      return { privateKey: text, ...(secret === null ? {} : { passphrase: secret }) };
    }
  }
}

/** One try; `shown` is the server's key where it is not the accepted one. */
async function tryConnect(
  config: SftpConfig,
  signIn: SignIn,
  kinds: readonly ServerKeyKind[] | undefined,
): Promise<SshConnection | { shown: string | null }> {
  const sock = await openSocket(config);
  const client = new ssh2.Client();
  let shown: string | null = null;
  const options: ConnectConfig = {
    sock,
    username: config.user,
    readyTimeout: PATIENCE,
    ...KEEPALIVE,
    ...signIn,
    ...(kinds ? { algorithms: { serverHostKey: [...kinds] } } : {}),
    hostVerifier: (key: Buffer) => {
      const found = fingerprint(key);
      if (found !== config.hostKey) shown = found;
      return found === config.hostKey;
    },
  };
  try {
    return await openSftp(client, options, sock);
  } catch (error) {
    client.destroy();
    if (shown !== null) return { shown };
    // The server has no key of these kinds.
    if (kinds && error instanceof Error && /host key/i.test(error.message)) return { shown: null };
    throw translate(config, error);
  }
}

function openSocket({ name, address, port }: SftpConfig): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port });
    const fail = (error: NodeJS.ErrnoException) => {
      socket.destroy();
      reject(new UserError("host-unreachable", { name, detail: error.code ?? error.message }, error));
    };
    socket.setTimeout(PATIENCE, () => fail(new Error("timeout")));
    socket.once("error", fail);
    socket.once("connect", () => {
      socket.off("error", fail);
      socket.setTimeout(0);
      // Small requests go out at once: waiting to fill a packet makes many small files very slow.
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}

function openSftp(client: Client, options: ConnectConfig, sock: Socket): Promise<SshConnection> {
  return new Promise((resolve, reject) => {
    const requests = new Requests();
    const lost = new Promise<void>((settle) => {
      client.once("close", () => {
        settle();
        reject(requests.end());
      });
    });
    client.on("error", reject);
    client.on("keyboard-interactive", (_name, _instructions, _language, prompts, finish) =>
      finish(prompts.map(() => options.password ?? "")),
    );
    client.once("ready", () =>
      client.sftp((error, sftp) => {
        if (error) {
          reject(error);
          return;
        }
        const close = () => void client.end();
        const abandon = () => void sock.resetAndDestroy();
        const window = new SshWindow();
        resolve({ request: (work) => requests.make(sftp, work), window, lost, close, abandon });
      }),
    );
    client.connect(options);
  });
}

/**
 * What waits for a server's answer, to be told when the connection is gone: ssh2 does not always. One
 * promise that all of them were raced with would keep every answer in memory.
 */
class Requests {
  private readonly waiting = new Set<(error: Error) => void>();
  private gone: Error | null = null;

  make<T>(sftp: SFTPWrapper, work: (sftp: SFTPWrapper, done: Callback<T>) => void): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    if (this.gone) reject(this.gone);
    else {
      this.waiting.add(reject);
      try {
        work(sftp, (error, value) => (error ? reject(error) : resolve(value)));
      } catch (error) {
        reject(error);
      }
    }
    return promise.finally(() => this.waiting.delete(reject));
  }

  end(): Error {
    const gone = new Error("The connection was closed.");
    this.gone = gone;
    for (const fail of this.waiting) fail(gone);
    return gone;
  }
}

function translate({ name, user, address }: SftpConfig, error: unknown): unknown {
  const level = error instanceof Error && "level" in error ? error.level : "";
  if (level === "client-authentication" || level === "agent")
    return new UserError("host-sign-in", { name, user }, error);
  if (level === "client-timeout")
    return new UserError("host-unreachable", { name, detail: "timeout" }, error);
  if (level === "handshake" || level === "protocol") {
    const detail = error instanceof Error ? error.message : "SSH";
    return new UserError("host-refused", { name, path: address, detail }, error);
  }
  return error;
}
