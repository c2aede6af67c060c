import type { MediaId } from "../../shared/document/model.ts";
import { UserError } from "../../shared/errors.ts";
import type { Language } from "../../shared/language.ts";
import type { SiteSource, ThemeFile } from "../../shared/site/source.ts";
import { readStored } from "../../shared/story/migrate.ts";
import type { Story, StoryId } from "../../shared/story/model.ts";
import type { Newsroom } from "../../shared/story/newsroom.ts";
import type { Database } from "./database.ts";
import type { MediaStore } from "./mediaStore.ts";
import { readyRows } from "./storyQueries.ts";
import { mediaOfRow, summaryOf } from "./storyRow.ts";

/** A newsroom as the site builder reads it: summaries at once, stories and pictures when asked for. */
export function createSiteSource(
  database: Database,
  newsroom: Newsroom,
  pictures: MediaStore,
  theme: readonly ThemeFile[],
): SiteSource {
  const byId = database.prepare("SELECT document FROM stories JOIN documents USING (key) WHERE id = ?");
  const rows = readyRows(database);
  const summaries = rows.map(summaryOf);
  const media = new Map(rows.map((row) => [String(row.id), mediaOfRow(row)]));
  // The pages of a story's two languages follow one another.
  let last: Story | null = null;
  return {
    newsroom,
    summaries,
    story: (id: StoryId): Story => {
      if (last?.id === id) return last;
      const row = byId.get(id);
      if (!row) throw new UserError("story-missing", { id });
      last = readStored(String(row.document));
      return last;
    },
    media: (id: MediaId) => pictures.get(id),
    hasMedia: (id: MediaId) => pictures.has(id),
    mediaOf: (id: StoryId, language: Language) => media.get(id)?.[language] ?? [],
    theme: [...theme],
  };
}
