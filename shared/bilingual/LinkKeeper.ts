import { type Language, otherLanguage } from "../language.ts";
import type { Link } from "../story/model.ts";
import { linkOf } from "./linking.ts";
import { sideHash } from "./links.ts";
import type { Part } from "./parts.ts";

/** One edit of one version: its parts before and after, by id, in reading order. */
export interface Edit {
  language: Language;
  before: ReadonlyMap<string, Part>;
  after: ReadonlyMap<string, Part>;
}

/** Two links that became one when their blocks did. */
interface Union {
  first: Link;
  second: Link;
  one: Link;
}

/**
 * Keeps a story's links with its blocks while a version is edited. Splitting a block keeps both
 * halves in its link, joining two unites theirs, and a block that comes back (undo, a cut that is
 * pasted) gets back the link it had. Every link stays as fresh or stale as it was.
 */
export class LinkKeeper {
  /** The last link of each block that went away; null for one that had none. */
  private readonly gone = new Map<string, Link | null>();
  private unions: Union[] = [];

  /** The links after an edit. */
  follow(links: readonly Link[], edit: Edit): Link[] {
    const { language, before, after } = edit;
    let next = [...links];
    for (const id of before.keys()) {
      if (after.has(id)) continue;
      const link = linkOf(next, language, id);
      this.gone.set(`${language} ${id}`, link ?? null);
      const survivor = survivorOf(id, edit);
      next = survivor === null ? without(next, language, id) : this.join(next, survivor, id, edit);
    }
    const isLoose = (id: string) => !before.has(id) && !linkOf(next, language, id);
    const isNew = new Set<string>();
    // What was joined last comes apart first.
    for (const id of [...after.keys()].toReversed()) {
      if (before.has(id)) continue;
      const link = this.gone.get(`${language} ${id}`);
      this.gone.delete(`${language} ${id}`);
      if (!isLoose(id)) continue;
      // What had no link has none again.
      const restored = link === null ? next : link && this.restored(next, id, link, edit);
      next = restored ?? next;
      if (!restored) isNew.add(id);
    }
    for (const id of after.keys()) {
      if (isNew.has(id) && isLoose(id)) next = divided(next, id, edit, isNew);
    }
    return next;
  }

  /** The links after a block went into the one before it. */
  private join(links: Link[], survivor: string, id: string, edit: Edit): Link[] {
    const { language, before } = edit;
    const first = linkOf(links, language, survivor);
    const second = linkOf(links, language, id);
    if (!second) return links;
    const rest = second[language].filter((part) => part !== id);
    if (!first || first.id === second.id) {
      return replaced(links, second, moved(second, [...new Set([survivor, ...rest])], edit));
    }
    const other = otherLanguage(language);
    // Of several that are joined at once, the first has its new text already.
    const isFirstStale = isChanged(first, language, before) && isChanged(first, language, edit.after);
    const isStale = isFirstStale || isChanged(second, language, before);
    const ids = [...first[language], ...rest];
    const one: Link = {
      ...first,
      [language]: ids,
      [other]: [...first[other], ...second[other]],
      state:
        ["draft", "empty"].includes(second.state) || first.state === "omitted" ? second.state : first.state,
      base: {
        ...first.base,
        [other]: [first.base[other], second.base[other]].filter(Boolean).join("+"),
        [language]: isStale ? `${first.base[language]}+${second.base[language]}` : sideHash(ids, edit.after),
      },
    };
    this.unions.push({ first, second, one });
    return replaced(links, first, one).filter((link) => link.id !== second.id);
  }

