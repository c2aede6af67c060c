import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse, parseFragment } from "parse5";
import { expect, test } from "vitest";
import type { Inline } from "../../../shared/document/model.ts";
import { localized } from "../../../shared/language.ts";
import { escapeText, scriptJson } from "../../../shared/site/escape.ts";
import { siteFiles } from "../../../shared/site/site.ts";
import { NEWSROOM, readyStory, sourceOf, textOf } from "./source.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Text as an attacker, a broken keyboard or a hurried paste would have it. */
const texts = fc.oneof(
  fc.constantFrom(
    "<script>alert(1)</script>",
    "</script><!--",
    "</title><img src=x onerror=alert(1)>",
    "\"><a href='javascript:alert(1)'>",
    "' onmouseover='alert(1)",
    "]]> &amp; &#60;",
    "\u0000\u0008\u000b\ufffe\u2028",
    "\ud800 alone, and alone \udc00",
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(..."<>&\"'/=-![]\u0000\u001f "), maxLength: 30 }),
);

test("escaped text is read back as it was, between tags and in attributes", () => {
  const comesBack = fc.property(texts, (text) => {
    const safe = escapeText(text);
    const [element, ...others] = parseFragment(`<p title="${safe}" lang='${safe}'>${safe}</p>`).childNodes;
    expect(others).toEqual([]);
    if (!element || !("attrs" in element)) throw new Error("no element");
    // A parser takes a carriage return for a line end; the other characters are none of XML's.
    const kept = [...text.toWellFormed()]
      .filter((character) => character >= " " || "\t\n\r".includes(character))
      .filter((character) => character !== "\ufffe" && character !== "\uffff")
      .join("")
      .replace(/\r\n?/g, "\n");
    expect(element.attrs.map(({ value }) => value)).toEqual([kept, kept]);
    expect(element.childNodes.map((node) => ("value" in node ? node.value : node))).toEqual(
      kept ? [kept] : [],
    );
  });
  fc.assert(comesBack, { numRuns: Number(process.env.RUNS ?? 500) });
});

test("JSON in a script neither ends it nor changes", () => {
  const isKept = fc.property(fc.oneof(texts, fc.jsonValue()), (value) => {
    const json = scriptJson(value);
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
  });
  fc.assert(isKept, { numRuns: Number(process.env.RUNS ?? 500) });
});

test("no text that a person writes becomes markup on any page", () => {
  const isText = fc.property(texts, texts, (text, url) => {
    const files = siteFiles(newsroomOf(text, url)).filter(({ path }) => path.endsWith(".html"));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expectNoIntruder(elementsOf(parse(textOf(file))), file.path);
  });
  fc.assert(isText, { numRuns: Number(process.env.RUNS ?? 60) });
});

const ELEMENTS = new Set(
  "html head meta title link script body a div details summary p code header h1 h2 h3 h4 nav ul ol li main article span time img figure figcaption strong em u s br hr blockquote footer section dl dt dd".split(
    " ",
  ),
);

const SCHEMES = ["http:", "https:", "mailto:", "tel:"];

function expectNoIntruder(elements: readonly Element[], path: string): void {
  for (const { tagName, attrs } of elements) {
    expect(ELEMENTS, path).toContain(tagName);
    const value = (name: string) => attrs.find((attribute) => attribute.name === name)?.value;
    if (tagName === "script") expect(value("type"), path).toBe("application/ld+json");
    for (const { name, value: text } of attrs) {
      expect(name, path).not.toMatch(/^on|^style$|^srcdoc$/);
      if (name === "href" || name === "src") {
        const { protocol, origin } = new URL(text, "https://news.example.org/");
        expect(SCHEMES, path).toContain(protocol);
        if (!/^[a-z]+:/i.test(text)) expect(origin, path).toBe("https://news.example.org");
      }
    }
  }
}

/** A newsroom that has one text wherever a person can write one, and one target on all its links. */
function newsroomOf(text: string, url: string) {
  const both = localized(() => text);
  const inlines: Inline[] = [
    { type: "text", text: text || " ", marks: ["bold", "italic"] },
    { type: "link", url: url || "#", children: [{ type: "text", text: text || " " }] },
    { type: "link", url: `/${url}`, children: [{ type: "text", text: "within" }] },
  ];
  const picture = { media: "c".repeat(64), credit: text };
  const story = readyStory("a", { byline: both, tags: localized(() => [text, "tag"]) });
  const versions = localized((language) => ({
    ...story.versions[language],
    title: text,
    summary: text,
    formerPaths: ["brief-news/2011/old"],
    body: [
      { type: "paragraph" as const, id: "1", children: inlines },
      { type: "heading" as const, id: "2", level: 2 as const, children: inlines },
      { type: "quote" as const, id: "3", children: inlines },
      { type: "list" as const, id: "4", ordered: true, items: [{ children: inlines }] },
      { type: "image" as const, id: "5", ...picture, alt: text, caption: text },
    ],
  }));
  const sections = NEWSROOM.sections.map((section) => ({ ...section, name: both }));
  const contact = { address: both, phone: text, email: text };
  return sourceOf([{ ...story, versions, cover: { ...picture, alt: both, caption: both } }], {
    newsroom: { ...NEWSROOM, name: both, tagline: both, sections, contact },
  });
}

function elementsOf(node: Node): Element[] {
  const own = "tagName" in node ? [node] : [];
  return "childNodes" in node ? [...own, ...node.childNodes.flatMap(elementsOf)] : own;
}
