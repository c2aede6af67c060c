import { localized } from "../../../shared/language.ts";
import type { Story } from "../../../shared/story/model.ts";

/**
 * The story as it is in the window, with what the library decided when it was saved: links, unique
 * slugs, what was published. What was typed since stays.
 */
export function mergeSaved(current: Story, sent: Story, saved: Story): Story {
  return {
    ...current,
    links: saved.links,
    versions: localized((language) => {
      const now = current.versions[language];
      const { slug, slugIsLocked, publishedAt, modifiedAt, formerSlugs } = saved.versions[language];
      const isUntouched = now.slug === sent.versions[language].slug;
      return {
        ...now,
        slug: isUntouched ? slug : now.slug,
        slugIsLocked: now.slugIsLocked || slugIsLocked,
        publishedAt,
        modifiedAt,
        formerSlugs,
      };
    }),
  };
}
