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
  /** The parts of the other version, by id. */
  opposite: ReadonlyMap<string, Part>;
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
  /** The last link of each block that went away. */
  private readonly gone = new Map<string, Link>();
  private unions: Union[] = [];

  /** The links after an edit. */
  follow(links: readonly Link[], edit: Edit): Link[] {
    const { language, before, after } = edit;
    let next = [...links];
    for (const id of before.keys()) {
      if (after.has(id)) continue;
      const link = linkOf(next, language, id);
      if (link) this.gone.set(`${language} ${id}`, link);
      const survivor = survivorOf(id, edit);
      next = survivor === null ? without(next, language, id) : this.join(next, survivor, id, edit);
    }
    for (const id of after.keys()) {
      if (before.has(id) || linkOf(next, language, id)) continue;
      next = this.restored(next, id, edit) ?? divided(next, id, edit);
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
    const isStale = isChanged(first, language, before) || isChanged(second, language, before);
    const ids = [...first[language], ...rest];
    const one: Link = {
      ...first,
      [language]: ids,
      [other]: [...first[other], ...second[other]],
      state: second.state === "draft" || second.state === "empty" ? second.state : first.state,
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
  private restored(links: Link[], id: string, { language, after, opposite }: Edit): Link[] | null {
    const link = this.gone.get(`${language} ${id}`);
    if (!link) return null;
    this.gone.delete(`${language} ${id}`);
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
    if (link[other].some((part) => !opposite.has(part) || linkOf(links, other, part))) return null;
    const alive = link[language].filter((part) => after.has(part) && !linkOf(links, language, part));
    return [...links, { ...link, [language]: alive }];
  }
}

/** The block that took up the text of one that has gone: the one before it. */
function survivorOf(id: string, { before, after }: Edit): string | null {
  const previous = previousOf(id, before);
  if (previous === undefined || !after.has(previous) || bare(before.get(id)) === "") return null;
  const whole = bare(before.get(previous)) + bare(before.get(id));
  return bare(after.get(previous)) === whole ? previous : null;
}

/** The links with a new block in them that was a part of the one before it. */
function divided(links: Link[], id: string, edit: Edit): Link[] {
  const { language, before, after } = edit;
  const origin = previousOf(id, after);
  if (origin === undefined || !before.has(origin) || bare(after.get(id)) === "") return links;
  if (bare(after.get(origin)) + bare(after.get(id)) !== bare(before.get(origin))) return links;
  const link = linkOf(links, language, origin);
  if (!link) return links;
  // A block that was broken at its start moved on as a whole.
  const halves = bare(after.get(origin)) === "" ? [id] : [origin, id];
  const ids = link[language].flatMap((part) => (part === origin ? halves : [part]));
  return replaced(links, link, moved(link, ids, edit));
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

function previousOf(id: string, parts: ReadonlyMap<string, Part>): string | undefined {
  const ids = [...parts.keys()];
  return ids[ids.indexOf(id) - 1];
}

function bare(part: Part | undefined): string {
  return (part?.text ?? "").replace(/\s+/gu, "");
}
