import type { ParseArgsOptionDescriptor } from "node:util";
import type { Translate } from "../../shared/i18n/translator.ts";

/** What a command gets to work with. */
export interface CommandContext {
  t: Translate;
  /** The values of its options. */
  values: Record<string, string | boolean | undefined>;
  /** Words that belong to no option. */
  words: string[];
  /** Prints a line for the person, not with `--json`. */
  say(line: string): void;
}

/** What a command came to: data for `--json`, and the exit code. */
export interface CommandResult {
  data: Record<string, unknown>;
  code?: number;
}

/** A command of the command line. */
export interface Command {
  name: string;
  options: Record<string, ParseArgsOptionDescriptor>;
  run(context: CommandContext): Promise<CommandResult>;
}
