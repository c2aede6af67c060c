import { UserError } from "../../../shared/errors.ts";
import { importBundles } from "../../bundles/import.ts";
import { type Command, EXIT } from "../command.ts";
import { TEXT, withNewsroom } from "../options.ts";

/** `import`: brings Hugo page bundles in. */
export const importCommand: Command = {
  name: "import",
  options: { newsroom: TEXT },
  words: 1,
  async run(context) {
    const { t, say, words } = context;
    const [source] = words;
    if (source === undefined) throw new UserError("usage", { detail: t("cli:missing-source") });
    const report = await withNewsroom(context, (library) => importBundles(library, source));
    const problems = report.problems.map((problem) => {
      return { ...problem, message: t(`cli:problem-${problem.problem}`, { detail: problem.detail }) };
    });
    say(t("cli:imported", { count: report.imported }));
    for (const { file, message } of problems) say(`  ${t("cli:about", { what: file, message })}`);
    return { data: { ...report, problems }, code: problems.length > 0 ? EXIT.problems : EXIT.done };
  },
};
