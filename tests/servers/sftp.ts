import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { basename, join } from "node:path";
import { SftpTree } from "../../electron/hosts/sftp.ts";
import { TreeHost } from "../../electron/hosts/treeHost.ts";
import { run } from "../../scripts/run.ts";
import { ensureSystem } from "../../scripts/system-packages.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { ended, removeBase } from "./ending.ts";
import { filesBelow, writeBelow } from "./folder.ts";
import { freePort, listening } from "./ports.ts";
import type { TestServer, TestSite } from "./site.ts";

/** The server that the tests sign in to, and the programs that make keys. */
export const NEEDS = [
  { package: "openssh-server", files: ["/usr/sbin/sshd"] },
  { package: "openssh-client", files: ["/usr/bin/ssh-keygen"] },
];

/** What makes a password that is the server's alone. */
const PASSWORD_NEEDS = [{ package: "db5.3-util", files: ["/usr/bin/db5.3_load"] }];

/** An SSH server of a test's own, with its keys. */
export interface SftpServer extends TestServer {
  newSite(): Promise<TestSite & { config: HostOf<"sftp">; root: string }>;
  port: number;
  /** The private key that may sign in, and one that may not. */
  key: string;
  strangersKey: string;
  /** The fingerprint of the server's key. */
  fingerprint: string;
  /** Where sites are. */
  base: string;
}

/** How a server is to be. */
export interface SftpOptions {
  /** Lets this user in with the password, asked for as such or as a question (RFC 4256); only for root. */
  password?: { text: string; isAsked: boolean };
  /** Requests that it does not know. */
  unknown?: string;
}

/** Starts Debian's OpenSSH server on a free port of 127.0.0.1, for this user and a key of its own. */
export async function startSftp(options: SftpOptions = {}): Promise<SftpServer> {
  await ensureSystem(options.password ? [...NEEDS, ...PASSWORD_NEEDS] : NEEDS, () => undefined);
  const base = mkdtempSync(join(tmpdir(), "twinpress-sftp-"));
  const keys = Object.fromEntries(
    ["host_ed25519", "client", "stranger"].map((name) => [name, makeKey(join(base, name))]),
  );
  writeFileSync(join(base, "authorized_keys"), readFileSync(`${keys.client}.pub`));
  const port = await freePort();
  writeFileSync(join(base, "sshd_config"), serverConfig(base, port, options));
  mkdirSync("/run/sshd", { recursive: true });
  const program = options.password ? await withPassword(base, options.password.text) : "/usr/sbin/sshd";
  const server = spawn(program, ["-D", "-e", "-f", join(base, "sshd_config")], { stdio: "ignore" });
  await listening(port, server);
  let count = 0;
  return {
    port,
    base,
    key: join(base, "client"),
    strangersKey: join(base, "stranger"),
    fingerprint: fingerprintOf(join(base, "host_ed25519.pub")),
    newSite: async () => {
      count += 1;
      const root = join(base, `site-${count}`);
      mkdirSync(root);
      const config: HostOf<"sftp"> = {
        kind: "sftp",
        id: "live",
        name: "Live",
        address: "127.0.0.1",
        port,
        user: userInfo().username,
        path: root,
        signIn: "key",
        key: join(base, "client"),
        hostKey: fingerprintOf(join(base, "host_ed25519.pub")),
      };
      return {
        config,
        root,
        secret: null,
        open: () => new TreeHost(config.name, new SftpTree(config, null)),
        files: async () => filesBelow(root),
        write: async (path, text) => writeBelow(root, path, text),
      };
    },
    stop: async () => {
      await ended(server);
      if (options.password) rmSync(join("/etc/pam.d", basename(program)), { force: true });
      removeBase(base);
    },
  };
}

/** Gives this user a password at this server only: it asks the service of PAM that has its program's name. */
async function withPassword(base: string, password: string): Promise<string> {
  const users = join(base, "users");
  writeFileSync(`${users}.txt`, `${userInfo().username}\n${password}\n`, { mode: 0o600 });
  await run("db5.3_load", ["-T", "-t", "hash", "-f", `${users}.txt`, `${users}.db`], { quiet: true });
  // PAM knows services by their names in small letters.
  const program = join(base, `twinpress-${randomBytes(8).toString("hex")}`);
  symlinkSync("/usr/sbin/sshd", program);
  const lines = [
    `auth required pam_userdb.so db=${users} crypt=none`,
    "account required pam_permit.so",
    "session required pam_permit.so",
  ];
  writeFileSync(join("/etc/pam.d", basename(program)), `${lines.join("\n")}\n`);
  return program;
}

/** Makes a key pair and gives the private key's file. */
export function makeKey(file: string, kind = "ed25519", passphrase = ""): string {
  // Few rounds against guessing: they cost the tests seconds.
  const quick = ["-a", "2", ...(kind === "rsa" ? ["-b", "2048"] : [])];
  const { status } = spawnSync("ssh-keygen", ["-q", "-t", kind, ...quick, "-N", passphrase, "-f", file]);
  if (status !== 0) throw new Error("ssh-keygen failed");
  chmodSync(file, 0o600);
  return file;
}

/** The fingerprint as OpenSSH itself writes it. */
function fingerprintOf(publicKey: string): string {
  const { stdout } = spawnSync("ssh-keygen", ["-lf", publicKey], { encoding: "utf8" });
  return stdout.split(" ")[1] ?? "";
}

function serverConfig(base: string, port: number, { password, unknown }: SftpOptions): string {
  return [
    `Port ${port}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${join(base, "host_ed25519")}`,
    `AuthorizedKeysFile ${join(base, "authorized_keys")}`,
    `PidFile ${join(base, "sshd.pid")}`,
    "StrictModes no",
    `UsePAM ${password ? "yes" : "no"}`,
    "PermitRootLogin yes",
    `PasswordAuthentication ${password && !password.isAsked ? "yes" : "no"}`,
    `KbdInteractiveAuthentication ${password?.isAsked ? "yes" : "no"}`,
    // Many tests sign in at once.
    "MaxStartups 200",
    `Subsystem sftp internal-sftp${unknown ? ` -P ${unknown}` : ""}`,
    "",
  ].join("\n");
}
