import { LANGUAGES, type Language, type Localized, localized, otherLanguage } from "../language.ts";
import { newLinkId } from "../story/ids.ts";
import type { Link, Story } from "../story/model.ts";
import { type Part, partsOf } from "./parts.ts";

/** The parts of both versions of a story, by id, in reading order. */
export type PartsById = Localized<Map<string, Part>>;

/**
 * The story's links brought up to date with its text: ends that are gone are dropped, and parts
 * that nothing holds yet are linked with a part of the same kind that stands between the same
 * neighbours on the other side. Such a link is a guess, and says so by its state `draft`.
 *
 * @param previous the story as it was before this change: what a link was last confirmed on is kept
 * from it as soon as a side becomes another one
 */
export function reconcileLinks(story: Story, previous: Story | null = null): Link[] {
  const parts = partsById(story);
  const before = previous && { links: byId(previous.links), parts: partsById(previous) };
  const kept = story.links.flatMap((link) => pruned(link, parts)).map((link) => rebased(link, story, parts));
  const remembered = kept.map((link) => {
    const earlier = before?.links.get(link.id);
    return withEarlierText(link, parts, earlier && before && { link: earlier, parts: before.parts });
  });
  return [...remembered, ...guesses(remembered, parts)];
}

/** The parts of both versions by id. */
export function partsById(story: Story): PartsById {
  return localized((language) => new Map(partsOf(story, language).map((part) => [part.id, part])));
}

/** The hash of a link's side as its text is now; the empty string for a side that says nothing. */
export function sideHash(ids: readonly string[], parts: ReadonlyMap<string, Part>): string {
  return ids.flatMap((id) => parts.get(id)?.hash || []).join("+");
}

/** The text of a link's side, a line end between parts. */
export function sideText(ids: readonly string[], parts: ReadonlyMap<string, Part>): string {
  return ids.flatMap((id) => parts.get(id)?.text || []).join("\n");
}

/** Which sides of a link are other than when it was last confirmed. */
export function changedSides(link: Link, parts: PartsById): Localized<boolean> {
  return localized((language) => sideHash(link[language], parts[language]) !== link.base[language]);
}

function pruned(link: Link, parts: PartsById): Link[] {
  const sides = localized((language) => link[language].filter((id) => parts[language].has(id)));
  if (LANGUAGES.every((language) => sides[language].length === link[language].length)) return [link];
  // Where a side has gone with its blocks, the other side is free again.
  const isLost = LANGUAGES.some((language) => sides[language].length === 0 && link[language].length > 0);
  return isLost ? [] : [{ ...link, ...sides }];
}

/**
 * While nobody has confirmed a link, writing on the translation's side is the translation being
 * made, against the source as it stands: it leaves neither side behind.
 */
function rebased(link: Link, story: Story, parts: PartsById): Link {
  const now = localized((language) => sideHash(link[language], parts[language]));
  if (link.state === "omitted" || LANGUAGES.some((language) => link[language].length === 0)) return link;
  if (now.en === "" || now["zh-Hans"] === "") {
    return link.state === "empty" && sameBase(link.base, now) ? link : { ...link, state: "empty", base: now };
  }
  if (link.state === "empty") return { ...link, state: "translated", base: now };
  if (link.state === "reviewed") return link;
  const source = story.sourceLanguage;
  const target = otherLanguage(source);
  if (now[source] !== link.base[source] || now[target] === link.base[target]) return link;
  return { ...link, base: now };
}

function sameBase(a: Localized, b: Localized): boolean {
  return LANGUAGES.every((language) => a[language] === b[language]);
}

/** Keeps the text that a side had when the link was confirmed, for as long as it is another one. */
function withEarlierText(
  link: Link,
  parts: PartsById,
  earlier: { link: Link; parts: PartsById } | null | undefined,
): Link {
  const changed = changedSides(link, parts);
  const was: NonNullable<Link["was"]> = {};
  for (const language of LANGUAGES) {
    if (!changed[language] || link.state === "omitted") continue;
    const text = link.was?.[language] ?? earlierText(link, language, earlier);
    if (text !== undefined) was[language] = text;
  }
  const { was: _, ...rest } = link;
  return Object.keys(was).length === 0 ? (link.was ? rest : link) : { ...rest, was };
}

function earlierText(
  link: Link,
  language: Language,
  earlier: { link: Link; parts: PartsById } | null | undefined,
): string | undefined {
  if (!earlier) return undefined;
  const ids = earlier.link[language];
  const parts = earlier.parts[language];
  return sideHash(ids, parts) === link.base[language] ? sideText(ids, parts) : undefined;
}

/**
 * Pairs parts that no link holds: each with the first one of its kind that stands between the
 * counterparts of its neighbours. What stands elsewhere is left for a person to link.
 */
function guesses(links: readonly Link[], parts: PartsById): Link[] {
  const place = new Map([...parts["zh-Hans"].keys()].map((id, index) => [id, index]));
  const held = localized((language) => new Set(links.flatMap((link) => link[language])));
  const waiting = [...parts["zh-Hans"].values()].filter(({ id, hash }) => hash && !held["zh-Hans"].has(id));
  const counterparts = new Map(links.flatMap((link) => link.en.map((id) => [id, placesOf(link, place)])));
  const english = [...parts.en.values()];
  const ceilings = ceilingsOf(english, counterparts);
  const found: Link[] = [];
  let floor = -1;
  for (const [index, part] of english.entries()) {
    floor = Math.max(floor, ...(counterparts.get(part.id) ?? []));
    if (!part.hash || held.en.has(part.id)) continue;
    const ceiling = ceilings[index] ?? Number.POSITIVE_INFINITY;
    const at = waiting.findIndex(({ id, kind }) => {
      const candidate = place.get(id) ?? -1;
      return kind === part.kind && candidate > floor && (candidate < ceiling || ceiling < floor);
    });
    const [counterpart] = at < 0 ? [] : waiting.splice(at, 1);
    if (!counterpart) continue;
    floor = place.get(counterpart.id) ?? floor;
    found.push(draftLink(part.id, counterpart.id, parts));
  }
  return found;
}

function placesOf(link: Link, place: ReadonlyMap<string, number>): number[] {
  return link["zh-Hans"].flatMap((id) => place.get(id) ?? []);
}

/** For each part, the first place on the other side that a later part's counterpart has. */
function ceilingsOf(
  english: readonly Part[],
  counterparts: ReadonlyMap<string, readonly number[]>,
): number[] {
  let ceiling = Number.POSITIVE_INFINITY;
  return english
    .toReversed()
    .map(({ id }) => {
      ceiling = Math.min(ceiling, ...(counterparts.get(id) ?? []));
      return ceiling;
    })
    .toReversed();
}

function draftLink(en: string, zh: string, parts: PartsById): Link {
  return makeLink({ en: [en], "zh-Hans": [zh] }, "draft", parts);
}

/** A new link between parts, confirmed as they are now. */
export function makeLink(sides: Localized<string[]>, state: Link["state"], parts: PartsById): Link {
  const base = localized((language) => sideHash(sides[language], parts[language]));
  return { id: newLinkId(), ...sides, state, base, origin: "human" };
}

function byId(links: readonly Link[]): Map<string, Link> {
  return new Map(links.map((link) => [link.id, link]));
}
