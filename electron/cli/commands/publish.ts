import { UserError } from "../../../shared/errors.ts";
import { errorText, findingText } from "../../../shared/i18n/translator.ts";
import type { Finding, PublishResult } from "../../../shared/publish/progress.ts";
import { openHost } from "../../hosts/index.ts";
import { type PublishOptions, preparePublish, publish } from "../../publishing/publisher.ts";
import { type Command, type CommandContext, type CommandResult, EXIT } from "../command.ts";
import { interruption } from "../interruption.ts";
import { required, TEXT, withNewsroom } from "../options.ts";

/** `publish`: publishes to a host of the newsroom. */
export const publishCommand: Command = {
  name: "publish",
  options: { newsroom: TEXT, host: TEXT },
  words: 0,
  async run(context) {
    const name = required(context, "host");
    return withNewsroom(context, async (library) => {
      const config = library.hosts().find((candidate) => candidate.name === name || candidate.id === name);
      if (!config) throw new UserError("host-missing", { name });
      const host = openHost(config, library.folder);
      const options = { library, hostId: config.id, host, cache: new Map(), signal: interruption() };
      try {
        return await run(context, options);
      } finally {
        await host.close();
      }
    });
  },
};

async function run(context: CommandContext, options: PublishOptions): Promise<CommandResult> {
  const result = await publish(options);
  if (result.result !== "not") return report(context, result);
  const { code, params } = result.error;
  if (code !== "checks-failed") throw new UserError(code, params);
  const { findings } = await preparePublish(options);
  return blocked(context, result.error, findings);
}

/** Each thing that stopped the publish is named, as the window would show it. */
function blocked(
  { t, warn }: CommandContext,
  error: Parameters<typeof errorText>[1],
  found: readonly Finding[],
): CommandResult {
  const findings = found
    .filter(({ severity }) => severity === "block")
    .map((finding) => ({ ...finding, message: findingText(t, finding) }));
  const message = errorText(t, error);
  warn(message);
  for (const finding of findings)
    warn(`  ${finding.story ?? ""} ${finding.language ?? ""}: ${finding.message}`);
  return { data: { error: { code: error.code, message }, findings }, code: EXIT.failed };
}

function report(
  { t, say, warn }: CommandContext,
  { result, plan, bytes, seconds, failed, rendered }: PublishResult,
): CommandResult {
  const counts = {
    added: plan.added.length,
    changed: plan.changed.length,
    removed: plan.removed.length,
    unchanged: plan.unchanged,
  };
  const failures = failed.map(({ path, error }) => ({
    path,
    code: error.code,
    message: errorText(t, error),
  }));
  const isWhole = result === "published";
  if (isWhole) say(t("cli:published"));
  else warn(t("cli:partly", { count: failures.length }));
  for (const { path, message } of failures) warn(`  ${path}: ${message}`);
  say(t("cli:published-counts", { ...counts, bytes, seconds: seconds.toFixed(1) }));
  const data = { result, ...counts, rendered, bytes, seconds, failed: failures };
  return { data, code: isWhole ? EXIT.done : EXIT.failed };
}
