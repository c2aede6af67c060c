import { readHistory } from "../../publishing/history.ts";
import type { Command } from "../command.ts";
import { withHost } from "../hostOptions.ts";
import { TEXT } from "../options.ts";

/** `history`: what was published to a host, when and by which computer. */
export const historyCommand: Command = {
  name: "history",
  options: { newsroom: TEXT, host: TEXT, name: TEXT },
  words: 0,
  async run(context) {
    const publishes = await withHost(context, readHistory);
    for (const { generation, at, by, added, changed, removed } of publishes) {
      context.say(context.t("cli:history-line", { generation, at, by, added, changed, removed }));
    }
    return { data: { publishes } };
  },
};
