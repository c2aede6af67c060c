import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { FtpTree } from "../../electron/hosts/ftp.ts";
import { TreeHost } from "../../electron/hosts/treeHost.ts";
import { run } from "../../scripts/run.ts";
import { ensureSystem } from "../../scripts/system-packages.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { ended, removeBase } from "./ending.ts";
import { filesBelow, writeBelow } from "./folder.ts";
import { type CertificateKind, makeAuthority, makeCertificate } from "./ftpCertificates.ts";
import { freePort, freePortsInARow, hasEnded, listening } from "./ports.ts";
import type { TestServer, TestSite } from "./site.ts";

/** The server that the tests sign in to, and the programs that make its users and certificates. */
export const NEEDS = [
  { package: "vsftpd", files: ["/usr/sbin/vsftpd"] },
  { package: "db5.3-util", files: ["/usr/bin/db5.3_load"] },
  { package: "openssl", files: ["/usr/bin/openssl"] },
];

/** vsftpd starts as root and lets its users in as another; elsewhere there is nothing to test with. */
export const CAN_START_FTP = process.platform === "linux" && process.getuid?.() === 0;

/** The system's user that Debian's package makes: every user of the server is this one on the disk. */
const SYSTEM_USER = "ftp";
const USER = "editor";
const PASSWORD = "päss wörd 密";
/** How many ports data connections may have: a publisher takes up to five at once. */
const DATA_PORTS = 100;

/** How a server is to be. */
export interface FtpOptions {
  /** Explicit TLS (the default), implicit, or none. */
  tls?: boolean | "implicit";
  certificate?: CertificateKind;
  /** How many connections at once it allows; any number where it is not said. */
  connections?: number;
}

/** A place on the server, and where that is on the disk. */
export type FtpSite = TestSite & { config: HostOf<"ftp">; secret: string; root: string };

/** An FTP server of a test's own. */
export interface FtpServer extends TestServer {
  newSite(): Promise<FtpSite>;
  port: number;
  /** Every port that a data connection can have. */
  dataPorts: readonly number[];
}

/** Starts Debian's vsftpd on a free port of 127.0.0.1 with a user and an authority of its own. */
export async function startFtp(options: FtpOptions = {}): Promise<FtpServer> {
  const { tls = true, certificate = "valid" } = options;
  await ensureSystem(NEEDS, () => undefined);
  const base = mkdtempSync(join(tmpdir(), "twinpress-ftp-"));
  chmodSync(base, 0o755);
  const sites = join(base, "sites");
  for (const folder of [sites, join(base, "empty")]) mkdirSync(folder);
  const authority = await makeAuthority(join(base, "tls"));
  const pem = await makeCertificate(join(base, "tls"), certificate);
  const service = `twinpress-${randomBytes(8).toString("hex")}`;
  await allowUser(base, service);
  const port = await freePort();
  const firstDataPort = await freePortsInARow(DATA_PORTS);
  const file = join(base, "vsftpd.conf");
  const settings = {
    ...commonSettings(base, service, port, firstDataPort),
    ...tlsSettings(tls, pem),
    max_per_ip: options.connections ?? 0,
  };
  writeFileSync(
    file,
    Object.entries(settings)
      .map((setting) => `${setting.join("=")}\n`)
      .join(""),
  );
  const server = spawn("/usr/sbin/vsftpd", [file], { stdio: "ignore" });
  await listening(port, server);
  await alone(server);
  let count = 0;
  return {
    port,
    dataPorts: Array.from({ length: DATA_PORTS }, (_, index) => firstDataPort + index),
    newSite: async () => {
      count += 1;
      const root = join(sites, `site-${count}`);
      mkdirSync(root);
      giveToServer(root);
      const config: HostOf<"ftp"> = {
        kind: "ftp",
        id: "live",
        name: "Live",
        address: "127.0.0.1",
        port,
        user: USER,
        path: `/site-${count}`,
        tls: tls === "implicit" ? tls : tls ? "explicit" : "none",
        authority: tls ? authority : "",
      };
      return {
        config,
        secret: PASSWORD,
        root,
        open: () => new TreeHost(config.name, new FtpTree(config, PASSWORD)),
        files: async () => filesBelow(root),
        write: async (path, text) => {
          writeBelow(root, path, text);
          giveToServer(root);
        },
      };
    },
    stop: async () => {
      await end(server);
      rmSync(join("/etc/pam.d", service), { force: true });
      removeBase(base);
    },
  };
}

/** Waits until the connection that asked whether the server listens is over: it counts as one of those allowed. */
async function alone(server: ChildProcess): Promise<void> {
  while (server.pid !== undefined && !hasEnded(server) && childrenOf(server.pid).length > 0) await pause(10);
}

/** Makes what is below a folder the server's own. */
export function giveToServer(root: string): void {
  spawnSync("chown", ["-R", `${SYSTEM_USER}:`, root]);
}

/** Those that it started for its connections go on without it, in sessions of their own. */
async function end(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || hasEnded(server)) return;
  for (const pid of descendants(server.pid)) {
    try {
      process.kill(pid);
    } catch {
      // It has ended by itself.
    }
  }
  await ended(server);
}

function descendants(pid: number): number[] {
  const children = childrenOf(pid);
  return [...children, ...children.flatMap(descendants)];
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  } catch {
    return []; // It has ended by itself.
  }
}

/** A user that is the server's alone, by way of a file of users (vsftpd's own example of virtual users). */
async function allowUser(base: string, service: string): Promise<void> {
  const users = join(base, "users");
  writeFileSync(`${users}.txt`, `${USER}\n${PASSWORD}\n`, { mode: 0o600 });
  await run("db5.3_load", ["-T", "-t", "hash", "-f", `${users}.txt`, `${users}.db`], { quiet: true });
  const lines = [
    `auth required pam_userdb.so db=${users} crypt=none`,
    "account required pam_permit.so",
    "session required pam_permit.so",
  ];
  writeFileSync(join("/etc/pam.d", service), `${lines.join("\n")}\n`);
}

function commonSettings(base: string, service: string, port: number, dataPort: number) {
  return {
    listen: "YES",
    listen_address: "127.0.0.1",
    listen_port: port,
    background: "NO",
    pasv_min_port: dataPort,
    pasv_max_port: dataPort + DATA_PORTS - 1,
    anonymous_enable: "NO",
    local_enable: "YES",
    guest_enable: "YES",
    guest_username: SYSTEM_USER,
    virtual_use_local_privs: "YES",
    pam_service_name: service,
    write_enable: "YES",
    local_umask: "022",
    utf8_filesystem: "YES",
    local_root: join(base, "sites"),
    chroot_local_user: "YES",
    allow_writeable_chroot: "YES",
    secure_chroot_dir: join(base, "empty"),
    xferlog_enable: "NO",
    // A container may not have what these need.
    seccomp_sandbox: "NO",
    isolate: "NO",
    isolate_network: "NO",
  };
}

function tlsSettings(tls: boolean | "implicit", pem: string): Record<string, string> {
  if (!tls) return {};
  return {
    ssl_enable: "YES",
    implicit_ssl: tls === "implicit" ? "YES" : "NO",
    rsa_cert_file: pem,
    rsa_private_key_file: pem,
    ssl_ciphers: "HIGH",
    force_local_logins_ssl: "YES",
    force_local_data_ssl: "YES",
    require_ssl_reuse: "YES",
  };
}
