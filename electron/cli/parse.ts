import { type ParseArgsOptionDescriptor, parseArgs } from "node:util";
import { UserError } from "../../shared/errors.ts";
import type { Translate } from "../../shared/i18n/translator.ts";
import type { Language } from "../../shared/language.ts";
import { commandNamed } from "../commandLine.ts";
import type { Command, CommandContext } from "./command.ts";
import { LOAD_COMMAND } from "./commands/index.ts";

/** What was asked for. */
export type Asked =
  | { kind: "help"; command: Command | undefined }
  | ({ kind: "run"; command: Command } & Pick<CommandContext, "values" | "words">);

/** Options that every command takes. */
const COMMON = { json: { type: "boolean" }, help: { type: "boolean" }, lang: { type: "string" } } as const;

/** Reads the words of a call. @throws UserError `usage` that says what does not fit */
export async function parseWords(argv: readonly string[], t: Translate): Promise<Asked> {
  const [first, ...rest] = argv;
  if (first === undefined || first === "help" || first.startsWith("-")) {
    const onlyCommon = argv.slice(first === "help" ? 1 : 0);
    const { words } = parseOptions(onlyCommon, COMMON, "help", t);
    return { kind: "help", command: words[0] === undefined ? undefined : await known(words[0], t) };
  }
  const command = await known(first, t);
  const { values, words } = parseOptions(rest, { ...COMMON, ...command.options }, command.name, t);
  if (values.help === true) return { kind: "help", command };
  const excess = words[command.words];
  if (excess !== undefined) throw misfit(excess, command.name, t);
  return { kind: "run", command, values, words };
}

function known(word: string, t: Translate): Promise<Command> {
  const name = commandNamed(word);
  if (!name) throw new UserError("usage", { detail: t("cli:unknown-command", { name: word }) });
  return LOAD_COMMAND[name]();
}

function parseOptions(
  args: readonly string[],
  options: Record<string, ParseArgsOptionDescriptor>,
  command: string,
  t: Translate,
): Pick<CommandContext, "values" | "words"> {
  // Not strict: Node's own messages are in English only.
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: CommandContext["values"] = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const type = Object.hasOwn(options, token.name) ? options[token.name]?.type : undefined;
    if (type === undefined || (type === "boolean" && token.value !== undefined)) {
      throw misfit(token.rawName, command, t);
    }
    // `--name --json` is a value that was forgotten; `--name=--json` is one that looks strange.
    const isForgotten = token.value === undefined || (!token.inlineValue && token.value.startsWith("-"));
    if (type === "string" && isForgotten) {
      throw new UserError("usage", { detail: t("cli:missing-value", { option: token.rawName }) });
    }
    put(values, token, options[token.name]?.multiple === true, t);
  }
  if (values.lang !== undefined && !isLanguageCode(values.lang))
    throw misfit(`--lang ${values.lang}`, command, t);
  return { values, words };
}

/** Notes an option's value. @throws UserError `usage` for one that is given twice and may not be */
function put(
  values: CommandContext["values"],
  { name, rawName, value }: { name: string; rawName: string; value: string | undefined },
  isMultiple: boolean,
  t: Translate,
): void {
  const known = values[name];
  if (isMultiple && value !== undefined) values[name] = [...(Array.isArray(known) ? known : []), value];
  else if (typeof known === "string") {
    throw new UserError("usage", { detail: t("cli:option-twice", { option: rawName }) });
  } else values[name] = value ?? true;
}

function isLanguageCode(value: CommandContext["values"][string]): boolean {
  return typeof value === "string" && /^(?:en|zh)(?:[-_]|$)/i.test(value);
}

function misfit(option: string, command: string, t: Translate): UserError {
  return new UserError("usage", { detail: t("cli:bad-option", { option, command }) });
}

/** `--lang en|zh`, or what the system speaks (POSIX.1-2017 §8.2: LC_ALL before LC_MESSAGES before LANG). */
export function languageOf(argv: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Language {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const given = argv[at]?.startsWith("--lang=") ? argv[at].slice("--lang=".length) : argv[at + 1];
  // An empty variable counts as none.
  const wanted = (at >= 0 && given) || env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return wanted.toLowerCase().startsWith("zh") ? "zh-Hans" : "en";
}
