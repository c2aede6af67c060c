import { parseArgs } from "node:util";
import { toErrorData, UserError } from "../../shared/errors.ts";
import { createI18n, errorText, type Translate } from "../../shared/i18n/translator.ts";
import type { Language } from "../../shared/language.ts";
import type { Command, CommandResult } from "./command.ts";
import { buildCommand } from "./commands/build.ts";
import { exportCommand } from "./commands/export.ts";
import { hostCommand } from "./commands/host.ts";
import { importCommand } from "./commands/import.ts";
import { listCommand } from "./commands/list.ts";
import { newCommand } from "./commands/new.ts";
import { publishCommand } from "./commands/publish.ts";
import { serveCommand } from "./commands/serve.ts";

const COMMANDS: readonly Command[] = [
  newCommand,
  importCommand,
  exportCommand,
  listCommand,
  hostCommand,
  buildCommand,
  publishCommand,
  serveCommand,
];

const COMMON = { json: { type: "boolean" }, help: { type: "boolean" }, lang: { type: "string" } } as const;

/** Exit codes: all is well, it could not be done, it was not asked rightly. */
const FAILED = 1;
const USAGE = 2;

/**
 * Runs the command line: the first word is the command.
 *
 * @returns the exit code: 0 only when all was done
 */
export async function runCli(argv: readonly string[]): Promise<number> {
  const t = createI18n(languageOf(argv)).t;
  const isJson = argv.includes("--json");
  try {
    const { data, code = 0 } = await dispatch(argv, t, isJson);
    if (isJson && data.told !== true) print({ ok: code === 0, ...data });
    return code;
  } catch (error) {
    const data = toErrorData(error);
    const message = errorText(t, data);
    if (isJson) print({ ok: false, error: { code: data.code, message } });
    else process.stderr.write(`${message}\n`);
    return data.code === "usage" ? USAGE : FAILED;
  }
}

async function dispatch(argv: readonly string[], t: Translate, isJson: boolean): Promise<CommandResult> {
  const [name = "help", ...rest] = argv;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  const isHelp = name === "help" || name === "--help" || rest.includes("--help");
  if (isHelp) {
    const text = command ? t(`cli:help-${commandKey(command)}`) : overview(t);
    if (!isJson) process.stdout.write(`${text}\n`);
    return { data: { help: text } };
  }
  if (!command) throw new UserError("usage", { detail: t("cli:unknown-command", { name }) });
  const { values, positionals } = parse(command, rest, t);
  return command.run({
    t,
    values,
    words: positionals,
    say: (line) => {
      if (!isJson) process.stdout.write(`${line}\n`);
    },
  });
}

function parse(command: Command, args: readonly string[], t: Translate) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const what = error instanceof Error ? (/'(-[^']*)'/.exec(error.message)?.[1] ?? error.message) : "";
    throw new UserError("usage", { detail: t("cli:bad-option", { option: what, command: command.name }) });
  }
}

function overview(t: Translate): string {
  const lines = COMMANDS.map((command) => t(`cli:help-${commandKey(command)}`).split("\n")[0] ?? "");
  return [t("cli:overview"), "", ...lines.map((line) => `  ${line}`), "", t("cli:overview-foot")].join("\n");
}

type CommandKey = "new" | "import" | "export" | "list" | "host" | "build" | "publish" | "serve";

function commandKey({ name }: Command): CommandKey {
  // Each command of the list has its help text under its name.
  return name as CommandKey;
}

function print(value: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** `--lang en|zh`, or what the system speaks (POSIX.1 §8.2: LC_ALL before LANG). */
function languageOf(argv: readonly string[]): Language {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const given = argv[at]?.includes("=") ? argv[at].split("=")[1] : at >= 0 ? argv[at + 1] : undefined;
  const wanted = given ?? process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? "";
  return wanted.toLowerCase().startsWith("zh") ? "zh-Hans" : "en";
}

if (import.meta.main) process.exitCode = await runCli(process.argv.slice(2));
