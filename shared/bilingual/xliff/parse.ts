import { SaxesParser, type SaxesTagNS } from "saxes";
import { UserError } from "../../errors.ts";
import { type Language, otherLanguage } from "../../language.ts";
import { storyLanguageOfTag } from "../languageTag.ts";
import { kindOfCtype } from "./ctypes.ts";
import { type UnitBase, XLIFF_NAMESPACE, type XliffFile, type XliffUnit } from "./model.ts";
import type { Tag, Token } from "./tokens.ts";

/** Elements within one another; no tool needs as many. */
const MAX_DEPTH = 100;
/** Elements of a document; it is what reading takes its time for, some seconds for as many. */
const MAX_ELEMENTS = 500_000;
/** The root's namespace in any version of XLIFF: 1.1, 1.2, and 2.x under one name. */
const ANY_VERSION = /^urn:oasis:names:tc:xliff:document:/;

/**
 * Reads an XLIFF 1.2 document from its text, piece by piece.
 *
 * @param name what the document is called, for errors
 * @throws UserError `xliff-damaged` with line and column, `xliff-foreign` for what is no XLIFF,
 * `xliff-version` for another version, `xliff-doctype` for a document that defines its own entities,
 * `xml-oversized` for one with more elements than can be needed
 */
export function parseXliff(chunks: Iterable<string>, name: string): XliffFile[] {
  const parser = new SaxesParser({ xmlns: true });
  const reader = new XliffReader(name);
  const place = () => ({ line: parser.line, column: Math.max(1, parser.columnIndex) });
  parser.on("error", (error) => {
    const detail = error.message.replace(/^\d+:\d+: /, "");
    throw new UserError("xliff-damaged", { path: name, ...place(), detail });
  });
  parser.on("doctype", (doctype) => {
    if (doctype.includes("[")) throw new UserError("xliff-doctype", { path: name });
  });
  parser.on("opentag", (tag) => {
    reader.open(tag);
    if (reader.depth > MAX_DEPTH || reader.elements > MAX_ELEMENTS) {
      throw new UserError("xml-oversized", { path: name, ...place() });
    }
  });
  parser.on("closetag", (tag) => reader.close(tag));
  parser.on("text", (text) => reader.text(text));
  parser.on("cdata", (text) => reader.text(text));
  for (const chunk of chunks) parser.write(chunk);
  parser.close();
  return reader.files;
}

/** What stands inside `source` and `target`: an element that is a tag, or one that is as if it were not there. */
type InlineElement = "tag" | "transparent";

class XliffReader {
  readonly files: XliffFile[] = [];
  private readonly name: string;
  /** Where XLIFF's own elements are; some tools write the document without. */
  private namespace = XLIFF_NAMESPACE;
  /** Elements that are open. */
  depth = 0;
  /** Elements that were read. */
  elements = 0;
  /** Inside `alt-trans` stand suggestions, which are nobody's translation. */
  private suggestions = 0;
  private file: XliffFile | null = null;
  private unit: XliffUnit | null = null;
  private tokens: Token[] | null = null;
  private readonly inline: InlineElement[] = [];

  constructor(name: string) {
    this.name = name;
  }

  open(tag: SaxesTagNS): void {
    this.depth += 1;
    this.elements += 1;
    if (this.depth === 1) this.root(tag);
    else if (this.tokens) this.openInline(this.tokens, tag);
    else if (tag.uri === this.namespace) this.openElement(tag);
  }

  close(tag: SaxesTagNS): void {
    this.depth -= 1;
    const inline = this.inline.pop();
    if (inline) {
      if (inline === "tag") this.tokens?.push({ type: "close" });
      return;
    }
    if (tag.uri !== this.namespace) return;
    if (tag.local === "source" || tag.local === "target") this.tokens = null;
    if (tag.local === "alt-trans") this.suggestions -= 1;
    if (tag.local === "trans-unit") this.unit = null;
    if (tag.local === "file") this.file = null;
  }

