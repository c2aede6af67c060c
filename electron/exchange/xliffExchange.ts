import { resolve } from "node:path";
import { progressOf } from "../../shared/bilingual/progress.ts";
import { applyXliff, refuseAll } from "../../shared/bilingual/xliff/apply.ts";
import type { StoryReport, UnitReport, XliffFile } from "../../shared/bilingual/xliff/model.ts";
import { parseXliff } from "../../shared/bilingual/xliff/parse.ts";
import { exportXliff, type XliffOptions } from "../../shared/bilingual/xliff/write.ts";
import { UserError } from "../../shared/errors.ts";
import { localized, otherLanguage } from "../../shared/language.ts";
import type { Story, StoryId } from "../../shared/story/model.ts";
import { writeFileAtomically } from "../library/atomicFile.ts";
import { writingError } from "../library/fileErrors.ts";
import type { Library } from "../library/library.ts";
import { readXmlText, xmlBytes } from "./xliffText.ts";

/**
 * Writes stories for a translator into a file.
 *
 * @param ids the stories; null for all that have something to translate
 * @returns how many stories went out
 * @throws UserError `story-missing`, `xliff-nothing` when there is none, `xliff-too-many`,
 * `file-not-writable`, `folder-not-writable`, `disk-full`
 */
export async function exportXliffFile(
  library: Library,
  file: string,
  ids: readonly StoryId[] | null,
  options: XliffOptions,
): Promise<number> {
  const stories = ids
    ? [...new Set(ids)].map((id) => library.get(id).story)
    : library
        .allStories()
        .map(({ id }) => library.get(id).story)
        .filter((story) => hasWork(story, options));
  if (stories.length === 0) throw new UserError("xliff-nothing");
  const path = resolve(file);
  const bytes = xmlBytes(exportXliff(stories, options));
  try {
    await writeFileAtomically(path, bytes);
  } catch (error) {
    throw writingError(path, error);
  }
  return stories.length;
}

/** Whether something of a story is untranslated or out of date. */
function hasWork(story: Story, { to }: XliffOptions): boolean {
  const { total, translated, stale } = progressOf(story)[to ?? otherLanguage(story.sourceLanguage)];
  return translated < total || stale > 0;
}

/**
 * Takes in what a translator sent back, all of the file or, where it can't be read, none of it. What
 * is replaced stays among the story's revisions.
 *
 * @param mayWrite waited for when all is worked out and nothing written
 * @throws UserError `source-missing`, and as `readXmlText` and `parseXliff`
 */
export async function importXliffFile(
  library: Library,
  file: string,
  mayWrite: () => Promise<void> = async () => undefined,
): Promise<StoryReport[]> {
  const path = resolve(file);
  const files = parseXliff([readXmlText(path)], path);
  const units = new Map<XliffFile, UnitReport[]>();
  const apply = (story: Story, one: XliffFile) => {
    const applied = applyXliff(story, one);
    units.set(one, applied.report);
    return applied.story;
  };
  const known = new Set(files.map(({ original }) => original).filter((id) => isHere(library, id)));
  const write = library.workOut([...known], (story) =>
    files.filter(({ original }) => original === story.id).reduce(apply, story),
  );
  await mayWrite();
  const stories = write();
  const titles = new Map(
    stories.map(({ id, versions }) => [id, localized((language) => versions[language].title)]),
  );
  return files.map((one) => ({
    story: one.original,
    titles: titles.get(one.original) ?? null,
    units: units.get(one) ?? refuseAll(one, "unknown-story"),
  }));
}

function isHere(library: Library, id: StoryId): boolean {
  return library.has(id) && library.get(id).summary.trashedAt === null;
}
