import { UserError } from "../../../shared/errors.ts";
import { importBundles } from "../../bundles/import.ts";
import type { Command } from "../command.ts";
import { TEXT, withNewsroom } from "../options.ts";

/** Exit code when something of an import did not come in as it was. */
const WITH_PROBLEMS = 2;

/** `import`: brings Hugo page bundles in. */
export const importCommand: Command = {
  name: "import",
  options: { newsroom: TEXT },
  async run(context) {
    const { t, say, words } = context;
    const [source] = words;
    if (source === undefined) throw new UserError("usage", { detail: t("cli:missing-source") });
    const report = await withNewsroom(context, (library) => importBundles(library, source));
    say(t("cli:imported", { count: report.imported }));
    for (const { file, problem, detail } of report.problems) {
      say(`  ${file}: ${t(`cli:problem-${problem}`, { detail })}`);
    }
    return { data: { ...report }, code: report.problems.length > 0 ? WITH_PROBLEMS : 0 };
  },
};
