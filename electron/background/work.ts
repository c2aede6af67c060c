import type { SavedStory } from "../../shared/ipc.ts";
import { localized } from "../../shared/language.ts";
import type { Library } from "../library/library.ts";
import type { KeptStory } from "../library/storyStore.ts";
import type { BackgroundKind, BackgroundWork } from "./protocol.ts";

type Work<K extends BackgroundKind> = (
  library: Library,
  asked: BackgroundWork[K]["asked"],
) => BackgroundWork[K]["gives"] | Promise<BackgroundWork[K]["gives"]>;

const WORK: { [K in BackgroundKind]: Work<K> } = {
  save: (library, { story, edition, base }) => savedStory(library.save(story, edition, base)),
  lookUp: (library, query) => library.memory.lookUp(query),
  search: (library, { text }) => library.memory.concordance(text),
  check: async (library, { id }) => {
    // Not loaded where the main process has it done by another one.
    const { checkOne } = await import("../library/storyChecks.ts");
    return checkOne(library, library.get(id).story);
  },
};

/** Does a piece of work here and now. @throws UserError as the library does */
export async function doWork<K extends BackgroundKind>(
  library: Library,
  kind: K,
  asked: BackgroundWork[K]["asked"],
): Promise<BackgroundWork[K]["gives"]> {
  return WORK[kind](library, asked);
}

/** What a window does not know already: the bodies stay here. */
function savedStory({ story, stale, edition, brought, clashes }: KeptStory): SavedStory {
  const versions = localized((language) => {
    const { slug, slugIsLocked, publishedAt, modifiedAt, formerPaths } = story.versions[language];
    return { slug, slugIsLocked, publishedAt, modifiedAt, formerPaths };
  });
  return { links: story.links, versions, stale, edition, brought, clashes };
}
