import type { Inline } from "../../document/model.ts";
import { safeUrl } from "../../document/urls.ts";
import { CTYPE } from "./ctypes.ts";
import type { Refusal, XliffUnit } from "./model.ts";
import { slotsOf } from "./slots.ts";
import { slotsFrom, type Tag, type Token, tagsOf, tokensText, urlOf } from "./tokens.ts";
import type { Unit } from "./units.ts";

/** What is to become of a unit's target. */
export type Verdict =
  | { kind: "unchanged" }
  | { kind: "new"; slots: Inline[][] }
  | { kind: "refused"; reason: Refusal; tags: string[] };

/** States (§3) with which a translator says that a text is right as it is, though it is its source's. */
const SAID_TO_BE_DONE: ReadonlySet<string> = new Set(["translated", "final", "signed-off"]);
/** Signs of a text that was read in the wrong encoding: C1 controls, and what stands for a broken character. */
const BROKEN = /[\u0080-\u009f\ufdd0-\ufdef\ufffd]/gu;

/**
 * Whether a target that came back may be put in.
 *
 * @param isMoved the source is another one than when the unit went out
 */
export function judge(unit: Unit, given: XliffUnit, isMoved: boolean): Verdict {
  if (!given.target || tokensText(given.target).trim() === "" || isUntouched(unit, given))
    return refused("empty-target");
  if (!given.isInLanguage) return refused("wrong-language");
  const known = knownTags(given, unit);
  const target = resolved(given.target, known, unit);
  const slots = slotsFrom(target);
  if (JSON.stringify(slots) === JSON.stringify(slotsFrom(unit.target))) return { kind: "unchanged" };
  if (hasBroken(target, given.source)) return refused("bad-characters");
  const tags = misplacedTags(target, resolved(given.source, known, unit), unit, isMoved);
  if (tags.length > 0) return refused("lost-tags", tags);
  // What the target was when it went out is all that it may replace.
  const isOurs = unit.targetDigest === "" || unit.targetDigest === given.base?.target;
  return isOurs ? { kind: "new", slots } : refused("target-changed");
}

function refused(reason: Refusal, tags: string[] = []): Verdict {
  return { kind: "refused", reason, tags };
}

/** True for a target that went out as its source for want of another, and came back as that. */
function isUntouched({ targetDigest }: Unit, { base, source, target, state, approved }: XliffUnit): boolean {
  const wentOutEmpty = (base?.target ?? targetDigest) === "";
  const isSaid = approved || SAID_TO_BE_DONE.has(state);
  return wentOutEmpty && !isSaid && JSON.stringify(target) === JSON.stringify(source);
}

function hasBroken(target: readonly Token[], source: readonly Token[]): boolean {
  const known = new Set(tokensText(source).match(BROKEN));
  return (tokensText(target).match(BROKEN) ?? []).some((character) => !known.has(character));
}

/**
 * What the file's tags stand for, by number: as its source says, since that is what the translator
 * saw, or, where a tool has dropped that, as the unit says.
 */
function knownTags(given: XliffUnit, unit: Unit): Map<string, Tag> {
  const written = tagsOf(given.source).filter((tag) => tag.kind !== "foreign" && !isBare(tag));
  const known = [...tagsOf(unit.target), ...tagsOf(unit.source), ...written];
  return new Map(known.map((tag) => [tag.id, tag]));
}

/** A link that leads nowhere. */
function isBare(tag: Tag): boolean {
  return tag.kind === "link" && tag.url === "";
}

/** Tokens with each tag as it is known by its number. A link may also lead where the target's links lead. */
function resolved(tokens: readonly Token[], known: ReadonlyMap<string, Tag>, unit: Unit): Token[] {
  const ownUrls = new Set(tagsOf(unit.target).map(urlOf));
  return tokens.map((token): Token => {
    const tag = "tag" in token ? known.get(token.tag.id) : undefined;
    if (!("tag" in token) || !tag) return token;
    const isOwn = token.tag.kind === "link" && tag.kind === "link" && ownUrls.has(token.tag.url);
    return isOwn ? token : { ...token, tag };
  });
}

/** The tags that are missing, too many, inside another one than they belong in, or that lead elsewhere. */
function misplacedTags(
  target: readonly Token[],
  source: readonly Token[],
  unit: Unit,
  isMoved: boolean,
): string[] {
  const links = strayLinks(target, unit, isMoved);
  if (links.length > 0) return links;
  const foreign = tagsOf(target).filter(({ kind }) => kind === "foreign");
  const misplaced = [...foreign.map(labelOf), ...difference(source, target)];
  // A translation that had other tags from the start may keep them.
  const isAsBefore = unit.target.length > 0 && difference(unit.target, target).length === 0;
  if (misplaced.length > 0 && !isAsBefore) return [...new Set(misplaced)];
  return fits(unit, slotsFrom(target).length) ? [] : [CTYPE.part];
}

/** Links that lead elsewhere than those that went out, and that no change of the source explains. */
function strayLinks(target: readonly Token[], unit: Unit, isMoved: boolean): string[] {
  const known = new Set([...tagsOf(unit.source), ...tagsOf(unit.target)].map(urlOf));
  return tagsOf(target).flatMap((tag) => {
    if (tag.kind !== "link" || known.has(tag.url)) return [];
    return isMoved && safeUrl(tag.url) !== null ? [] : [tag.url || labelOf(tag)];
  });
}

function difference(expected: readonly Token[], found: readonly Token[]): string[] {
  const counts = new Map<string, { label: string; count: number }>();
  const add = (tokens: readonly Token[], by: number) => {
    for (const { tag, parent } of withParents(tokens)) {
      const key = `${tag.kind} ${tag.id} in ${parent}`;
      counts.set(key, { label: labelOf(tag), count: (counts.get(key)?.count ?? 0) + by });
    }
  };
  add(expected, 1);
  add(found, -1);
  return [...counts.values()].filter(({ count }) => count !== 0).map(({ label }) => label);
}

function withParents(tokens: readonly Token[]): { tag: Tag; parent: string }[] {
  const open: string[] = [];
  return tokens.flatMap((token) => {
    const parent = open.at(-1) ?? "";
    if (token.type === "close") open.pop();
    if (token.type === "open") open.push(token.tag.id);
    return "tag" in token ? [{ tag: token.tag, parent }] : [];
  });
}

/** As a translator sees it. */
function labelOf(tag: Tag): string {
  return `${tag.id} (${tag.kind === "foreign" ? "?" : CTYPE[tag.kind]})`;
}

/** Several parts can take the form of the target, or that of the source where it is all text. */
function fits({ slot, passage: { source, target } }: Unit, count: number): boolean {
  if (slot !== null) return count === 1;
  if (count === target.flatMap(slotsOf).length) return true;
  const isText = [...source, ...target].every(({ block }) => block !== null && block.type !== "image");
  return isText && count === source.flatMap(slotsOf).length;
}
