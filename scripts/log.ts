/** Prints a line for the person at the terminal, apart from what a command answers with. */
export function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Ends the script with the reason, without a stack trace. */
export function fail(error: unknown): never {
  log(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
