import { type Language, type Localized, localized, otherLanguage } from "../language.ts";
import type { Link, Story } from "../story/model.ts";
import { partsById, sideHash } from "./links.ts";

/** A link that needs a look: the sides whose counterpart changed after they were last confirmed. */
export interface StaleLink {
  link: Link;
  /** Sides to bring up to date; both when both changed. */
  sides: Language[];
}

/** The links of a story with a stale side, compared by hashes of text, never by times. */
export function staleLinks(story: Story): StaleLink[] {
  const parts = partsById(story);
  return story.links.flatMap((link) => {
    if (link.state === "omitted") return [];
    const changed = localized(
      (language) => sideHash(link[language], parts[language]) !== link.base[language],
    );
    if (!changed.en && !changed["zh-Hans"]) return [];
    const sides = (["en", "zh-Hans"] as const).filter((language) => changed[otherLanguage(language)]);
    return [{ link, sides }];
  });
}

/** Which versions have a stale side in some link. */
export function staleVersions(story: Story): Localized<boolean> {
  const stale = staleLinks(story);
  return localized((language) => stale.some(({ sides }) => sides.includes(language)));
}

/** The story after a person said of these links (default: all) that both sides say the same. */
export function confirmLinks(story: Story, ids?: ReadonlySet<string>): Story {
  const parts = partsById(story);
  const links = story.links.map((link): Link => {
    if (link.state === "omitted" || (ids && !ids.has(link.id))) return link;
    const base = localized((language) => sideHash(link[language], parts[language]));
    return { ...link, base, state: "reviewed" };
  });
  return { ...story, links };
}
