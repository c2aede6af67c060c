import type { Translate } from "../../shared/i18n/translator.ts";
import { HOST_KINDS } from "../../shared/publish/hostKinds.ts";
import { COMMAND_NAMES } from "../commandLine.ts";
import type { Command } from "./command.ts";
import { kindUsage } from "./hostOptions.ts";

const NAME_WIDTH = Math.max(...COMMAND_NAMES.map(({ length }) => length)) + 2;

/** The help for a command, or, for none, the list of them all. */
export function helpText(command: Command | undefined, t: Translate): string {
  if (command) {
    const text = t(`cli:help-${command.name}`);
    return "kind" in command.options ? [text, ...HOST_KINDS.map(kindUsage)].join("\n") : text;
  }
  // The first line of a command's help says what it does.
  const lines = COMMAND_NAMES.map((name) => {
    const [line = ""] = t(`cli:help-${name}`).split("\n");
    return `  ${name.padEnd(NAME_WIDTH)}${line.slice(name.length).trim()}`;
  });
  return [t("cli:overview"), "", ...lines, "", t("cli:overview-foot")].join("\n");
}
