import { sha256Hex } from "../../hash.ts";
import { type Language, otherLanguage } from "../../language.ts";
import type { Link, Story } from "../../story/model.ts";
import { linkOf } from "../linking.ts";
import { type PartsById, partsById } from "../links.ts";
import { BESIDE_PARTS, isBesidePart, type Part } from "../parts.ts";
import { isBlank, type Slot, slotsOf } from "./slots.ts";
import { renumbered, type Token, tokensOf } from "./tokens.ts";

/** What says the same in both languages: a link with its parts, or a part that has no link yet. */
export interface Passage {
  /** The link's id, or the part's. */
  id: string;
  link: Link | null;
  source: readonly Part[];
  target: readonly Part[];
}

/** What a unit is, for translators; each has a text under `exchange:kind-<kind>`. A passage is several parts at once. */
export const UNIT_KINDS = [
  ...BESIDE_PARTS,
  "paragraph",
  "heading",
  "quote",
  "item",
  "alt",
  "caption",
  "passage",
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** What a translator gets at once: one place of a passage, or all of it. */
export interface Unit {
  id: string;
  /** Of the source's parts: it outlives the link. */
  name: string;
  kind: UnitKind;
  passage: Passage;
  /** The place of the passage that it is, or null for all of them. */
  slot: number | null;
  source: Token[];
  target: Token[];
  /** Tells whether the target is still what it was; empty for a target without text. */
  targetDigest: string;
}

/** What there is of a story to be translated into a language, in reading order. */
export function passagesOf(story: Story, to: Language): Passage[] {
  const from = otherLanguage(to);
  const parts = partsById(story);
  const seen = new Set<Link>();
  return [...parts[from].values()].flatMap((part): Passage[] => {
    const link = linkOf(story.links, from, part.id) ?? null;
    if (link && (seen.has(link) || link.state === "omitted")) return [];
    if (link) seen.add(link);
    const held = (language: Language) =>
      link?.[language].flatMap((id) => parts[language].get(id) ?? []) ?? [];
    const target = link && link[to].length > 0 ? held(to) : freeTarget(story, to, part, parts);
    return target ? [{ id: link?.id ?? part.id, link, source: link ? held(from) : [part], target }] : [];
  });
}

/**
 * What a part's first translation goes into: the part of the same name, or a new block. Null where a
 * person has taken a title apart from the other version's: that one is not to be overwritten.
 */
function freeTarget(story: Story, to: Language, part: Part, parts: PartsById): Part[] | null {
  const namesake = isBesidePart(part.id) ? parts[to].get(part.id) : undefined;
  if (!namesake) return [];
  return namesake.hash === "" && !linkOf(story.links, to, part.id) ? [namesake] : null;
}

/** A passage's units: one for each place that has text, or one for all where the two sides differ in form. */
export function unitsOf(passage: Passage): Unit[] {
  const { source, target } = passage;
  const from = source.flatMap(slotsOf);
  const to = target.flatMap(slotsOf);
  const isAligned =
    source.length === 1 && (target.length === 0 || (target.length === 1 && from.length === to.length));
  if (!isAligned) return from.every(isBlank) ? [] : [unit(passage, null, from, to)];
  return from.flatMap((slot, index) =>
    isBlank(slot) ? [] : [unit(passage, index, [slot], [to[index] ?? []])],
  );
}

function unit(passage: Passage, slot: number | null, from: Slot[], to: Slot[]): Unit {
  const name = passage.source.map((part) => part.id).join("+");
  const isOnly = slot === null || passage.source.flatMap(slotsOf).length === 1;
  const suffix = isOnly ? "" : `.${slot + 1}`;
  const source = tokensOf(from);
  return {
    id: passage.id + suffix,
    name: name + suffix,
    kind: kindOf(passage, slot),
    passage,
    slot,
    source,
    target: to.every(isBlank) ? [] : renumbered(tokensOf(to), source),
    targetDigest: to.every(isBlank) ? "" : sha256Hex(JSON.stringify(to)).slice(0, 16),
  };
}

function kindOf({ source }: Passage, slot: number | null): UnitKind {
  const kind = source[0]?.kind;
  if (slot === null || kind === undefined || kind === "rule") return "passage";
  if (kind === "list") return "item";
  if (kind === "image") return slot === 0 ? "alt" : "caption";
  return kind;
}
