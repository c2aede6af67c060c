import type { Localized } from "../../language.ts";
import { escapeText } from "../../site/escape.ts";

/** A translation unit: the same text in both languages. */
export interface TmxUnit {
  text: Localized;
  /** When it was last changed (ISO 8601). */
  changedAt: string;
}

/** The version of what is written here: counted up when it changes. */
const WRITER = "1";

/** What stands in front of the units of a TMX 1.4b file (specification: “TMX 1.4b”, LISA OSCAR, 2005). */
export function tmxHead(): string {
  const attributes = {
    creationtool: "Twinpress",
    creationtoolversion: WRITER,
    // A unit is a paragraph, a heading or a title, whatever sentences are in it.
    segtype: "paragraph",
    "o-tmf": "Twinpress",
    adminlang: "en",
    // Any language of a unit may be its source.
    srclang: "*all*",
    datatype: "plaintext",
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    '<tmx version="1.4">',
    `<header ${written.join(" ")}/>`,
    "<body>\n",
  ].join("\n");
}

/** One unit. Characters that XML 1.0 can't hold are left out. */
export function tmxUnit({ text, changedAt }: TmxUnit): string {
  // Tools that know a region only, such as zh-CN, are more than those that know a script.
  const variants = [variant("en", text.en), variant("zh-CN", text["zh-Hans"])];
  return `<tu changedate="${tmxDate(changedAt)}">\n${variants.join("")}</tu>\n`;
}

/** What stands behind the units. */
export const TMX_FOOT = "</body>\n</tmx>\n";

function variant(language: string, text: string): string {
  return `<tuv xml:lang="${language}"><seg>${escaped(text)}</seg></tuv>\n`;
}

/** An instant in the only form that TMX takes: `YYYYMMDDThhmmssZ`. */
function tmxDate(instant: string): string {
  return instant.replace(/\.\d+/, "").replaceAll(/[-:]/g, "");
}

/** A carriage return that isn't written as a reference would be read as a line end. */
function escaped(text: string): string {
  return escapeText(text).replaceAll("\r", "&#13;");
}
