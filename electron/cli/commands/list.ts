import { LANGUAGES, localized } from "../../../shared/language.ts";
import type { StorySummary } from "../../../shared/story/summary.ts";
import type { Command } from "../command.ts";
import { TEXT, withNewsroom } from "../options.ts";

/** `list`: every story and where it stands, newest first; a line a story, its fields between tabs. */
export const listCommand: Command = {
  name: "list",
  options: { newsroom: TEXT },
  words: 0,
  async run(context) {
    const { t, say } = context;
    const summaries = await withNewsroom(context, (library) => library.allStories());
    for (const { id, date, section, versions } of summaries) {
      const fields = LANGUAGES.flatMap((language) => {
        const { standing, slug, title } = versions[language];
        return [t(`desk:standing-${standing}`), slug, title.replace(/\s+/g, " ")];
      });
      say([id, date, section, ...fields].join("\t"));
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