  /** The links with a block that has come back, as they were with it; null where they can't be. */
  private restored(links: Link[], id: string, link: Link, { language, after }: Edit): Link[] | null {
    const union = this.unions.find(({ second }) => second.id === link.id);
    if (union) {
      this.unions = this.unions.filter((each) => each !== union);
      const current = links.find((each) => each.id === union.one.id);
      if (!current || !holdsSame(current, union.one)) return null;
      return links.flatMap((each) => (each === current ? [union.first, union.second] : [each]));
    }
    const present = links.find((each) => each.id === link.id);
    if (present) {
      const ids = link[language].filter((part) => part === id || present[language].includes(part));
      return replaced(links, present, { ...present, [language]: ids, base: link.base });
    }
    const other = otherLanguage(language);
    const isFree = (part: string) => !this.gone.has(`${other} ${part}`) && !linkOf(links, other, part);
    if (!link[other].every(isFree)) return null;
    const alive = link[language].filter((part) => after.has(part) && !linkOf(links, language, part));
    return [...links, { ...link, [language]: alive }];
  }
}

/** The block that took up the text of one that has gone, alone or with those around it: the one before it. */
function survivorOf(id: string, { before, after }: Edit): string | null {
  const { origin, run } = runWith(id, before, after);
  if (origin === undefined || bare(before.get(id)) === "") return null;
  const at = run.indexOf(id);
  const whole = bare(after.get(origin));
  const isTaken = run.some(
    (_, end) =>
      end >= at &&
      whole === [origin, ...run.slice(0, end + 1)].map((each) => bare(before.get(each))).join(""),
  );
  return isTaken ? origin : null;
}

/** The links with new blocks in them that were a part of the one before them. */
function divided(links: Link[], id: string, edit: Edit, isNew: ReadonlySet<string>): Link[] {
  const { language, before, after } = edit;
  const { origin, run } = runWith(id, after, before);
  const link = origin === undefined ? undefined : linkOf(links, language, origin);
  if (origin === undefined || !link || bare(after.get(id)) === "") return links;
  const whole = bare(before.get(origin));
  const count = run.findIndex(
    (_, end) => whole === [origin, ...run.slice(0, end + 1)].map((each) => bare(after.get(each))).join(""),
  );
  const pieces = run.slice(0, count + 1).filter((each) => isNew.has(each) && bare(after.get(each)) !== "");
  if (!pieces.includes(id)) return links;
  // A block that was broken at its start moved on as a whole.
  const parts = bare(after.get(origin)) === "" ? pieces : [origin, ...pieces];
  const ids = link[language].flatMap((part) => (part === origin ? parts : [part]));
  return replaced(links, link, moved(link, ids, edit));
}

/**
 * The blocks around one that only `here` has, which follow each other there and which the other state
 * of the text lacks as well, and the one before them, which both have.
 */
function runWith(
  id: string,
  here: ReadonlyMap<string, Part>,
  other: ReadonlyMap<string, Part>,
): { origin: string | undefined; run: string[] } {
  const ids = [...here.keys()];
  const at = ids.indexOf(id);
  const start = ids.findLastIndex((each, index) => index < at && other.has(each));
  const end = ids.findIndex((each, index) => index > at && other.has(each));
  return { origin: ids[start], run: ids.slice(start + 1, end < 0 ? undefined : end) };
}

/** A link with other blocks that say the same on one side: it is as fresh as it was. */
function moved(link: Link, ids: string[], { language, before, after }: Edit): Link {
  const base = isChanged(link, language, before) ? link.base[language] : sideHash(ids, after);
  return { ...link, [language]: ids, base: { ...link.base, [language]: base } };
}

function isChanged(link: Link, language: Language, parts: ReadonlyMap<string, Part>): boolean {
  return sideHash(link[language], parts) !== link.base[language];
}

function without(links: Link[], language: Language, id: string): Link[] {
  return links.flatMap((link) => {
    if (!link[language].includes(id)) return [link];
    const ids = link[language].filter((part) => part !== id);
    return ids.length === 0 ? [] : [{ ...link, [language]: ids }];
  });
}

function replaced(links: Link[], link: Link, by: Link): Link[] {
  return links.map((each) => (each.id === link.id ? by : each));
}

function holdsSame(a: Link, b: Link): boolean {
  return JSON.stringify([a.en, a["zh-Hans"]]) === JSON.stringify([b.en, b["zh-Hans"]]);
}

function bare(part: Part | undefined): string {
  return (part?.text ?? "").replace(/\s+/gu, "");
}
