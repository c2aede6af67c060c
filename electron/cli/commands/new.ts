import { UserError } from "../../../shared/errors.ts";
import { newsroomSchema } from "../../../shared/story/newsroom.ts";
import { Library } from "../../library/library.ts";
import type { Command, CommandContext } from "../command.ts";
import { optional, required, TEXT } from "../options.ts";

/** `new`: makes a newsroom. */
export const newCommand: Command = {
  name: "new",
  options: { newsroom: TEXT, name: TEXT, "name-zh": TEXT, "base-url": TEXT, "time-zone": TEXT },
  words: 0,
  async run(context) {
    const baseUrl = baseUrlOf(context);
    const name = required(context, "name");
    const library = Library.create(required(context, "newsroom"), {
      name: { en: name, "zh-Hans": optional(context, "name-zh") ?? name },
      timeZone: timeZoneOf(context),
      baseUrl,
    });
    const { id } = library.newsroom();
    library.close();
    context.say(context.t("cli:made-newsroom", { path: library.folder }));
    return { data: { newsroom: library.folder, id } };
  },
};

function baseUrlOf(context: CommandContext): string {
  const address = (optional(context, "base-url") ?? "").replace(/\/+$/, "");
  if (newsroomSchema.shape.baseUrl.safeParse(address).success) return address;
  throw new UserError("usage", { detail: context.t("cli:bad-address", { address }) });
}

/** The one that was given, if this system knows it, or the system's own. */
function timeZoneOf(context: CommandContext): string {
  const timeZone = optional(context, "time-zone");
  try {
    return new Intl.DateTimeFormat("en", timeZone === undefined ? {} : { timeZone }).resolvedOptions()
      .timeZone;
  } catch {
    throw new UserError("usage", { detail: context.t("cli:bad-time-zone", { timeZone: timeZone ?? "" }) });
  }
}