  text(text: string): void {
    const last = this.tokens?.at(-1);
    if (last?.type === "text") last.text += text;
    else this.tokens?.push({ type: "text", text });
  }

  private root(tag: SaxesTagNS): void {
    if (tag.local !== "xliff" || (tag.uri !== "" && !ANY_VERSION.test(tag.uri))) {
      throw new UserError("xliff-foreign", { path: this.name, found: tag.name.slice(0, 80) });
    }
    const version = attribute(tag, "version");
    if (![XLIFF_NAMESPACE, ""].includes(tag.uri) || version !== "1.2") {
      throw new UserError("xliff-version", { path: this.name, version: version.slice(0, 20) || "?" });
    }
    this.namespace = tag.uri;
  }

  private openElement(tag: SaxesTagNS): void {
    switch (tag.local) {
      case "file":
        this.file = fileOf(tag);
        this.files.push(this.file);
        return;
      case "trans-unit":
        this.unit = unitOf(tag);
        if (attribute(tag, "translate") !== "no") this.file?.units.push(this.unit);
        return;
      case "alt-trans":
        this.suggestions += 1;
        return;
      case "source":
        this.tokens = [];
        if (this.unit && this.suggestions === 0) this.unit.source = this.tokens;
        return;
      case "target":
        this.tokens = [];
        if (this.unit && this.suggestions === 0) this.openTarget(this.unit, this.tokens, tag);
        return;
    }
  }

  private openTarget(unit: XliffUnit, tokens: Token[], tag: SaxesTagNS): void {
    const language = attribute(tag, "xml:lang");
    unit.target = tokens;
    unit.state = attribute(tag, "state");
    unit.isInLanguage = language === "" || storyLanguageOfTag(language) === this.file?.targetLanguage;
  }

  private openInline(tokens: Token[], tag: SaxesTagNS): void {
    const isOwn = tag.uri === this.namespace;
    // Tools mark segments and terms with it.
    if (isOwn && tag.local === "mrk") {
      this.inline.push("transparent");
    } else if (isOwn && tag.local === "x") {
      this.inline.push("transparent");
      tokens.push({ type: "point", tag: tagOf(tag) });
    } else {
      this.inline.push("tag");
      tokens.push({ type: "open", tag: isOwn && tag.local === "g" ? tagOf(tag) : foreign(tag) });
    }
  }
}

function fileOf(tag: SaxesTagNS): XliffFile {
  const sourceLanguage = storyLanguageOfTag(attribute(tag, "source-language"));
  return {
    original: attribute(tag, "original"),
    sourceLanguage,
    targetLanguage: targetLanguageOf(tag, sourceLanguage),
    units: [],
  };
}

/** `target-language` is optional (§2.3); without it, it is the one that is left. */
function targetLanguageOf(tag: SaxesTagNS, source: Language | null): Language | null {
  const written = attribute(tag, "target-language");
  return written === "" ? source && otherLanguage(source) : storyLanguageOfTag(written);
}

function unitOf(tag: SaxesTagNS): XliffUnit {
  return {
    id: attribute(tag, "id"),
    resname: attribute(tag, "resname"),
    approved: attribute(tag, "approved") === "yes",
    state: "",
    base: baseOf(attribute(tag, "extradata")),
    source: [],
    target: null,
    isInLanguage: true,
  };
}

function baseOf(extradata: string): UnitBase | null {
  const [, source, target] = /^source=([0-9a-f+]*) target=([0-9a-f]*)$/.exec(extradata) ?? [];
  return source === undefined || target === undefined ? null : { source, target };
}

function tagOf(tag: SaxesTagNS): Tag {
  const kind = kindOfCtype(attribute(tag, "ctype"));
  const id = attribute(tag, "id");
  return kind === "link" ? { id, kind, url: attribute(tag, "equiv-text") } : { id, kind };
}

function foreign(tag: SaxesTagNS): Tag {
  return { id: attribute(tag, "id"), kind: "foreign" };
}

function attribute(tag: SaxesTagNS, name: string): string {
  return tag.attributes[name]?.value ?? "";
}
