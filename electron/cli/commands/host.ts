import { resolve } from "node:path";
import { UserError } from "../../../shared/errors.ts";
import { newLinkId } from "../../../shared/story/ids.ts";
import type { HostConfig } from "../../../shared/story/newsroom.ts";
import type { Command, CommandContext, CommandResult } from "../command.ts";
import { required, TEXT, withNewsroom } from "../options.ts";

/** `host add`, `host list`, `host remove`: the places that a newsroom is published to. */
export const hostCommand: Command = {
  name: "host",
  options: { newsroom: TEXT, name: TEXT, kind: TEXT, path: TEXT },
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
  const host = hostOf(context);
  await withNewsroom(context, (library) => library.saveHost(host));
  context.say(context.t("cli:host-added", { name: host.name }));
  return { data: { host } };
}

function hostOf(context: CommandContext): HostConfig {
  const name = required(context, "name");
  const kind = required(context, "kind");
  if (kind !== "folder") throw new UserError("usage", { detail: context.t("cli:host-kind", { kind }) });
  return { kind, id: newLinkId(), name, path: resolve(required(context, "path")) };
}

async function list(context: CommandContext): Promise<CommandResult> {
  const hosts = await withNewsroom(context, (library) => library.hosts());
  for (const { name, kind, path } of hosts) context.say([name, kind, path].join("  "));
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
