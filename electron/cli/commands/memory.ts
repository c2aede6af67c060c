import { languageOfText } from "../../../shared/bilingual/memory/tokens.ts";
import { UserError } from "../../../shared/errors.ts";
import type { Language } from "../../../shared/language.ts";
import { BY_ITSELF } from "../../library/memory/slices.ts";
import { exportTmx, importTmx } from "../../library/memory/tmxFile.ts";
import type { Command, CommandContext, CommandResult } from "../command.ts";
import { optional, required, TEXT, withNewsroom } from "../options.ts";

/** `memory import`, `memory export`, `memory lookup`, `memory search`: translations that were made before. */
export const memoryCommand: Command = {
  name: "memory",
  options: { newsroom: TEXT, out: TEXT, language: TEXT },
  words: 2,
  async run(context) {
    const [action, word] = context.words;
    if (action === "import" && word !== undefined) return importFile(context, word);
    if (action === "export" && word === undefined) return exportFile(context);
    if (action === "lookup" && word !== undefined) return lookUp(context, word);
    if (action === "search" && word !== undefined) return search(context, word);
    throw new UserError("usage", { detail: context.t("cli:memory-usage") });
  },
};

async function importFile(context: CommandContext, file: string): Promise<CommandResult> {
  const { t, say } = context;
  const report = await withNewsroom(context, (library) => importTmx(library, file, { pace: BY_ITSELF }));
  const { duplicates, traditional, incomplete, ...counts } = report;
  say(t("memory:imported", counts));
  if (duplicates > 0) say(`  ${t("memory:duplicates", { count: duplicates })}`);
  if (traditional > 0) say(`  ${t("memory:traditional", { count: traditional })}`);
  if (incomplete > 0) say(`  ${t("memory:incomplete", { count: incomplete })}`);
  return { data: { ...report } };
}

async function exportFile(context: CommandContext): Promise<CommandResult> {
  const path = required(context, "out");
  const entries = await withNewsroom(context, async (library) => {
    await library.memory.fillIfNeeded();
    return exportTmx(library, path);
  });
  context.say(context.t("memory:exported", { count: entries, path }));
  return { data: { entries, path } };
}

async function lookUp(context: CommandContext, text: string): Promise<CommandResult> {
  const { t, say } = context;
  const language = languageGiven(context) ?? languageOfText(text);
  const matches = await withNewsroom(context, async (library) => {
    await library.memory.fillIfNeeded();
    return library.memory.lookUp({ language, text });
  });
  if (matches.length === 0) say(t("memory:none-found"));
  for (const { kind, score, source, target, adapted } of matches) {
    const note = adapted ? ` (${t("memory:adapted")})` : "";
    say([`${score} %`, t(`memory:kind-${kind}`) + note, oneLine(source), oneLine(target)].join("\t"));
  }
  return { data: { language, matches } };
}

async function search(context: CommandContext, text: string): Promise<CommandResult> {
  const entries = await withNewsroom(context, async (library) => {
    await library.memory.fillIfNeeded();
    return library.memory.concordance(text);
  });
  if (entries.length === 0) context.say(context.t("memory:none-found"));
  for (const { en, zh } of entries) context.say([oneLine(en), oneLine(zh)].join("\t"));
  return { data: { entries } };
}

function languageGiven(context: CommandContext): Language | undefined {
  const language = optional(context, "language");
  if (language === undefined || language === "en") return language;
  if (language === "zh" || language === "zh-Hans") return "zh-Hans";
  throw new UserError("usage", { detail: context.t("cli:bad-language", { language }) });
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ");
}
