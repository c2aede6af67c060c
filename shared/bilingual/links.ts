import { LANGUAGES, type Localized, localized, otherLanguage } from "../language.ts";
import { newLinkId } from "../story/ids.ts";
import type { Link, Story } from "../story/model.ts";
import { type Part, partsOf } from "./parts.ts";

type PartsById = Localized<Map<string, Part>>;

/**
 * The story's links brought up to date with its text: ends that are gone are dropped, and parts
 * that nothing holds yet are linked with the part of the same kind that stands at the same place on
 * the other side. Such a link is a guess, and says so by its state `draft`.
 */
export function reconcileLinks(story: Story): Link[] {
  const parts = partsById(story);
  const kept = story.links.flatMap((link) => pruned(link, parts)).map((link) => rebased(link, story, parts));
  const held = localized((language) => new Set(kept.flatMap((link) => link[language])));
  const free = localized((language) =>
    [...parts[language].values()].filter((p) => !held[language].has(p.id)),
  );
  return [...kept, ...guesses(free, parts)];
}

/** The parts of both versions by id. */
export function partsById(story: Story): PartsById {
  return localized((language) => new Map(partsOf(story.versions[language]).map((part) => [part.id, part])));
}

/** The hash of a link's side as its text is now; the empty string for an empty side. */
export function sideHash(ids: readonly string[], parts: Map<string, Part>): string {
  return ids.map((id) => parts.get(id)?.hash ?? "").join("+");
}

function pruned(link: Link, parts: PartsById): Link[] {
  const sides = localized((language) => link[language].filter((id) => parts[language].has(id)));
  if (LANGUAGES.every((language) => sides[language].length === link[language].length)) return [link];
  const isLost = LANGUAGES.some((language) => sides[language].length === 0 && link.state !== "omitted");
  return isLost ? [] : [{ ...link, ...sides }];
}

/**
 * While nobody has confirmed a link, writing on the translation's side is the translation being
 * made, against the source as it stands: it leaves neither side behind.
 */
function rebased(link: Link, story: Story, parts: PartsById): Link {
  if (link.state === "reviewed" || link.state === "omitted") return link;
  const source = story.sourceLanguage;
  const target = otherLanguage(source);
  if (sideHash(link[source], parts[source]) !== link.base[source]) return link;
  const hash = sideHash(link[target], parts[target]);
  return hash === link.base[target] ? link : { ...link, base: { ...link.base, [target]: hash } };
}

function guesses(free: Localized<Part[]>, parts: PartsById): Link[] {
  const waiting = new Map<Part["kind"], Part[]>();
  for (const part of free["zh-Hans"]) {
    const same = waiting.get(part.kind);
    if (same) same.push(part);
    else waiting.set(part.kind, [part]);
  }
  return free.en.flatMap((part) => {
    const counterpart = waiting.get(part.kind)?.shift();
    return counterpart ? [draftLink(part.id, counterpart.id, parts)] : [];
  });
}

function draftLink(en: string, zh: string, parts: PartsById): Link {
  const sides = { en: [en], "zh-Hans": [zh] };
  const base = localized((language) => sideHash(sides[language], parts[language]));
  return { id: newLinkId(), ...sides, state: "draft", base, origin: "human" };
}
