import { resolve } from "node:path";
import { UserError } from "../../../shared/errors.ts";
import { newHostId } from "../../../shared/story/ids.ts";
import { type HostConfig, hostConfigSchema } from "../../../shared/story/newsroom.ts";
import { openHost } from "../../hosts/index.ts";
import { HOST_OPTIONS } from "../../hosts/options.ts";
import type { Command, CommandContext, CommandResult } from "../command.ts";
import { required, TEXT, withNewsroom } from "../options.ts";

const KIND_OPTIONS = Object.values(HOST_OPTIONS).flatMap((options) =>
  options.map(({ name }) => [name, TEXT]),
);

/** `host add`, `host list`, `host remove`: the places that a newsroom is published to. */
export const hostCommand: Command = {
  name: "host",
  options: { newsroom: TEXT, name: TEXT, kind: TEXT, ...Object.fromEntries(KIND_OPTIONS) },
  words: 1,
  async run(context) {
    switch (context.words[0]) {
      case "add":
        return add(context);
      case "list":
        return list(context);
      case "remove":
        return remove(context);
      default:
        throw new UserError("usage", { detail: context.t("cli:host-usage") });
    }
  },
};

async function add(context: CommandContext): Promise<CommandResult> {
  const config = configOf(context);
  await withNewsroom(context, async (library) => {
    // Opening it refuses a place that can't be one.
    await openHost(config, library.folder).close();
    library.saveHost(config);
  });
  context.say(context.t("cli:host-added", { name: config.name }));
  return { data: { host: config } };
}

function configOf(context: CommandContext): HostConfig {
  const kind = required(context, "kind");
  const options = Object.entries(HOST_OPTIONS).find(([known]) => known === kind)?.[1];
  if (!options) {
    const kinds = Object.keys(HOST_OPTIONS).join(", ");
    throw new UserError("usage", { detail: context.t("cli:host-kind", { kind, kinds }) });
  }
  const given = options.map(({ name, isPath }) => {
    const value = required(context, name);
    return [name, isPath ? resolve(value) : value];
  });
  const name = required(context, "name");
  return hostConfigSchema.parse({ kind, id: newHostId(), name, ...Object.fromEntries(given) });
}

async function list(context: CommandContext): Promise<CommandResult> {
  const hosts = await withNewsroom(context, (library) => library.hosts());
  for (const { name, kind, path } of hosts) context.say([name, kind, path].join("\t"));
  return { data: { hosts } };
}

async function remove(context: CommandContext): Promise<CommandResult> {
  const name = required(context, "name");
  await withNewsroom(context, (library) => {
    const host = library.hosts().find((candidate) => candidate.name === name);
    if (!host) throw new UserError("host-missing", { name });
    library.removeHost(host.id);
  });
  context.say(context.t("cli:host-removed", { name }));
  return { data: { removed: name } };
}
