import type { CommandName } from "../../commandLine.ts";
import type { Command } from "../command.ts";

/** Loads a command. Each is loaded by itself: a call does not wait for what the others need. */
export const LOAD_COMMAND: Readonly<Record<CommandName, () => Promise<Command>>> = {
  new: async () => (await import("./new.ts")).newCommand,
  import: async () => (await import("./import.ts")).importCommand,
  export: async () => (await import("./export.ts")).exportCommand,
  list: async () => (await import("./list.ts")).listCommand,
  host: async () => (await import("./host.ts")).hostCommand,
  build: async () => (await import("./build.ts")).buildCommand,
  publish: async () => (await import("./publish.ts")).publishCommand,
  clone: async () => (await import("./clone.ts")).cloneCommand,
  history: async () => (await import("./history.ts")).historyCommand,
  "undo-publish": async () => (await import("./undo.ts")).undoCommand,
  serve: async () => (await import("./serve.ts")).serveCommand,
  check: async () => (await import("./check.ts")).checkCommand,
  typography: async () => (await import("./typography.ts")).typographyCommand,
  glossary: async () => (await import("./glossary.ts")).glossaryCommand,
  memory: async () => (await import("./memory.ts")).memoryCommand,
  xliff: async () => (await import("./xliff.ts")).xliffCommand,
};
