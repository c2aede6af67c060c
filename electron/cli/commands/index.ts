import type { CommandName } from "../../commandLine.ts";
import type { Command } from "../command.ts";
import { buildCommand } from "./build.ts";
import { exportCommand } from "./export.ts";
import { hostCommand } from "./host.ts";
import { importCommand } from "./import.ts";
import { listCommand } from "./list.ts";
import { newCommand } from "./new.ts";
import { publishCommand } from "./publish.ts";
import { serveCommand } from "./serve.ts";

/** Every command by its name, in the order in which help lists them. */
export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  new: newCommand,
  import: importCommand,
  export: exportCommand,
  list: listCommand,
  host: hostCommand,
  build: buildCommand,
  publish: publishCommand,
  serve: serveCommand,
};
