import { LANGUAGES, type Language, type Localized, localized, otherLanguage } from "../language.ts";
import type { Link, Story } from "../story/model.ts";
import { changedSides, makeLink, type PartsById, partsById, sideHash } from "./links.ts";
import type { Part } from "./parts.ts";

/** From the least to the most that a person has said of a link. */
const CERTAINTY = ["omitted", "empty", "draft", "translated", "reviewed"] as const satisfies Link["state"][];

/** The link that holds a part, if any does. */
export function linkOf(links: readonly Link[], language: Language, part: string): Link | undefined {
  return links.find((link) => link[language].includes(part));
}

/** Links parts of the two sides with each other; whatever held them before lets them go. */
export function linkParts(story: Story, sides: Localized<string[]>): Link[] {
  const parts = partsById(story);
  const ordered = localized((language) => inOrder(sides[language], parts[language]));
  const isWritten = LANGUAGES.every((language) => sideHash(ordered[language], parts[language]) !== "");
  const made = makeLink(ordered, isWritten ? "translated" : "empty", parts);
  return [...withoutParts(story.links, sides, parts), made];
}

/** Takes a link's two sides apart; they stay apart until a person links them again. */
export function unlink(story: Story, link: Link): Link[] {
  const parts = partsById(story);
  const halves = LANGUAGES.filter((language) => link[language].length > 0).map((language) =>
    makeLink({ en: [], "zh-Hans": [], [language]: link[language] }, "empty", parts),
  );
  return story.links.flatMap((other) => (other.id === link.id ? halves : [other]));
}

/** Says that a part has no counterpart on purpose, or takes that back. */
export function omit(story: Story, language: Language, part: string, isOmitted: boolean): Link[] {
  const parts = partsById(story);
  const alone = { en: [], "zh-Hans": [], [language]: [part] };
  const others = withoutParts(story.links, alone, parts);
  // A part that nothing holds is linked by itself as soon as its counterpart is written.
  return isOmitted ? [...others, makeLink(alone, "omitted", parts)] : others;
}

/** Takes the part after a link's own into it on one side, with all that is linked with that one. */
export function uniteWithNext(story: Story, link: Link, language: Language): Link[] {
  const parts = partsById(story);
  const ids = [...parts[language].keys()];
  const last = Math.max(...link[language].map((id) => ids.indexOf(id)));
  const next = ids.slice(last + 1).find((id) => parts[language].get(id)?.hash);
  if (next === undefined) return story.links;
  const held = linkOf(story.links, language, next);
  if (held && held.state !== "omitted") return united(story.links, link, held, parts);
  const alone = makeLink({ en: [], "zh-Hans": [], [language]: [next] }, "translated", parts);
  const others = story.links.filter((other) => other !== held);
  return united(others, link, alone, parts);
}

/**
 * Parts a link of several blocks, one with one in their order; what is left over on the longer side
 * stays with the last one.
 */
export function splitLink(story: Story, link: Link): Link[] {
  const parts = partsById(story);
  const count = Math.min(link.en.length, link["zh-Hans"].length);
  if (count < 2) return [...story.links];
  const pieces = Array.from({ length: count }, (_, n) => {
    const sides = localized((language) => link[language].slice(n, n + 1 < count ? n + 1 : undefined));
    return makeLink(sides, link.state === "reviewed" ? "translated" : link.state, parts);
  });
  return story.links.flatMap((other) => (other.id === link.id ? pieces : [other]));
}

/** Notes that a person has looked at a warning of a rule about a link, and why it may stay. */
export function dismiss(story: Story, link: string, rule: string, reason: string): Link[] {
  const parts = partsById(story);
  return story.links.map((other) => {
    if (other.id !== link) return other;
    const of = localized((language) => sideHash(other[language], parts[language]));
    const rest = (other.dismissed ?? []).filter((dismissal) => dismissal.rule !== rule);
    return { ...other, dismissed: [...rest, { rule, reason, of }] };
  });
}

/** The links with the second one's sides in the first one; fresh only where both were. */
function united(links: readonly Link[], first: Link, second: Link, parts: PartsById): Link[] {
  const sides = localized((language) =>
    inOrder([...new Set([...first[language], ...second[language]])], parts[language]),
  );
  const changed = [changedSides(first, parts), changedSides(second, parts)];
  const base = localized((language) => {
    const isChanged = changed.some((sidesChanged) => sidesChanged[language]);
    return isChanged
      ? `${first.base[language]}+${second.base[language]}`
      : sideHash(sides[language], parts[language]);
  });
  const one: Link = { ...first, ...sides, base, state: lesser(first.state, second.state) };
  return links.flatMap((link) => (link.id === second.id ? [] : [link.id === first.id ? one : link]));
}

function lesser(a: Link["state"], b: Link["state"]): Link["state"] {
  return CERTAINTY.indexOf(a) < CERTAINTY.indexOf(b) ? a : b;
}

/** The links without these parts; one that has lost a side lets its other one go. */
function withoutParts(links: readonly Link[], taken: Localized<string[]>, parts: PartsById): Link[] {
  return links.flatMap((link) => {
    const rest = localized((language) => link[language].filter((id) => !taken[language].includes(id)));
    if (LANGUAGES.every((language) => rest[language].length === link[language].length)) return [link];
    if (LANGUAGES.some((language) => rest[language].length === 0)) return [];
    const isFresh = LANGUAGES.every((language) => !changedSides(link, parts)[language]);
    const base = isFresh ? localized((language) => sideHash(rest[language], parts[language])) : link.base;
    return [{ ...link, ...rest, base }];
  });
}

function inOrder(ids: readonly string[], parts: ReadonlyMap<string, Part>): string[] {
  const place = new Map([...parts.keys()].map((id, index) => [id, index]));
  return ids.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
}

/** The part that a new counterpart of this one is to stand after, on the other side; null for the start. */
export function placeOfCounterpart(story: Story, language: Language, part: string): string | null {
  const parts = partsById(story);
  const other = otherLanguage(language);
  const ids = [...parts[language].keys()];
  const blocks = new Set(story.versions[other].body.map(({ id }) => id));
  for (const id of ids.slice(0, ids.indexOf(part)).toReversed()) {
    const last = linkOf(story.links, language, id)?.[other].findLast((counterpart) =>
      blocks.has(counterpart),
    );
    if (last !== undefined) return last;
  }
  return null;
}
