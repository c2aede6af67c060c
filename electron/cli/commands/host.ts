import { UserError } from "../../../shared/errors.ts";
import { errorText } from "../../../shared/i18n/translator.ts";
import { isHostInTheClear, placeOf } from "../../../shared/publish/hostKinds.ts";
import { limitsOf } from "../../../shared/publish/hostReport.ts";
import { openHost } from "../../hosts/index.ts";
import { testHost } from "../../publishing/hostTest.ts";
import { type Command, type CommandContext, type CommandResult, EXIT } from "../command.ts";
import { HOST_OPTIONS, hostFrom, hostNamed, withAcceptedKey, withHost } from "../hostOptions.ts";
import { TEXT, withNewsroom } from "../options.ts";

/** `host add`, `host list`, `host test`, `host remove`: the places that a newsroom is published to. */
export const hostCommand: Command = {
  name: "host",
  options: { newsroom: TEXT, host: TEXT, ...HOST_OPTIONS },
  words: 1,
  async run(context) {
    switch (context.words[0]) {
      case "add":
        return add(context);
      case "list":
        return list(context);
      case "test":
        return test(context);
      case "remove":
        return remove(context);
      default:
        throw new UserError("usage", { detail: context.t("cli:host-usage") });
    }
  },
};

async function add(context: CommandContext): Promise<CommandResult> {
  const described = hostFrom(context);
  const host = await withNewsroom(context, async (library) => {
    // Opening it refuses a place that can't be one.
    const opened = await openHost(described, { newsroomFolder: library.folder, secret: "" });
    await opened.close();
    const accepted = await withAcceptedKey(context, described);
    library.saveHost(accepted);
    return accepted;
  });
  context.say(context.t("cli:host-added", { name: host.name }));
  if (isHostInTheClear(host)) context.warn(context.t("app:host-clear"));
  return { data: { host } };
}

async function list(context: CommandContext): Promise<CommandResult> {
  const hosts = await withNewsroom(context, (library) => library.hosts());
  for (const host of hosts) context.say([host.name, host.kind, placeOf(host)].join("\t"));
  return { data: { hosts } };
}

async function test(context: CommandContext): Promise<CommandResult> {
  const { t, say, warn } = context;
  const report = await withHost(
    context,
    ({ host, name, library, signal }) => testHost({ host, name, newsroom: library.newsroom().id, signal }),
    "name",
  );
  const steps = report.steps.map(({ step, error }) => ({
    step,
    ok: error === null,
    ...(error ? { code: error.code, message: errorText(t, error) } : {}),
  }));
  for (const { step, message } of steps) {
    if (message === undefined) say(`✓ ${t(`publish:test-${step}`)}`);
    else warn(`✗ ${t("cli:about", { what: t(`publish:test-${step}`), message })}`);
  }
  const isGood = steps.every(({ ok }) => ok);
  if (isGood) for (const limit of limitsOf(report)) say(t(`app:host-${limit}`));
  return {
    data: { steps, capabilities: report.capabilities },
    code: isGood ? EXIT.done : EXIT.failed,
  };
}

async function remove(context: CommandContext): Promise<CommandResult> {
  const name = hostNamed(context, "name");
  await withNewsroom(context, (library) => {
    const host = library.hosts().find((candidate) => candidate.name === name);
    if (!host) throw new UserError("host-missing", { name });
    library.removeHost(host.id);
  });
  context.say(context.t("cli:host-removed", { name }));
  return { data: { removed: name } };
}
