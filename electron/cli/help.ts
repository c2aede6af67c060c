import type { Translate } from "../../shared/i18n/translator.ts";
import type { Command } from "./command.ts";
import { COMMANDS } from "./commands/index.ts";

/** The help for a command, or, for none, the list of them all. */
export function helpText(command: Command | undefined, t: Translate): string {
  if (command) return t(`cli:help-${command.name}`);
  // The first line of a command's help says what it does.
  const lines = Object.values(COMMANDS).map(({ name }) => `  ${t(`cli:help-${name}`).split("\n")[0]}`);
  return [t("cli:overview"), "", ...lines, "", t("cli:overview-foot")].join("\n");
}
