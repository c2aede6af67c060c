import { spawn } from "node:child_process";

/** How {@link run} treats the command's output and surroundings. */
export interface RunOptions {
  /** Collect standard output instead of passing it on; standard error is shown only on failure. */
  quiet?: boolean;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/**
 * Runs a command without a shell and gives its standard output (empty unless `quiet`).
 *
 * @throws Error with the command and what it said when it can't start or exits other than 0.
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { quiet = false, env = process.env, cwd } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env,
      cwd,
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    let out = "";
    let err = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on("error", (error) => reject(new Error(`${command}: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) resolve(out);
      else reject(new Error(`${[command, ...args].join(" ")} ended with ${code ?? signal}\n${err.trim()}`));
    });
  });
}
