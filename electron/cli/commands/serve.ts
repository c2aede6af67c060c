import { UserError } from "../../../shared/errors.ts";
import { servePreview } from "../../publishing/previewServer.ts";
import type { Command } from "../command.ts";
import { optional, required, TEXT } from "../options.ts";

/** `serve`: serves a built site on this computer until it is interrupted. */
export const serveCommand: Command = {
  name: "serve",
  options: { dir: TEXT, port: TEXT },
  async run(context) {
    const typed = optional(context, "port");
    const port = typed === undefined ? undefined : Number(typed);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
      throw new UserError("usage", { detail: context.t("cli:bad-port", { port: typed ?? "" }) });
    }
    const dir = required(context, "dir");
    const server = await servePreview(port === undefined ? { dir } : { dir, port });
    context.say(context.t("cli:serving", { url: server.url }));
    // It is the address that a script waits for, so it is told before the end.
    if (context.values.json === true)
      process.stdout.write(`${JSON.stringify({ ok: true, url: server.url })}\n`);
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
    });
    await server.close();
    return { data: { url: server.url, told: true } };
  },
};
