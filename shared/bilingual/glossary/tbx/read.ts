import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { Language } from "../../../language.ts";
import { storyLanguageOfTag } from "../../languageTag.ts";
import { MOST_TERMS, type ReadTerms } from "../readTerms.ts";
import { type Entry, emptyEntry, termOfEntry } from "./entry.ts";

/** Why a text is no termbase that can be read. */
export type TbxFault =
  | { fault: "xml"; line: number; column: number }
  | { fault: "not-tbx" }
  | { fault: "entities" };

/** An error that ends the reading of a termbase. */
export class TbxError extends Error {
  override readonly name = "TbxError";
  readonly data: TbxFault;

  constructor(data: TbxFault) {
    super(data.fault);
    this.data = data;
  }
}

/** How much is parsed at a time, in UTF-16 units: what is wrong early is found early. */
const SLICE = 65_536;

const ROOT = new Set(["tbx", "martif", "TBX"]);
const ENTRY = new Set(["conceptEntry", "termEntry", "entry"]);
const LANGUAGE_SECTION = new Set(["langSec", "langSet", "langGroup"]);
const TERM_SECTION = new Set(["termSec", "tig", "ntig", "termGroup"]);
/** What a form's standing is called, as a category of its own or as an attribute's value. */
const STATUS = new Set(["administrativeStatus", "termStatus"]);

/**
 * Reads a termbase in TBX: ISO 30042:2019, its data categories as attributes or as elements, the older
 * form of TBX-Basic (2008) with `martif` and `termEntry`, and the first TBX-Min with `entry`.
 *
 * @throws TbxError for text that is not well-formed, is not TBX or declares entities of its own
 */
export function termsFromTbx(text: string): ReadTerms {
  const reader = new TbxReader();
  const parser = new SaxesParser();
  parser.on("error", () => {
    throw new TbxError({ fault: "xml", line: parser.line, column: parser.column });
  });
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw new TbxError({ fault: "entities" });
  });
  parser.on("opentag", (tag) => reader.open(tag));
  parser.on("closetag", ({ name }) => reader.close(localName(name)));
  parser.on("text", (piece) => reader.text(piece));
  parser.on("cdata", (piece) => reader.text(piece));
  for (let start = 0; start < text.length; start += SLICE) {
    parser.write(text.slice(start, start + SLICE));
    if (reader.read.terms.length > MOST_TERMS) return reader.read;
  }
  parser.close();
  return reader.read;
}

/** Takes a termbase's elements as they come. */
class TbxReader {
  readonly read: ReadTerms = { terms: [], problems: [], otherForms: 0 };
  private entries = 0;
  private hasRoot = false;
  private entry: Entry | null = null;
  private language: Language | null = null;
  private form = { text: "", status: "" };
  /** The element whose text is being read: its name and, where it has one, its type. */
  private reading: { name: string; type: string } | null = null;
  private content = "";

  open({ name, attributes }: SaxesTagPlain): void {
    const local = localName(name);
    if (!this.hasRoot) this.openRoot(local);
    if (ENTRY.has(local)) {
      this.entry = emptyEntry();
      this.entries += 1;
    } else if (LANGUAGE_SECTION.has(local)) {
      this.language = storyLanguageOfTag(attributes["xml:lang"] ?? "");
    } else if (TERM_SECTION.has(local)) {
      this.form = { text: "", status: "" };
    } else if (this.reading === null && isRead(local)) {
      this.reading = { name: local, type: attributes.type ?? local };
      this.content = "";
    }
  }

  text(piece: string): void {
    if (this.reading) this.content += piece;
  }

  close(name: string): void {
    if (this.reading?.name === name) this.take(this.reading);
    if (TERM_SECTION.has(name)) this.closeForm();
    else if (LANGUAGE_SECTION.has(name)) this.language = null;
    else if (ENTRY.has(name)) this.closeEntry();
  }

  private openRoot(name: string): void {
    if (!ROOT.has(name)) throw new TbxError({ fault: "not-tbx" });
    this.hasRoot = true;
  }

  private take({ name, type }: { name: string; type: string }): void {
    this.reading = null;
    const text = this.content.trim();
    if (name === "term") this.form.text = text;
    else if (STATUS.has(type)) this.form.status = text;
    else if (text !== "" && (name === "note" || type === "definition")) this.entry?.notes.push(text);
  }

  private closeForm(): void {
    if (this.language === null) this.read.otherForms += 1;
    else this.entry?.forms[this.language].push(this.form);
  }

  private closeEntry(): void {
    const term = this.entry && termOfEntry(this.entry);
    if (term) this.read.terms.push(term);
    else this.read.problems.push({ row: this.entries, problem: "one-language" });
    this.entry = null;
  }
}

/** Elements whose text counts; a data category may be an element of its own (style DCT). */
function isRead(name: string): boolean {
  return ["term", "termNote", "note", "descrip", "definition", ...STATUS].includes(name);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
