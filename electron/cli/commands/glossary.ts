import { UserError } from "../../../shared/errors.ts";
import { exportGlossary, importGlossary } from "../../library/glossaryFiles.ts";
import { type Command, type CommandContext, type CommandResult, EXIT } from "../command.ts";
import { required, TEXT, withNewsroom } from "../options.ts";

/** `glossary import`, `glossary export`, `glossary list`: the terms that the newsroom's translations keep to. */
export const glossaryCommand: Command = {
  name: "glossary",
  options: { newsroom: TEXT, out: TEXT },
  words: 2,
  async run(context) {
    const [action, file] = context.words;
    if (action === "import" && file !== undefined) return importFile(context, file);
    if (action === "export" && file === undefined) return exportFile(context);
    if (action === "list" && file === undefined) return list(context);
    throw new UserError("usage", { detail: context.t("cli:glossary-usage") });
  },
};

async function importFile(context: CommandContext, file: string): Promise<CommandResult> {
  const { t, say, warn } = context;
  const report = await withNewsroom(context, (library) => importGlossary(library, file));
  const problems = report.problems.map(({ row, problem }) => {
    return { row, problem, message: t(`glossary:problem-${problem}`, { row }) };
  });
  say(t("glossary:imported", { ...report }));
  if (report.otherForms > 0) say(t("glossary:other-forms", { count: report.otherForms }));
  for (const { message } of problems) warn(`  ${message}`);
  return { data: { ...report, problems }, code: problems.length > 0 ? EXIT.problems : EXIT.done };
}

async function exportFile(context: CommandContext): Promise<CommandResult> {
  const path = required(context, "out");
  const terms = await withNewsroom(context, (library) => exportGlossary(library, path));
  context.say(context.t("glossary:exported", { count: terms, path }));
  return { data: { terms, path } };
}

async function list(context: CommandContext): Promise<CommandResult> {
  const terms = await withNewsroom(context, (library) => library.glossary.list());
  for (const term of terms) context.say([term.en.preferred, term["zh-Hans"].preferred].join("\t"));
  return { data: { terms } };
}
