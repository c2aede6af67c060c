import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { Localized } from "../../language.ts";
import { languageOfTag } from "../languageTag.ts";
import type { TmxUnit } from "./tmx.ts";

/** A unit as it was read: a pair, or the reason why it is none. */
export type ReadUnit = ({ kind: "pair" } & TmxUnit) | { kind: "traditional" | "incomplete" };

/** What is wrong with a file. */
export type TmxFault = "xml" | "no-tmx" | "entities" | "too-large";

/** Raised by {@link TmxReader} with the place that it is about. */
export class TmxError extends Error {
  override readonly name = "TmxError";
  readonly fault: TmxFault;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;

  constructor(fault: TmxFault, detail: string, { line, column }: { line: number; column: number }) {
    super(detail);
    this.fault = fault;
    this.line = line;
    this.column = column;
  }
}

/** Elements in a segment that hold the codes of a format, not its text (TMX 1.4b §Content Markup). */
const CODES = new Set(["bpt", "ept", "it", "ph", "ut"]);
/** Characters that one tag or run of text may have; what is longer is no text of a story. */
const LONGEST_RUN = 4_000_000;
/** A TMX file's elements go eight or so deep. */
const DEEPEST = 100;

/** What is known of the unit that is being read. */
interface OpenUnit {
  texts: Partial<Localized>;
  isTraditional: boolean;
  changedAt: string;
}

/**
 * Reads a TMX file of any size, piece by piece. The text of a segment is what a reader would see:
 * without codes and their sub-flows, with a line end for each code of the type `lb`.
 *
 * Entities of a file's own are refused, and no file that it names is ever read.
 */
export class TmxReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private readonly onUnit: (unit: ReadUnit) => void;
  private readonly path: string[] = [];
  private unit: OpenUnit | null = null;
  private language = "";
  private isFromOmegat = false;
  private segment: string | null = null;
  /** How many elements that hold codes are open. */
  private codes = 0;
  private fed = 0;
  /** What had been fed at the last event. */
  private heard = 0;

  constructor(onUnit: (unit: ReadUnit) => void) {
    this.onUnit = onUnit;
    this.parser.on("error", (error) => this.fail("xml", error.message.replace(/^\d+:\d+: /, "")));
    this.parser.on("doctype", (doctype) => {
      if (/<!ENTITY/.test(doctype)) this.fail("entities", "");
    });
    this.parser.on("opentag", (tag) => this.open(tag));
    this.parser.on("closetag", (tag) => this.close(tag));
    this.parser.on("text", (text) => this.text(text));
    this.parser.on("cdata", (text) => this.text(text));
  }

  /** Reads on. @throws TmxError */
  write(chunk: string): void {
    this.fed += chunk.length;
    this.parser.write(chunk);
    if (this.fed - this.heard > LONGEST_RUN) this.fail("too-large", "");
  }

  /** Says that this was all. @throws TmxError where something is missing */
  end(): void {
    this.parser.close();
  }

  private open({ name, attributes }: SaxesTagPlain): void {
    this.heard = this.fed;
    if (this.path.length === 0 && name !== "tmx") this.fail("no-tmx", name);
    if (this.path.length >= DEEPEST) this.fail("too-large", name);
    this.path.push(name);
    if (name === "header") this.isFromOmegat = attributes.creationtool === "OmegaT";
    if (this.segment !== null) {
      if (CODES.has(name)) this.codes += 1;
      if (name === "ph" && attributes.type === "lb" && this.codes === 1) this.segment += "\n";
    } else if (name === "tu") {
      this.unit = { texts: {}, isTraditional: false, changedAt: changeOf(attributes) };
    } else if (name === "tuv") {
      // `lang` is what version 1.1 had.
      this.language = attributes["xml:lang"] ?? attributes.lang ?? "";
      if (this.unit) this.unit.changedAt = changeOf(attributes) || this.unit.changedAt;
    } else if (name === "seg") {
      this.segment = "";
      this.codes = 0;
    }
  }

  private text(text: string): void {
    this.heard = this.fed;
    if (this.segment === null || this.codes > 0) return;
    this.segment += text;
    if (this.segment.length > LONGEST_RUN) this.fail("too-large", "");
  }

  private close({ name }: SaxesTagPlain): void {
    this.heard = this.fed;
    this.path.pop();
    if (name === "seg" && this.segment !== null) this.take(this.segment);
    if (name === "seg") this.segment = null;
    else if (this.segment !== null && CODES.has(name)) this.codes -= 1;
    if (name !== "tu" || !this.unit) return;
    this.onUnit(finished(this.unit));
    this.unit = null;
  }

  private take(segment: string): void {
    const text = (this.isFromOmegat ? withoutOmegatTags(segment) : segment).trim();
    const language = languageOfTag(this.language);
    if (!this.unit || language === "other") return;
    if (language === "traditional") this.unit.isTraditional = true;
    else this.unit.texts[language] ??= text;
  }

  private fail(fault: TmxFault, detail: string): never {
    throw new TmxError(fault, detail, { line: this.parser.line, column: this.parser.column + 1 });
  }
}

function finished({ texts: { en = "", "zh-Hans": zh = "" }, isTraditional, changedAt }: OpenUnit): ReadUnit {
  if (en !== "" && zh !== "") return { kind: "pair", text: { en, "zh-Hans": zh }, changedAt };
  return { kind: isTraditional && zh === "" ? "traditional" : "incomplete" };
}

/** OmegaT's own files have its tags as text: `<g0>bold</g0>`, `<x1/>`. */
function withoutOmegatTags(text: string): string {
  return text.replace(/<[a-z]+\d+\/>/g, " ").replace(/<\/?[a-z]+\d+>/g, "");
}

/** When a unit was changed or made, as ISO 8601; the empty string where the file does not say. */
function changeOf({ changedate, creationdate }: Record<string, string>): string {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(changedate ?? creationdate ?? "");
  if (!match) return "";
  const [, year, month, day, hour, minute, second] = match;
  const instant = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  return Number.isNaN(Date.parse(instant)) ? "" : instant;
}
