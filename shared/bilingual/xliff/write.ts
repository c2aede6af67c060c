import { type Language, otherLanguage } from "../../language.ts";
import type { Story } from "../../story/model.ts";
import { type PartsById, partsById, sideHash } from "../links.ts";
import { staleSides } from "../staleness.ts";
import { CTYPE } from "./ctypes.ts";
import { XLIFF_NAMESPACE } from "./model.ts";
import { type Tag, type Token, xmlText } from "./tokens.ts";
import { passagesOf, type Unit, type UnitKind, unitsOf } from "./units.ts";

/** How stories go out. */
export interface XliffOptions {
  /** The language to translate into; null for each story's own direction. */
  to: Language | null;
  /** What a unit is, in words for the translator. */
  noteOf(kind: UnitKind): string;
}

/**
 * Stories as an XLIFF 1.2 document, a `file` for each: every part that has text is a `trans-unit`,
 * with its translation, or, where there is none, its source once more. What is left out on purpose does not go out. Control
 * characters that XML can't hold are left out too; they stay in the story.
 */
export function exportXliff(stories: readonly Story[], options: XliffOptions): string {
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<xliff version="1.2" xmlns="${XLIFF_NAMESPACE}">`,
    ...stories.map((story) => fileOf(story, options)),
    "</xliff>\n",
  ].join("\n");
}

function fileOf(story: Story, { to: wanted, noteOf }: XliffOptions): string {
  const to = wanted ?? otherLanguage(story.sourceLanguage);
  const parts = partsById(story);
  const attributes = attributesOf({
    original: story.id,
    "source-language": otherLanguage(to),
    "target-language": to,
    datatype: "x-twinpress-story",
    "tool-id": "twinpress",
  });
  return [
    `<file${attributes}>`,
    `<header><tool tool-id="twinpress" tool-name="Twinpress"/></header>`,
    "<body>",
    ...passagesOf(story, to)
      .flatMap(unitsOf)
      .map((unit) => unitMarkup(unit, to, parts, noteOf)),
    "</body>",
    "</file>",
  ].join("\n");
}

function unitMarkup(unit: Unit, to: Language, parts: PartsById, noteOf: XliffOptions["noteOf"]): string {
  const from = otherLanguage(to);
  const state = stateOf(unit, to, parts);
  const { source } = unit.passage;
  const hash = sideHash(
    source.map(({ id }) => id),
    parts[from],
  );
  const attributes = attributesOf({
    id: unit.id,
    resname: unit.name,
    restype: `x-${unit.kind}`,
    ...(state === "final" ? { approved: "yes" } : {}),
    extradata: `source=${hash} target=${unit.targetDigest}`,
    "xml:space": "preserve",
  });
  return [
    `<trans-unit${attributes}>`,
    `<source${attributesOf({ "xml:lang": from })}>${markup(unit.source)}</source>`,
    `<target${attributesOf({ "xml:lang": to, state })}>${markup(targetOf(unit))}</target>`,
    `<note from="Twinpress" annotates="source">${escaped(noteOf(unit.kind))}</note>`,
    "</trans-unit>",
  ].join("\n");
}

/** The `state` (§3) of what goes out. */
function stateOf({ target, passage: { link } }: Unit, to: Language, parts: PartsById): string {
  if (target.length === 0) return "needs-translation";
  if (!link || staleSides(link, parts).includes(to)) return "needs-review-translation";
  if (link.state === "reviewed") return "final";
  return link.state === "translated" ? "translated" : "needs-review-translation";
}

/** Some programs (OmegaT) show a translator only what is in targets: one to be filled begins as its source. */
function targetOf({ source, target }: Unit): readonly Token[] {
  return target.length === 0 ? source : target;
}

function markup(tokens: readonly Token[]): string {
  return tokens.map(tokenMarkup).join("");
}

function tokenMarkup(token: Token): string {
  switch (token.type) {
    case "text":
      return escaped(token.text);
    case "open":
      return `<g${tagAttributes(token.tag)}>`;
    case "close":
      return "</g>";
    case "point":
      return `<x${tagAttributes(token.tag)}/>`;
  }
}

function tagAttributes(tag: Tag): string {
  const ctype = tag.kind === "foreign" ? {} : { ctype: CTYPE[tag.kind] };
  const url = tag.kind === "link" ? { "equiv-text": tag.url } : {};
  return attributesOf({ id: tag.id, ...ctype, clone: "no", ...url });
}

function attributesOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replace(/[\t\n"]/g, reference)}"`)
    .join("");
}

function escaped(text: string): string {
  return xmlText(text).replace(/[&<>\r]/g, reference);
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
