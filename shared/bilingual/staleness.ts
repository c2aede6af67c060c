import { LANGUAGES, type Language, type Localized, localized, otherLanguage } from "../language.ts";
import type { Link, Story } from "../story/model.ts";
import { changedSides, type PartsById, partsById, sideHash } from "./links.ts";

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
    const sides = staleSides(link, parts);
    return sides.length === 0 ? [] : [{ link, sides }];
  });
}

/** The sides of a link whose counterpart changed since the link was last confirmed. */
export function staleSides(link: Link, parts: PartsById): Language[] {
  // What is left out or has yet to be written is behind in another way.
  if (link.state === "omitted") return [];
  if (LANGUAGES.some((language) => sideHash(link[language], parts[language]) === "")) return [];
  const changed = changedSides(link, parts);
  return LANGUAGES.filter((language) => changed[otherLanguage(language)]);
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
    // Nobody can confirm what is not there.
    if (base.en === "" || base["zh-Hans"] === "") return link;
    const { was: _, ...rest } = link;
    return { ...rest, base, state: "reviewed" };
  });
  return { ...story, links };
}
