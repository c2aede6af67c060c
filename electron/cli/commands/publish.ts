import { UserError } from "../../../shared/errors.ts";
import { findingText } from "../../../shared/i18n/translator.ts";
import { type PublishOptions, preparePublish, publish } from "../../publishing/publisher.ts";
import { resolveConflict } from "../../publishing/resolve.ts";
import type { Command, CommandContext, CommandResult } from "../command.ts";
import { withHost } from "../hostOptions.ts";
import { optional, TEXT } from "../options.ts";
import { reportPublish } from "../publishReport.ts";

/** What `--take` may say about stories that were changed on both sides. */
const SIDES = ["mine", "theirs", "both"] as const;

/** `publish`: publishes to a host of the newsroom. */
export const publishCommand: Command = {
  name: "publish",
  options: { newsroom: TEXT, host: TEXT, name: TEXT, take: TEXT },
  words: 0,
  async run(context) {
    const given = optional(context, "take");
    const take = SIDES.find((side) => side === given);
    if (given !== undefined && !take) {
      throw new UserError("usage", { detail: context.t("cli:bad-take", { take: given }) });
    }
    return withHost(context, async (options) => {
      const first = await publish(options);
      if (!take || first.conflicts.length === 0) return report(context, options, first);
      for (const { story } of first.conflicts)
        resolveConflict(options.library, options.hostId, story, { take });
      return report(context, options, await publish(options));
    });
  },
};

async function report(
  context: CommandContext,
  options: PublishOptions,
  result: Awaited<ReturnType<typeof publish>>,
): Promise<CommandResult> {
  const { data, code } = reportPublish(context, options.library, result);
  const isBlocked = result.result === "not" && result.error.code === "checks-failed";
  const findings = isBlocked ? await blockingFindings(context, options) : null;
  return { data: { ...data, ...(findings ? { findings } : {}) }, ...(code === undefined ? {} : { code }) };
}

/** Each thing that stopped the publish is named, as the window would show it. */
async function blockingFindings({ t, warn }: CommandContext, options: PublishOptions) {
  const { findings } = await preparePublish(options);
  return findings
    .filter(({ severity }) => severity === "block")
    .map((finding) => {
      const message = findingText(t, finding);
      const what = [finding.story, finding.language].filter(Boolean).join(" ");
      warn(`  ${what === "" ? message : t("cli:about", { what, message })}`);
      return { ...finding, message };
    });
}
