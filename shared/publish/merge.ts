import { changedSides, type PartsById, partsById } from "../bilingual/links.ts";
import { bodyIsEmpty } from "../document/text.ts";
import { canonicalJson } from "../json.ts";
import { LANGUAGES, type Language, type Localized, localized } from "../language.ts";
import { formerPaths, storyPath } from "../story/address.ts";
import type { Link, Story, Version } from "../story/model.ts";
import { newStory } from "../story/newStory.ts";
import {
  type Edition,
  PARTS,
  type PartHashes,
  type PartName,
  partHashes,
  type StorySource,
  sourceOf,
} from "./storySource.ts";

/** Which side of a part counts after a merge; `conflict` where a person has to say. */
export type Decision = "same" | "mine" | "theirs" | "conflict";
export type Decisions = Record<PartName, Decision>;

/** A story as the host has it, whatever is here. */
export const ALL_THEIRS: Decisions = { shared: "theirs", en: "theirs", "zh-Hans": "theirs" };

/** What this computer and a host last agreed on about the parts of a story. */
export type AgreedParts = PartHashes & {
  /** The text that was published before it was taken down: a draft that still is this one is nobody's new work. */
  withdrawn?: Partial<Localized>;
};

/** Nothing was agreed on yet. */
export const UNKNOWN: AgreedParts = { shared: null, en: null, "zh-Hans": null };

/** What is agreed on once this computer has seen what a host has of a story; null for nothing. */
export function agreedParts(theirs: StorySource | null, before: AgreedParts = UNKNOWN): AgreedParts {
  const parts = partHashes(theirs);
  const withdrawn: Partial<Localized> = {};
  for (const language of LANGUAGES) {
    const text = before[language] ?? before.withdrawn?.[language];
    if (parts[language] === null && text !== undefined) withdrawn[language] = text;
  }
  return Object.keys(withdrawn).length > 0 ? { ...parts, withdrawn } : parts;
}

/**
 * Compares a story here and on a host with what both last agreed on, part by part: who alone
 * changed a part is right; where both did, differently, a person decides.
 */
export function decide(base: PartHashes, mine: PartHashes, theirs: PartHashes): Decisions {
  const one = (part: PartName): Decision => {
    if (mine[part] === theirs[part]) return "same";
    if (theirs[part] === base[part]) return "mine";
    return mine[part] === base[part] ? "theirs" : "conflict";
  };
  return { shared: one("shared"), en: one("en"), "zh-Hans": one("zh-Hans") };
}

/** The parts that a person has to decide on. */
export function conflictingParts(decisions: Decisions): PartName[] {
  return PARTS.filter((part) => decisions[part] === "conflict");
}

/**
 * A story with what was decided taken from a host's source. Parts in conflict stay as they are here.
 *
 * @param mine null where the story is not in this newsroom
 * @param theirs null where the host no longer has it: what was published becomes a draft, and is kept
 * @param at when it was published, for what is new here
 */
export function adopt(
  mine: Story | null,
  theirs: StorySource | null,
  decisions: Decisions,
  at: string,
): Story {
  const start = mine ?? emptyStory(theirs, at);
  const story = theirs && decisions.shared === "theirs" ? withShared(start, theirs) : start;
  const adopted = LANGUAGES.reduce((result, language) => {
    const edition = theirs?.editions[language] ?? null;
    if (decisions[language] === "theirs") return withEdition(result, language, edition, at);
    if (!theirs || !edition) return result;
    const known = withAddresses(result, language, theirs, edition);
    // The same text may have been typed twice: when that was is theirs to say.
    const { modifiedAt } = edition;
    return decisions[language] === "same"
      ? withVersion(known, language, { ...known.versions[language], modifiedAt })
      : known;
  }, story);
  return theirs ? { ...adopted, links: mergedLinks(adopted, theirs, decisions) } : adopted;
}

/** Decisions with every conflict settled for one side. */
export function settle(decisions: Decisions, side: "mine" | "theirs"): Decisions {
  const one = (part: PartName): Decision => (decisions[part] === "conflict" ? side : decisions[part]);
  return { shared: one("shared"), en: one("en"), "zh-Hans": one("zh-Hans") };
}

/** How a story here stands towards a host's source of it. */
export function compareStory(base: AgreedParts, mine: Story | null, theirs: StorySource | null): Decisions {
  const hashes = partHashes(theirs);
  const decisions = decide(base, myHashes(mine, hashes, base.withdrawn), hashes);
  return theirs ? decisions : askedAsWhole(decisions);
}

/**
 * What a colleague took down is down as a whole: who has something of their own in one language is asked
 * about the other one too, so that keeping one's own keeps all of it.
 */
function askedAsWhole(decisions: Decisions): Decisions {
  const isOwn = LANGUAGES.some((language) => ["mine", "conflict"].includes(decisions[language]));
  if (!isOwn) return decisions;
  const asked = localized((one) => (decisions[one] === "theirs" ? "conflict" : decisions[one]));
  return { ...decisions, ...asked };
}

/**
 * The hashes of a story's parts as they count here. A draft with text in it is not nothing: what
 * somebody else published must not take its place unasked, unless it says the same, or what was
 * taken down from there.
 */
