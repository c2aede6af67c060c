import { LANGUAGES, localized } from "../../../shared/language.ts";
import type { StorySummary } from "../../../shared/story/summary.ts";
import type { Command } from "../command.ts";
import { TEXT, withNewsroom } from "../options.ts";

/** `list`: every story with what stands where. */
export const listCommand: Command = {
  name: "list",
  options: { newsroom: TEXT },
  async run(context) {
    const { t, say } = context;
    const summaries = await withNewsroom(context, (library) => library.allStories());
    for (const { date, section, versions } of summaries) {
      const standings = LANGUAGES.map((language) => t(`desk:standing-${versions[language].standing}`));
      say([date, section, standings.join("/"), versions.en.title, versions["zh-Hans"].title].join("  "));
    }
    return { data: { stories: summaries.map(listed) } };
  },
};

function listed({ id, section, date, versions }: StorySummary): Record<string, unknown> {
  return {
    id,
    section,
    date,
    versions: localized((language) => {
      const { title, slug, status, standing, stale } = versions[language];
      return { title, slug, status, standing, stale };
    }),
  };
}
