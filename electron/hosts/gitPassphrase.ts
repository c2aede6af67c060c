import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { writeFileAtomically } from "../library/atomicFile.ts";
import { runProgram } from "./gitProgram.ts";

/** Where the passphrase is while a program runs, and nowhere else: not among its arguments, not in a file. */
const VARIABLE = "TWINPRESS_PASSPHRASE";
/** Answers to what asks for a passphrase, and to nothing else, such as a PIN or whether a server is known. */
const PROGRAM = `#!/bin/sh
case "$1" in
*passphrase*) printf '%s\\n' "$${VARIABLE}" ;;
*) exit 1 ;;
esac
`;
const SILENCE_MS = 30_000;

/**
 * What of the environment lets ssh and ssh-keygen unlock a key: they run a program that answers, which
 * is written anew each time.
 *
 * @param folder for the program
 */
export async function passphraseEnv(passphrase: string, folder: string): Promise<NodeJS.ProcessEnv> {
  const file = join(folder, "askpass");
  await writeFileAtomically(file, new TextEncoder().encode(PROGRAM), { durable: false });
  await chmod(file, 0o700);
  return { SSH_ASKPASS: file, SSH_ASKPASS_REQUIRE: "force", [VARIABLE]: passphrase };
}

/**
 * Whether this computer's ssh can be given a passphrase by a program, also where there is a terminal
 * that it would ask at otherwise: since OpenSSH 8.4 (openssh.com/txt/release-8.4), and not on Windows,
 * where what ssh could run is no script.
 *
 * @throws UserError `host-program-missing`
 */
export async function takesPassphrase(name: string): Promise<boolean> {
  if (process.platform === "win32") return false;
  const { out, err } = await runProgram(name, "ssh", ["-V"], { silenceMs: SILENCE_MS });
  const [, major, minor] = /OpenSSH_(\d+)\.(\d+)/.exec(out + err) ?? [];
  return Number(major) > 8 || (Number(major) === 8 && Number(minor) >= 4);
}

/**
 * What it means that a server did not take a key: that it could not be unlocked, or null where it was.
 *
 * @param env as of {@link passphraseEnv}; null where no passphrase is to be had
 */
export async function lockedKey(
  name: string,
  key: string,
  env: NodeJS.ProcessEnv | null,
): Promise<UserError | null> {
  const silenceMs = SILENCE_MS;
  const words = ["-y", ...(env ? [] : ["-P", ""]), "-f", key];
  const { code } = await runProgram(name, "ssh-keygen", words, { silenceMs, env: env ?? {} });
  if (code === 0) return null;
  return new UserError((await takesPassphrase(name)) ? "host-passphrase" : "host-key-locked", { path: key });
}
