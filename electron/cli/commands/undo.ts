import { UserError } from "../../../shared/errors.ts";
import { readHistory, undoPublish } from "../../publishing/history.ts";
import type { Command } from "../command.ts";
import { withHost } from "../hostOptions.ts";
import { optional, TEXT } from "../options.ts";
import { reportPublish } from "../publishReport.ts";

/** `undo-publish`: puts back what a publish replaced, and publishes. */
export const undoCommand: Command = {
  name: "undo-publish",
  options: { newsroom: TEXT, host: TEXT, name: TEXT, generation: TEXT },
  words: 0,
  async run(context) {
    return withHost(context, async (options) => {
      const given = optional(context, "generation");
      const generations = (await readHistory(options)).map(({ generation }) => generation);
      const latest = generations.find((one) => given === undefined || one === Number(given));
      if (latest === undefined) {
        const detail =
          given === undefined
            ? context.t("cli:no-publish", { name: options.name })
            : context.t("cli:bad-generation", { generation: given });
        throw new UserError("usage", { detail });
      }
      const { restored, skipped, publish } = await undoPublish(options, latest);
      context.say(context.t("cli:undone", { generation: latest, count: restored.length }));
      const { data, code } = reportPublish(context, options.library, publish);
      return {
        data: { generation: latest, restored, skipped, ...data },
        ...(code === undefined ? {} : { code }),
      };
    });
  },
};
