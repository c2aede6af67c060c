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
  { env = {}, silenceMs, signal }: ProgramOptions,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...outsideEnv(), LC_ALL: "C", ...env },
      stdio: ["ignore", "pipe", "pipe"],
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
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      timer.refresh();
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      timer.refresh();
      err += text;
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
