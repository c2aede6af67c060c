import { build } from "../../publishing/build.ts";
import type { Command } from "../command.ts";
import { required, TEXT, withNewsroom } from "../options.ts";

/** `build`: writes all that is ready as a site into an empty folder. */
export const buildCommand: Command = {
  name: "build",
  options: { newsroom: TEXT, out: TEXT },
  words: 0,
  async run(context) {
    const out = required(context, "out");
    const report = await withNewsroom(context, (library) => build(library, out));
    const seconds = report.seconds.toFixed(1);
    context.say(context.t("cli:built", { pages: report.pages, path: out, seconds }));
    return { data: { ...report } };
  },
};
