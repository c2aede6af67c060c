import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { toErrorData, UserError } from "../../shared/errors.ts";
import { holdsSignIn } from "../../shared/publish/address.ts";
import type { Host } from "../../shared/publish/host.ts";
import { HOST_FIELDS, type HostField, isSshUrl } from "../../shared/publish/hostKinds.ts";
import { newHostId } from "../../shared/story/ids.ts";
import { type HostConfig, type HostKind, hostConfigSchema } from "../../shared/story/newsroom.ts";
import { openHost } from "../hosts/index.ts";
import type { Library } from "../library/library.ts";
import type { PublishOptions } from "../publishing/publisher.ts";
import { withHostAlone } from "../publishing/withHost.ts";
import type { CommandContext } from "./command.ts";
import { interruption } from "./interruption.ts";
import { optional, required, TEXT, withNewsroom } from "./options.ts";
import { progressShown } from "./progress.ts";
import { secretFor } from "./secret.ts";

/** The options that say what a host is, of every kind. */
export const HOST_OPTIONS: Record<string, typeof TEXT> = Object.fromEntries([
  ["name", TEXT],
  ["kind", TEXT],
  ...Object.values(HOST_FIELDS).flatMap((fields) => fields.map(({ name }) => [optionOf(name), TEXT])),
]);

/** The host that the options describe. @throws UserError `usage` that names what is missing or wrong */
export function hostFrom(context: CommandContext): HostConfig {
  const kind = required(context, "kind");
  const known = Object.entries(HOST_FIELDS).find(([name]) => name === kind);
  if (!known) {
    const kinds = Object.keys(HOST_FIELDS).join(", ");
    throw new UserError("usage", { detail: context.t("cli:host-kind", { kind, kinds }) });
  }
  const given = known[1].flatMap((field) => {
    const value = givenValue(context, field);
    return value === undefined ? [] : [[field.name, value]];
  });
  const name = required(context, "name");
  const settings = { kind, id: newHostId(), name, ...impliedBy(context), ...Object.fromEntries(given) };
  const parsed = hostConfigSchema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const wrong = String(parsed.error.issues[0]?.path[0] ?? "");
  const option = `--${optionOf(wrong)}`;
  const detail = holdsSignIn(optional(context, optionOf(wrong)) ?? "")
    ? context.t("cli:about", { what: option, message: context.t("app:host-address-sign-in") })
    : context.t("cli:bad-host-option", { option });
  throw new UserError("usage", { detail });
}

/** What a kind's help says of its options. */
export function kindUsage(kind: HostKind): string {
  const words = HOST_FIELDS[kind].map((field) => {
    const value = Array.isArray(field.input) ? field.input.join("|") : placeholder(field);
    const word = `--${optionOf(field.name)} ${value}`;
    return field.initial === undefined ? word : `[${word}]`;
  });
  return `  --kind ${kind} ${words.join(" ")}`;
}

/**
 * A host with its server's key: one that was never connected to is shown to the person, who accepts
 * it or not.
 *
 * @throws UserError `host-key-unknown` where nobody can be asked
 */
export async function withAcceptedKey(context: CommandContext, host: HostConfig): Promise<HostConfig> {
  const isGit = host.kind === "git" && isSshUrl(host.url);
  if (!(isGit || host.kind === "sftp") || host.hostKey !== "") return host;
  try {
    await withHostAlone(host, { newsroomFolder: "", secret: "" }, (opened) => opened.probe());
    return host;
  } catch (error) {
    const { code, params } = toErrorData(error);
    const hostKey = String(params.fingerprint);
    if (code === "host-key-unknown" && (await isAccepted(context, host.name, hostKey)))
      return { ...host, hostKey };
    // The key is known to ssh then; whatever else is wrong is for the test of the host to say.
    if (isGit && code !== "host-key-unknown") return host;
    throw error;
  }
}

/** The name of a host of the newsroom: by the option that a command tells of, or by the other one. */
export function hostNamed(context: CommandContext, option: "host" | "name"): string {
  return optional(context, option === "host" ? "name" : "host") ?? required(context, option);
}

/**
 * Opens the newsroom that `--newsroom` names and its host, for as long as `work` takes.
 *
 * @param option which one names the host
 */
export async function withHost<T>(
  context: CommandContext,
  work: (options: PublishOptions & { library: Library; host: Host }) => Promise<T>,
  option: "host" | "name" = "host",
): Promise<T> {
  const name = hostNamed(context, option);
  return withNewsroom(context, async (library) => {
    const config = library.hosts().find((candidate) => candidate.name === name || candidate.id === name);
    if (!config) throw new UserError("host-missing", { name });
    const secret = await secretFor(config, context);
    const host = await openHost(config, { newsroomFolder: library.folder, secret });
    try {
      const signal = interruption();
      const onProgress = progressShown(context);
      return await work({ library, hostId: config.id, host, name: config.name, signal, onProgress });
    } finally {
      await host.close();
    }
  });
}

function givenValue(context: CommandContext, { name, input, initial }: HostField): unknown {
  const option = optionOf(name);
  const value = initial === undefined ? required(context, option) : optional(context, option);
  const isPath = input === "file" || input === "folder";
  return value !== undefined && isPath ? resolve(value) : value;
}

/** A key that is named is for signing in. */
function impliedBy(context: CommandContext): { signIn?: "key" } {
  return optional(context, "key") === undefined ? {} : { signIn: "key" };
}

function optionOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function placeholder({ name, input }: HostField): string {
  if (input === "number") return "N";
  if (input === "file") return "FILE";
  if (input === "folder") return "DIR";
  return optionOf(name).toUpperCase();
}

async function isAccepted({ t }: CommandContext, name: string, fingerprint: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await line.question(t("cli:ask-host-key", { name, fingerprint }));
    return /^(y|yes|是|好)$/i.test(answer.trim());
  } finally {
    line.close();
  }
}
