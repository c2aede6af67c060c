import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { UserError } from "../../shared/errors.ts";
import { secretOf, secretVariable } from "../../shared/publish/hostKinds.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import type { CommandContext } from "./command.ts";

/** How long standard input may take to bring a secret, in milliseconds: it may be open and never speak. */
const PATIENCE = 5000;

/**
 * A host's secret: from the environment, or else, where it wants one, from standard input. It is never
 * among the arguments, which every user of a computer can see.
 *
 * @returns null where the host has none, or does without the one that nobody gave
 * @throws UserError `host-secret-missing`
 */
export async function secretFor(host: HostConfig, { t }: CommandContext): Promise<string | null> {
  const wanted = secretOf(host);
  if (!wanted) return null;
  const given = variablesOf(host).map((name) => process.env[name]);
  const found = given.find((value) => value !== undefined && value !== "");
  if (found !== undefined) return found;
  if (wanted.word === "passphrase" && !(await isLocked(host))) return null;
  const typed = process.stdin.isTTY ? await ask(t("cli:ask-secret", { name: host.name })) : await piped();
  if (typed !== "") return typed;
  if (wanted.isOptional) return null;
  throw new UserError("host-secret-missing", { name: host.name, variable: secretVariable(host) });
}

/** The variable that is told, and what others make of the same name: a `_` for each sign, or the name as it is. */
function variablesOf(host: HostConfig): string[] {
  const signForSign = host.name.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "_");
  return [secretVariable(host), ...[signForSign, host.name].map((name) => `TWINPRESS_SECRET_${name}`)];
}

/** True where the key's file can't be used without a passphrase; most have none, and nobody is asked. */
async function isLocked(host: HostConfig): Promise<boolean> {
  const file = "key" in host ? host.key : "";
  const key = file === "" ? "" : await readFile(file, "utf8").catch(() => "");
  const { default: ssh2 } = await import("ssh2");
  const parsed = ssh2.utils.parseKey(key);
  return parsed instanceof Error && /passphrase/i.test(parsed.message);
}

/** Asks a person, without showing what is typed. */
async function ask(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stderr.write(question);
  const line = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return (await line.question("")).trim();
  } finally {
    line.close();
    process.stderr.write("\n");
  }
}

/** The first line of standard input. */
async function piped(): Promise<string> {
  const silence = new AbortController();
  const timeout = pause(PATIENCE, "", { signal: silence.signal }).catch(() => "");
  const whole = await Promise.race([text(process.stdin).catch(() => ""), timeout]);
  silence.abort();
  process.stdin.destroy();
  return whole.split(/\r?\n/)[0] ?? "";
}
