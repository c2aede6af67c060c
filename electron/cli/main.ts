import { toErrorData } from "../../shared/errors.ts";
import { createI18n, errorText, type Translate } from "../../shared/i18n/translator.ts";
import { type CommandContext, type CommandResult, EXIT } from "./command.ts";
import { helpText } from "./help.ts";
import { languageOf, parseWords } from "./parse.ts";

/**
 * Runs the command line: the first word is the command.
 *
 * @returns the exit code: 0 only when all was done
 */
export async function runCli(argv: readonly string[]): Promise<number> {
  const t = createI18n(languageOf(argv, process.env)).t;
  const output = new Output(argv.includes("--json"));
  const code = await run(argv, t, output);
  await output.flushed();
  return code;
}

async function run(argv: readonly string[], t: Translate, output: Output): Promise<number> {
  try {
    const { data, code = EXIT.done } = await answer(argv, t, output);
    if (data) output.tell({ ok: code === EXIT.done, ...data });
    return code;
  } catch (error) {
    const data = toErrorData(error);
    const message = errorText(t, data);
    output.tell({ ok: false, error: { code: data.code, message } });
    output.warn(message);
    if (data.code === "publish-undecided") return EXIT.undecided;
    return data.code === "usage" ? EXIT.problems : EXIT.failed;
  }
}

async function answer(argv: readonly string[], t: Translate, output: Output): Promise<CommandResult> {
  const asked = await parseWords(argv, t);
  if (asked.kind === "help") {
    const help = helpText(asked.command, t);
    output.say(help);
    return { data: { help } };
  }
  const context: CommandContext = {
    t,
    values: asked.values,
    words: asked.words,
    say: (line) => output.say(line),
    warn: (line) => output.warn(line),
    show: (line) => output.show(line),
    tell: (data) => output.tell(data),
  };
  return asked.command.run(context);
}

/** Either lines for a person, or one JSON object for a program and nothing else. */
class Output {
  private readonly isJson: boolean;
  /** The last line on the terminal is one that goes. */
  private isShowing = false;

  constructor(isJson: boolean) {
    this.isJson = isJson;
    for (const stream of [process.stdout, process.stderr]) stream.on("error", passOverClosed);
  }

  say(line: string): void {
    this.clear();
    if (!this.isJson) process.stdout.write(`${line}\n`);
  }

  warn(line: string): void {
    this.clear();
    if (!this.isJson) process.stderr.write(`${line}\n`);
  }

  show(line: string): void {
    if (this.isJson || !process.stderr.isTTY) return;
    this.clear();
    process.stderr.write(line);
    this.isShowing = true;
  }

  tell(data: Record<string, unknown>): void {
    if (this.isJson) process.stdout.write(`${JSON.stringify(data)}\n`);
  }

  /** Waits until all is handed over: the app ends its process at once. */
  async flushed(): Promise<void> {
    this.clear();
    for (const stream of [process.stdout, process.stderr]) {
      await new Promise<void>((done) => stream.write("", () => done()));
    }
  }

  /** Takes away a line that was shown (ECMA-48: erase in line). */
  private clear(): void {
    if (this.isShowing) process.stderr.write("\r\u001b[K");
    this.isShowing = false;
  }
}

/** Whoever reads, such as `head`, may have had enough; the command is carried out all the same. */
function passOverClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
