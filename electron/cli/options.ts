import { UserError } from "../../shared/errors.ts";
import { Library } from "../library/library.ts";
import type { CommandContext } from "./command.ts";

/** An option that takes a value. */
export const TEXT = { type: "string" } as const;

/** An option that takes a value and may be given several times. */
export const TEXTS = { type: "string", multiple: true } as const;

/** The values of an option that may be given several times. */
export function all(context: CommandContext, option: string): string[] {
  const value = context.values[option];
  return Array.isArray(value) ? value : [];
}

/** The value of an option that must be there. @throws UserError `usage` that names it */
export function required(context: CommandContext, option: string): string {
  const value = context.values[option];
  if (typeof value === "string" && value !== "") return value;
  throw new UserError("usage", { detail: context.t("cli:missing-option", { option: `--${option}` }) });
}

/** The value of an option, or undefined. */
export function optional(context: CommandContext, option: string): string | undefined {
  const value = context.values[option];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Opens the newsroom that `--newsroom` names for as long as `work` takes. */
export async function withNewsroom<T>(
  context: CommandContext,
  work: (library: Library) => Promise<T> | T,
): Promise<T> {
  const library = Library.open(required(context, "newsroom"));
  try {
    return await work(library);
  } finally {
    library.close();
  }
}
