import { UserError } from "../../../shared/errors.ts";
import { newsroomSchema } from "../../../shared/story/newsroom.ts";
import { Library } from "../../library/library.ts";
import type { Command } from "../command.ts";
import { optional, required, TEXT } from "../options.ts";

/** `new`: makes a newsroom. */
export const newCommand: Command = {
  name: "new",
  options: { newsroom: TEXT, name: TEXT, "name-zh": TEXT, "base-url": TEXT, "time-zone": TEXT },
  async run(context) {
    const baseUrl = (optional(context, "base-url") ?? "").replace(/\/+$/, "");
    if (!newsroomSchema.shape.baseUrl.safeParse(baseUrl).success) {
      throw new UserError("usage", { detail: context.t("cli:bad-address", { address: baseUrl }) });
    }
    const name = required(context, "name");
    const library = Library.create(required(context, "newsroom"), {
      name: { en: name, "zh-Hans": optional(context, "name-zh") ?? name },
      timeZone: optional(context, "time-zone") ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      baseUrl,
    });
    const { id } = library.newsroom();
    library.close();
    context.say(context.t("cli:made-newsroom", { path: library.folder }));
    return { data: { newsroom: library.folder, id } };
  },
};
