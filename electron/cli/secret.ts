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
 * A host's secret: from the environment, or else, where it needs one, from standard input. It is
 * never among the arguments, which every user of a computer can see.
 *
 * @throws UserError `host-secret-missing`
 */
export async function secretFor(host: HostConfig, { t }: CommandContext): Promise<string | null> {
  const wanted = secretOf(host);
  if (!wanted) return null;
  const variable = secretVariable(host);
  const given = process.env[variable] ?? process.env[`TWINPRESS_SECRET_${host.name}`];
  if (given !== undefined && given !== "") return given;
  if (wanted.isOptional) return null;
  const typed = process.stdin.isTTY ? await ask(t("cli:ask-secret", { name: host.name })) : await piped();
  if (typed !== "") return typed;
  throw new UserError("host-secret-missing", { name: host.name, variable });
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
