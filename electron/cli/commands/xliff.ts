import type { StoryReport } from "../../../shared/bilingual/xliff/model.ts";
import { UserError } from "../../../shared/errors.ts";
import { LANGUAGE_CODE, LANGUAGES, type Language } from "../../../shared/language.ts";
import { exportXliffFile, importXliffFile } from "../../exchange/xliffExchange.ts";
import { type Command, type CommandContext, type CommandResult, EXIT } from "../command.ts";
import { all, optional, required, TEXT, TEXTS, withNewsroom } from "../options.ts";

/** `xliff export`, `xliff import`: stories out to translators and back. */
export const xliffCommand: Command = {
  name: "xliff",
  options: { newsroom: TEXT, out: TEXT, story: TEXTS, to: TEXT },
  // After `export --story` any number of stories may be named.
  words: Number.POSITIVE_INFINITY,
  async run(context) {
    const [action, ...others] = context.words;
    const [file] = others;
    if (action === "export") return exportFile(context, others);
    if (action === "import" && file !== undefined && others.length === 1) return importFile(context, file);
    throw new UserError("usage", { detail: context.t("cli:xliff-usage") });
  },
};

async function exportFile(context: CommandContext, others: readonly string[]): Promise<CommandResult> {
  const { t, say } = context;
  const out = required(context, "out");
  const to = languageOption(context);
  const named = all(context, "story");
  if (named.length === 0 && others.length > 0) throw new UserError("usage", { detail: t("cli:xliff-usage") });
  const ids = named.length === 0 ? null : [...named, ...others];
  const stories = await withNewsroom(context, (library) =>
    exportXliffFile(library, out, ids, { to, noteOf: (kind) => t(`exchange:kind-${kind}`) }),
  );
  say(t("exchange:exported", { count: stories, path: out }));
  return { data: { stories, path: out } };
}

function languageOption(context: CommandContext): Language | null {
  const given = optional(context, "to");
  const language = LANGUAGES.find((one) => LANGUAGE_CODE[one] === given);
  if (given !== undefined && !language) {
    throw new UserError("usage", { detail: context.t("cli:bad-language", { language: given }) });
  }
  return language ?? null;
}

async function importFile(context: CommandContext, file: string): Promise<CommandResult> {
  const imports = await withNewsroom(context, (library) => importXliffFile(library, file));
  const stories = imports.map(counted);
  for (const [index, { story, applied, unchanged, stale, refused }] of stories.entries()) {
    const { t, say } = context;
    const title = titleOf(imports[index]) || story;
    say(t("exchange:imported-line", { title, applied, unchanged, stale, refused: refused.length }));
    for (const { unit, reason, tags } of refused) {
      const message = t(`exchange:reason-${reason}`, { tags: tags.join(", ") });
      say(`  ${t("cli:about", { what: unit, message })}`);
    }
  }
  const isRefused = stories.some(({ refused }) => refused.length > 0);
  return { data: { stories }, code: isRefused ? EXIT.problems : EXIT.done };
}

function counted({ story, units }: StoryReport) {
  const count = (result: "applied" | "unchanged" | "stale") =>
    units.filter((unit) => unit.result === result).length;
  const refused = units.flatMap((row) =>
    row.result === "refused" ? [{ unit: row.unit, reason: row.reason, tags: row.tags }] : [],
  );
  return { story, applied: count("applied"), unchanged: count("unchanged"), stale: count("stale"), refused };
}

function titleOf(imported: StoryReport | undefined): string {
  return LANGUAGES.map((language) => imported?.titles?.[language] ?? "")
    .filter(Boolean)
    .join(" · ");
}
