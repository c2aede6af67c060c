import { once } from "node:events";
import { UserError } from "../../../shared/errors.ts";
import { servePreview } from "../../publishing/previewServer.ts";
import type { Command, CommandContext } from "../command.ts";
import { interruption } from "../interruption.ts";
import { optional, required, TEXT } from "../options.ts";

/** `serve`: serves a built site on this computer until it is interrupted. */
export const serveCommand: Command = {
  name: "serve",
  options: { dir: TEXT, port: TEXT },
  words: 0,
  async run(context) {
    const dir = required(context, "dir");
    const port = portOf(context);
    const ended = interruption();
    const server = await servePreview(port === undefined ? { dir } : { dir, port });
    context.say(context.t("cli:serving", { url: server.url }));
    // A script waits for the address, so it is told before the end.
    context.tell({ ok: true, url: server.url });
    if (!ended.aborted) await once(ended, "abort");
    await server.close();
    return { data: null };
  },
};

function portOf(context: CommandContext): number | undefined {
  const typed = optional(context, "port");
  if (typed === undefined) return undefined;
  const port = Number(typed);
  if (/^\d+$/.test(typed) && port <= 65535) return port;
  throw new UserError("usage", { detail: context.t("cli:bad-port", { port: typed }) });
}
