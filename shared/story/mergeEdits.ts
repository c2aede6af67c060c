import type { Body } from "../document/model.ts";
import { canonicalJson } from "../json.ts";
import { LANGUAGES, type Language, localized } from "../language.ts";
import type { Cover, Link, Story, Version } from "./model.ts";

/** A story with the changes of two who began from the same one. */
export interface Merged {
  story: Story;
  /** What both changed, differently: the first one's counts. */
  clashes: number;
  /** Something that is read was taken from the second one. */
  brought: boolean;
}

/**
 * Makes the changes of two who began from one story: field by field, and block by block in the bodies. What both
 * changed differently is as `mine` has it; a block that one changed and the other removed stays.
 *
 * @param base the story that both began from
 */
export function mergeEdits(base: Story, mine: Story, theirs: Story): Merged {
  const tally = new Tally();
  const pick: Pick3 = (before, own, other) => tally.pick(before, own, other);
  const versions = localized((one) =>
    mergeVersion(base.versions[one], mine.versions[one], theirs.versions[one], tally),
  );
  const story: Story = {
    ...mine,
    section: pick(base.section, mine.section, theirs.section),
    date: pick(base.date, mine.date, theirs.date),
    byline: localized((one) => pick(base.byline[one], mine.byline[one], theirs.byline[one])),
    tags: localized((one) => pick(base.tags[one], mine.tags[one], theirs.tags[one])),
    cover: mergeCover(base.cover, mine.cover, theirs.cover, pick),
    versions,
    links: mergeLinks(base.links, mine.links, theirs.links),
  };
  return { story, clashes: tally.clashes, brought: tally.brought };
}

type Pick3 = <T>(base: T, mine: T, theirs: T) => T;

/** Chooses between two, and counts what came of it. */
class Tally {
  clashes = 0;
  brought = false;

  pick<T>(base: T, mine: T, theirs: T): T {
    if (isSame(mine, theirs) || isSame(theirs, base)) return mine;
    if (!isSame(mine, base)) {
      this.clashes += 1;
      return mine;
    }
    this.brought = true;
    return theirs;
  }
}

function mergeVersion(base: Version, mine: Version, theirs: Version, tally: Tally): Version {
  const isMySlug = base.slug !== mine.slug || base.slugIsLocked !== mine.slugIsLocked;
  const { slug, slugIsLocked } = isMySlug ? mine : theirs;
  const pick: Pick3 = (before, own, other) => tally.pick(before, own, other);
  return {
    // When it was published and where is the library's.
    ...theirs,
    slug,
    slugIsLocked,
    title: pick(base.title, mine.title, theirs.title),
    summary: pick(base.summary, mine.summary, theirs.summary),
    status: pick(base.status, mine.status, theirs.status),
    body: mergeBody(base.body, mine.body, theirs.body, tally),
  };
}

function mergeBody(base: Body, mine: Body, theirs: Body, tally: Tally): Body {
  const [before, own, other] = [byId(base), byId(mine), byId(theirs)];
  const merged = orderOf(base, mine, theirs).flatMap((id) => {
    const [was, ours, foreign] = [before.get(id), own.get(id), other.get(id)];
    if (ours && foreign) return [tally.pick(was ?? null, ours, foreign) ?? ours];
    const left = ours ?? foreign;
    if (!left || (was && isSame(left, was))) return [];
    // Changed here and removed there: no text goes unasked.
    if (was) tally.clashes += 1;
    return [left];
  });
  if (canonicalJson(merged) !== canonicalJson(mine)) tally.brought = true;
  return merged;
}

/** All blocks of two bodies in the order of the one that moved some, each other one after its neighbour. */
function orderOf(base: Body, mine: Body, theirs: Body): string[] {
  const isMineMoved = !isSame(ids(base), ids(mine));
  const [first, second] = isMineMoved ? [mine, theirs] : [theirs, mine];
  const order = ids(first);
  const known = new Set(order);
  let place = 0;
  for (const id of ids(second)) {
    if (known.has(id)) place = order.indexOf(id) + 1;
    else {
      order.splice(place, 0, id);
      place += 1;
    }
  }
  return order;
}

function mergeCover(base: Cover | null, mine: Cover | null, theirs: Cover | null, pick: Pick3): Cover | null {
  if (!base || !mine || !theirs) return pick(base, mine, theirs);
  const texts = (field: "alt" | "caption") =>
    localized((one) => pick(base[field][one], mine[field][one], theirs[field][one]));
  return {
    media: pick(base.media, mine.media, theirs.media),
    alt: texts("alt"),
    caption: texts("caption"),
    credit: pick(base.credit, mine.credit, theirs.credit),
  };
}

/** Links of which both say something are as `mine` has them; new ones of `theirs` come where their ends are free. */
function mergeLinks(base: readonly Link[], mine: readonly Link[], theirs: readonly Link[]): Link[] {
  const [before, other] = [byId(base), byId(theirs)];
  const kept = mine.flatMap((link) => {
    const was = before.get(link.id);
    if (!was || !isSame(was, link)) return [link];
    return other.get(link.id) ?? [];
  });
  const held = localized((language) => new Set(kept.flatMap((link) => link[language])));
  const isFree = (link: Link) =>
    LANGUAGES.every((one: Language) => link[one].every((id) => !held[one].has(id)));
  const taken = new Set(kept.map(({ id }) => id));
  return [...kept, ...theirs.filter((link) => !taken.has(link.id) && !before.has(link.id) && isFree(link))];
}

function byId<T extends { id: string }>(all: readonly T[]): Map<string, T> {
  return new Map(all.map((one) => [one.id, one]));
}

function ids(body: Body): string[] {
  return body.map(({ id }) => id);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}