function myHashes(
  mine: Story | null,
  theirs: PartHashes,
  withdrawn: AgreedParts["withdrawn"] = {},
): PartHashes {
  if (!mine) return partHashes(null);
  const hashes = partHashes(sourceOf(mine));
  const drafts = partHashes(sourceOf(allReady(mine)));
  for (const language of LANGUAGES) {
    const draft = drafts[language];
    const isSettled =
      theirs[language] === null || draft === theirs[language] || draft === withdrawn[language];
    if (hashes[language] !== null || !hasText(mine.versions[language]) || isSettled) continue;
    hashes[language] = `draft:${draft}`;
  }
  return hashes;
}

/**
 * Taking a host's source over would replace text of a story, of a draft too, that was neither agreed on nor
 * is what is published. What the source does not have stays as it is here.
 */
export function replacesOwnText(story: Story, base: AgreedParts, theirs: StorySource | null): boolean {
  if (!theirs) return false;
  const [own, published] = [partHashes(sourceOf(allReady(story))), partHashes(theirs)];
  return PARTS.some((part) => {
    if (part === "shared")
      return base.shared !== null && ![base.shared, published.shared].includes(own.shared);
    if (published[part] === null) return false;
    const known = [base[part], base.withdrawn?.[part], published[part]];
    return hasText(story.versions[part]) && !known.includes(own[part]);
  });
}

function hasText({ title, summary, body }: Version): boolean {
  return title.trim() !== "" || summary.trim() !== "" || !bodyIsEmpty(body);
}

function allReady(story: Story): Story {
  return { ...story, versions: localized((language) => ({ ...story.versions[language], status: "ready" })) };
}

function emptyStory(theirs: StorySource | null, now: string): Story {
  const { id, section, date } = theirs ?? { id: "", section: "", date: "" };
  return {
    ...newStory({ section, date, now }),
    ...(theirs ? { id, sourceLanguage: theirs.sourceLanguage } : {}),
  };
}

function withShared(story: Story, { section, date, sourceLanguage, cover }: StorySource): Story {
  const texts = story.cover ?? { alt: { en: "", "zh-Hans": "" }, caption: { en: "", "zh-Hans": "" } };
  return { ...story, section, date, sourceLanguage, cover: cover && { ...texts, ...cover } };
}

function withEdition(story: Story, language: Language, edition: Edition | null, at: string): Story {
  const before = story.versions[language];
  if (!edition) return withVersion(story, language, { ...before, status: "draft" });
  const { byline, tags, alt, caption, ...text } = edition;
  const version: Version = {
    ...text,
    status: "ready",
    slugIsLocked: true,
    publishedAt: before.publishedAt ?? at,
    formerPaths: formerPaths({ ...story, slug: edition.slug }, [
      ...edition.formerPaths,
      ...before.formerPaths,
    ]),
  };
  const { cover } = story;
  return {
    ...withVersion(story, language, version),
    byline: { ...story.byline, [language]: byline },
    tags: { ...story.tags, [language]: tags },
    cover: cover && {
      ...cover,
      alt: { ...cover.alt, [language]: alt },
      caption: { ...cover.caption, [language]: caption },
    },
  };
}

/** The addresses that readers had of a version elsewhere go on leading to it, whichever text counts. */
function withAddresses(story: Story, language: Language, theirs: StorySource, edition: Edition): Story {
  const version = story.versions[language];
  const { slug } = edition;
  const known = [...edition.formerPaths, ...version.formerPaths, storyPath({ ...theirs, slug })];
  const former = formerPaths({ ...story, slug: version.slug }, known);
  return withVersion(story, language, { ...version, formerPaths: former });
}

function withVersion(story: Story, language: Language, version: Version): Story {
  return { ...story, versions: { ...story.versions, [language]: version } };
}

/** A link that travelled, with what this newsroom notes of it. */
function withNotes(link: Link, known: readonly Link[]): Link {
  const { dismissed } = known.find(({ id }) => id === link.id) ?? {};
  return dismissed ? { ...link, dismissed } : link;
}

/** How far a link has come. */
const PROGRESS: Record<Link["state"], number> = {
  empty: 0,
  draft: 1,
  translated: 2,
  reviewed: 3,
  omitted: 3,
};

/** A link that travelled, or this computer's where somebody here said more of the same text. */
function further(link: Link, known: readonly Link[], parts: PartsById): Link {
  const own = known.find(({ id }) => id === link.id);
  const sides = (one: Link) => canonicalJson(localized((language) => one[language]));
  const isStale = (one: Link) => LANGUAGES.some((language) => changedSides(one, parts)[language]);
  if (!own || sides(own) !== sides(link) || isStale(own)) return link;
  return isStale(link) || PROGRESS[own.state] > PROGRESS[link.state] ? own : link;
}

/** Theirs where all text is theirs; otherwise ours, and theirs for what ours don't hold. */
function mergedLinks(story: Story, theirs: StorySource, decisions: Decisions): Story["links"] {
  if (theirs.links.length === 0) return story.links;
  const isTheirs = LANGUAGES.every(
    (language) => decisions[language] !== "mine" && decisions[language] !== "conflict",
  );
  if (isTheirs) {
    const parts = partsById(story);
    return theirs.links.map((link) => further(withNotes(link, story.links), story.links, parts));
  }
  const held = localized((language) => new Set(story.links.flatMap((link) => link[language])));
  const free = theirs.links.filter((link) =>
    LANGUAGES.every((language) => link[language].every((id) => !held[language].has(id))),
  );
  return [...story.links, ...free];
}
