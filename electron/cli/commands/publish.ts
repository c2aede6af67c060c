import { UserError } from "../../../shared/errors.ts";
import { errorText } from "../../../shared/i18n/translator.ts";
import type { PublishResult } from "../../../shared/publish/progress.ts";
import { openHost } from "../../hosts/index.ts";
import { publish } from "../../publishing/publisher.ts";
import type { Command, CommandContext, CommandResult } from "../command.ts";
import { required, TEXT, withNewsroom } from "../options.ts";

/** `publish`: publishes to a host of the newsroom. */
export const publishCommand: Command = {
  name: "publish",
  options: { newsroom: TEXT, host: TEXT },
  async run(context) {
    const name = required(context, "host");
    const result = await withNewsroom(context, async (library) => {
      const config = library.hosts().find((host) => host.name === name || host.id === name);
      if (!config) throw new UserError("host-missing", { name });
      const host = openHost(config, library.folder);
      try {
        return await publish({ library, hostId: config.id, host, cache: new Map() });
      } finally {
        await host.close();
      }
    });
    return report(context, result);
  },
};

function report({ t, say }: CommandContext, result: PublishResult): CommandResult {
  if (result.result === "not") throw new UserError(result.error.code, result.error.params);
  const { plan, bytes, seconds, failed, rendered } = result;
  const counts = {
    added: plan.added.length,
    changed: plan.changed.length,
    removed: plan.removed.length,
    unchanged: plan.unchanged,
  };
  say(t(result.result === "published" ? "cli:published" : "cli:partly", { count: failed.length }));
  say(t("cli:published-counts", { ...counts, seconds: seconds.toFixed(1) }));
  for (const { path, error } of failed) say(`  ${path}: ${errorText(t, error)}`);
  const data = { result: result.result, ...counts, rendered, bytes, seconds, failed };
  return { data, code: failed.length > 0 ? 1 : 0 };
}
