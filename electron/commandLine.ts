/** The commands of the command line; the installed program takes the same words as the checkout's script. */
export const COMMAND_NAMES = [
  "new",
  "import",
  "export",
  "list",
  "host",
  "build",
  "publish",
  "clone",
  "history",
  "undo-publish",
  "serve",
  "check",
  "typography",
  "glossary",
  "memory",
  "xliff",
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** The command that a word names, or undefined. */
export function commandNamed(word: string | undefined): CommandName | undefined {
  return COMMAND_NAMES.find((name) => name === word);
}

/**
 * The words for the command line, when the program was called with a command; null when it is to
 * open its window. Electron's and Chromium's own switches may stand before the command.
 */
export function commandLineArguments(argv: readonly string[]): string[] | null {
  const start = argv.findIndex(
    (word, index) => index > 0 && (word === "help" || commandNamed(word) !== undefined),
  );
  const before = argv.slice(1, start);
  // Before a command only switches and, in development, the app's folder can stand.
  const isCommand = start > 0 && before.filter((word) => !word.startsWith("-")).length <= 1;
  return isCommand ? argv.slice(start) : null;
}
