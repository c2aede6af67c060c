import { exportBundles } from "../../bundles/export.ts";
import type { Command } from "../command.ts";
import { required, TEXT, withNewsroom } from "../options.ts";

/** `export`: writes all stories as Hugo page bundles. */
export const exportCommand: Command = {
  name: "export",
  options: { newsroom: TEXT, out: TEXT },
  words: 0,
  async run(context) {
    const out = required(context, "out");
    const report = await withNewsroom(context, (library) => exportBundles(library, out));
    context.say(context.t("cli:exported", { count: report.stories, path: out }));
    return { data: { ...report } };
  },
};
