/** The commands of the command line; the installed program takes the same words as the checkout's script. */
export const COMMANDS = [
  "new",
  "import",
  "export",
  "list",
  "host",
  "build",
  "publish",
  "serve",
  "help",
] as const;

/**
 * The words for the command line, when the program was called with a command; null when it is to
 * open its window. Electron's and Chromium's own switches may stand before the command.
 */
export function commandLineArguments(argv: readonly string[]): string[] | null {
  const commands: readonly string[] = COMMANDS;
  const start = argv.findIndex(
    (word, index) => index > 0 && !word.startsWith("-") && commands.includes(word),
  );
  const before = argv.slice(1, start);
  // Before a command only switches and, in development, the app's folder can stand.
  const isCommand = start > 0 && before.filter((word) => !word.startsWith("-")).length <= 1;
  return isCommand ? argv.slice(start) : null;
}
