import { spawn } from "node:child_process";
import { UserError } from "../../shared/errors.ts";

/** What a program said and how it ended. */
export interface ProgramResult {
  /** Null where it was ended for its silence. */
  code: number | null;
  out: string;
  err: string;
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
  { env = {}, silenceMs }: { env?: NodeJS.ProcessEnv; silenceMs: number },
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
      resolve({ code, out, err });
    };
    const timer = setTimeout(() => {
      child.kill();
      // Its own children may hold on to its output.
      settle(null);
    }, silenceMs);
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
