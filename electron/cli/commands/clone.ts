import { resolve } from "node:path";
import { cloneNewsroom } from "../../publishing/clone.ts";
import { withHostAlone } from "../../publishing/withHost.ts";
import type { Command } from "../command.ts";
import { HOST_OPTIONS, hostFrom, withAcceptedKey } from "../hostOptions.ts";
import { interruption } from "../interruption.ts";
import { required, TEXT } from "../options.ts";
import { progressShown } from "../progress.ts";
import { secretFor } from "../secret.ts";

/** `clone`: makes a newsroom on this computer from what is published on a host. */
export const cloneCommand: Command = {
  name: "clone",
  options: { newsroom: TEXT, ...HOST_OPTIONS },
  words: 0,
  async run(context) {
    const folder = resolve(required(context, "newsroom"));
    const config = await withAcceptedKey(context, hostFrom(context));
    const secret = await secretFor(config, context);
    const { stories } = await withHostAlone(config, { newsroomFolder: folder, secret }, (host) =>
      cloneNewsroom({ config, host, folder, signal: interruption(), onProgress: progressShown(context) }),
    );
    context.say(context.t("cli:cloned", { count: stories, path: folder }));
    return { data: { stories, host: config } };
  },
};
