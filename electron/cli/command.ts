import type { ParseArgsOptionDescriptor } from "node:util";
import type { Translate } from "../../shared/i18n/translator.ts";
import type { CommandName } from "../commandLine.ts";

/** What a command gets to work with. */
export interface CommandContext {
  t: Translate;
  /** The values of its options. */
  values: Record<string, string | boolean | string[] | undefined>;
  /** Words that belong to no option. */
  words: readonly string[];
  /** Prints a line for a person on standard output; nothing with `--json`. */
  say(line: string): void;
  /** Prints a line for a person on standard error; nothing with `--json`. */
  warn(line: string): void;
  /** Shows a line on a terminal that the next one takes the place of; nothing elsewhere or with `--json`. */
  show(line: string): void;
  /** Prints the data for `--json` before the command has ended; nothing without it. */
  tell(data: Record<string, unknown>): void;
}

/** What a command came to. */
export interface CommandResult {
  /** For `--json`; null when it was told already. */
  data: Record<string, unknown> | null;
  /** 0 unless given. */
  code?: number;
}

/** A command of the command line. Its help is the text `cli:help-<name>`. */
export interface Command {
  name: CommandName;
  options: Record<string, ParseArgsOptionDescriptor>;
  /** How many words it takes besides its options. */
  words: number;
  run(context: CommandContext): Promise<CommandResult>;
}

/** Exit codes: done, not done, asked wrongly or done with problems, a person has to decide first. */
export const EXIT = { done: 0, failed: 1, problems: 2, undecided: 3 } as const;
