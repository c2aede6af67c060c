import { createHash } from "node:crypto";
import { join, sep } from "node:path";
import { UserError } from "../../shared/errors.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { writeFileAtomically } from "../library/atomicFile.ts";
import { runProgram } from "./gitProgram.ts";

/** How long a server may take to answer, in seconds. */
export const PATIENCE_S = 20;
const SILENCE_MS = 30_000;
/** The name that the server's key is filed under: its address may have others. */
const ALIAS = "twinpress";
/** Kinds of key as ssh prefers them. */
const PREFERENCE: readonly string[] = ["ssh-ed25519", "ecdsa-", "ssh-rsa"];

/** A key that a server showed. */
export interface ServerKey {
  kind: string;
  base64: string;
  fingerprint: string;
}

/** Where an SSH address leads. */
export interface SshAddress {
  user: string;
  host: string;
  port: string;
}

/** The parts of `ssh://…` or `user@host:path` (git-scm.com/docs/git-clone, "Git URLs"); "" where one is not said. */
export function sshAddress(url: string): SshAddress {
  if (!url.startsWith("ssh://")) {
    const [, user = "", host = ""] = url.match(/^([^/]+)@([^/@:]+):/) ?? [];
    return { user, host, port: "" };
  }
  const [, user = "", host = "", port = ""] =
    url.match(/^ssh:\/\/(?:([^/@]*)@)?(\[[^\]/]*\]|[^/:]*)(?::(\d+))?/) ?? [];
  return { user: decodeURIComponent(user.replace(/:.*/, "")), host: host.replace(/^\[|\]$/g, ""), port };
}

/**
 * The server's key, if it is the one that was agreed to.
 *
 * @throws UserError `host-key-changed`, `host-unreachable`, `host-program-missing`
 */
export async function agreedKey(config: HostOf<"git">): Promise<ServerKey> {
  const { name, hostKey } = config;
  const keys = await scanKeys(config);
  const agreed = keys.find((key) => key.fingerprint === hostKey);
  if (agreed) return agreed;
  throw new UserError("host-key-changed", { name, expected: hostKey, found: keys[0]?.fingerprint ?? "?" });
}

/**
 * Files a server's key where ssh takes no other.
 *
 * @param folder for the file
 * @returns ssh's options for it
 */
export async function onlyKeyOptions({ kind, base64 }: ServerKey, folder: string): Promise<string[]> {
  const file = join(folder, "known_hosts");
  await writeFileAtomically(file, new TextEncoder().encode(`${ALIAS} ${kind} ${base64}\n`), {
    durable: false,
  });
  return [
    `HostKeyAlias=${ALIAS}`,
    "CheckHostIP=no",
    "UpdateHostKeys=no",
    `UserKnownHostsFile=${pathOption(file)}`,
    "GlobalKnownHostsFile=none",
  ];
}

/**
 * What it means that ssh did not take the server's key.
 *
 * @param said ssh's own words
 * @throws UserError `host-unreachable`, `host-program-missing`
 */
export async function keyRefusal(config: HostOf<"git">, said: string): Promise<Error> {
  const { name, url, hostKey } = config;
  const shown = (await scanKeys(config))[0]?.fingerprint ?? "?";
  const found = said.match(/SHA256:[A-Za-z0-9+/]+/)?.[0] ?? shown;
  if (hostKey === "" && !/IDENTIFICATION HAS CHANGED/.test(said)) {
    return new UserError("host-key-unknown", { name, fingerprint: found });
  }
  if (hostKey === found) return new Error(said);
  if (hostKey !== "") return new UserError("host-key-changed", { name, expected: hostKey, found });
  const { host, port } = await resolved(name, sshAddress(url));
  const filed = port === "22" ? host : `[${host}]:${port}`;
  const { out } = await runProgram(name, "ssh-keygen", ["-lF", filed], { silenceMs: SILENCE_MS });
  const expected = out.match(/SHA256:[A-Za-z0-9+/]+/)?.[0] ?? "known_hosts";
  return new UserError("host-key-changed", { name, expected, found });
}

/** A path as a value of an option of ssh, where `%` begins a token (ssh_config(5), "TOKENS"). */
export function pathOption(path: string): string {
  const slashes = sep === "\\" ? path.replaceAll("\\", "/") : path;
  return `"${slashes.replaceAll("%", "%%")}"`;
}

/** Every key that the server shows, the one that ssh would choose first. */
async function scanKeys({ name, url }: HostOf<"git">): Promise<ServerKey[]> {
  const { host, port } = await resolved(name, sshAddress(url));
  const args = ["-T", String(PATIENCE_S), "-p", port, "--", host];
  // It asks for one kind of key after the other and says nothing of one that does not come.
  const silenceMs = PREFERENCE.length * PATIENCE_S * 1000;
  const { out, err } = await runProgram(name, "ssh-keyscan", args, { silenceMs });
  const keys = out.split("\n").flatMap((line): ServerKey[] => {
    const [, kind, base64] = line.split(" ");
    if (line.startsWith("#") || kind === undefined || base64 === undefined) return [];
    return [{ kind, base64, fingerprint: fingerprint(Buffer.from(base64, "base64")) }];
  });
  if (keys.length === 0) {
    const detail = err.trim().split("\n").at(-1) || "ssh-keyscan";
    throw new UserError("host-unreachable", { name, detail });
  }
  return keys.sort((a, b) => rank(a) - rank(b));
}

/** As OpenSSH writes it: SHA-256 in base64 without padding. */
function fingerprint(key: Uint8Array): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

function rank({ kind }: ServerKey): number {
  const at = PREFERENCE.findIndex((start) => kind.startsWith(start));
  return at === -1 ? PREFERENCE.length : at;
}

/** Where ssh would go: an address may be a name of the user's own (ssh_config(5), `HostName`). */
async function resolved(name: string, { user, host, port }: SshAddress): Promise<SshAddress> {
  const args = ["-G", ...(port === "" ? [] : ["-p", port]), "--", host];
  const { out } = await runProgram(name, "ssh", args, { silenceMs: SILENCE_MS });
  const setting = (key: string) => out.match(new RegExp(`^${key} (.+)$`, "m"))?.[1];
  return { user, host: setting("hostname") ?? host, port: setting("port") ?? (port || "22") };
}
