import { spawn } from "node:child_process";
import { UserError } from "../../shared/errors.ts";

/** What a program said and how it ended. */
export interface ProgramResult {
  /** Null where it was ended, for its silence or by the signal. */
  code: number | null;
  out: string;
  err: string;
}

/** How a program is run. */
export interface ProgramOptions {
  env?: NodeJS.ProcessEnv;
  /** How long it may say nothing, in milliseconds. */
  silenceMs: number;
  /** What it reads. */
  input?: string;
  /** Takes what it writes, in place of `out`. */
  onOut?: (part: Uint8Array) => void;
  /** Told what it says beside that. */
  onErr?: (text: string) => void;
  /** Ends it. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs a program of this computer with the words of its messages in English, and ends it when it
 * says nothing for too long.
 *
 * @param name the host's name, for the error
 * @throws UserError `host-program-missing`
 */
export function runProgram(
  name: string,
  program: string,
  args: readonly string[],
  { env = {}, silenceMs, input, onOut, onErr, signal }: ProgramOptions,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...outsideEnv(), LC_ALL: "C", ...env },
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    let [out, err] = ["", ""];
    const settle = (code: number | null) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve({ code, out, err });
    };
    const end = () => {
      child.kill();
      // Its own children may hold on to its output.
      settle(null);
    };
    const timer = setTimeout(end, silenceMs);
    signal?.addEventListener("abort", end);
    // It may end before it has read anything.
    child.stdin.on("error", () => undefined).end(input);
    if (!onOut) child.stdout.setEncoding("utf8");
    child.stdout.on("data", (part: string | Buffer) => {
      timer.refresh();
      if (typeof part === "string") out += part;
      else onOut?.(part);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      timer.refresh();
      err += text;
      onErr?.(text);
    });
    child.on("close", settle);
    child.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(
        error.code === "ENOENT" ? new UserError("host-program-missing", { name, program }, error) : error,
      );
    });
  });
}

/** This process's environment without what would lead git to another repository than the one it is told. */
function outsideEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith("GIT_")));
}
