import type { SavedStory } from "../../../shared/ipc.ts";
import { localized } from "../../../shared/language.ts";
import type { Story } from "../../../shared/story/model.ts";

/**
 * The story as it is in the window, with what the library decided when it was saved: links, unique
 * slugs, what was published. What was changed since it was sent stays. Where nothing differs it is
 * the same object.
 */
export function mergeSaved(
  current: Story,
  sent: Story,
  saved: Pick<SavedStory, "links" | "versions">,
): Story {
  const merged: Story = {
    ...current,
    links: current.links === sent.links ? saved.links : current.links,
    versions: localized((language) => {
      const now = current.versions[language];
      const { slug, slugIsLocked, publishedAt, modifiedAt, formerPaths } = saved.versions[language];
      const then = sent.versions[language];
      const isUntouched = now.slug === then.slug && now.slugIsLocked === then.slugIsLocked;
      return {
        ...now,
        slug: isUntouched ? slug : now.slug,
        slugIsLocked: isUntouched || publishedAt !== null ? slugIsLocked : now.slugIsLocked,
        publishedAt,
        modifiedAt,
        formerPaths,
      };
    }),
  };
  return isSame(current, merged) ? current : merged;
}

/** Bodies are not compared: they are the same objects in both. */
function isSame(a: Story, b: Story): boolean {
  const told = ({ links, versions }: Story) => {
    const heads = localized((language) => ({ ...versions[language], body: null, modifiedAt: null }));
    return JSON.stringify([links, heads]);
  };
  return told(a) === told(b);
}
