import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languageOfTag } from "../../../shared/bilingual/languageTag.ts";
import { type ReadUnit, TmxError, TmxReader } from "../../../shared/bilingual/memory/TmxReader.ts";
import { TMX_FOOT, tmxHead, tmxUnit } from "../../../shared/bilingual/memory/tmx.ts";
import { XmlDecoder, XmlEncodingError } from "../../../shared/bilingual/XmlDecoder.ts";

/** The units of a file that comes in pieces of so many characters. */
function unitsOf(xml: string, piece = 1000): ReadUnit[] {
  const units: ReadUnit[] = [];
  const reader = new TmxReader((unit) => units.push(unit));
  for (let at = 0; at < xml.length; at += piece) reader.write(xml.slice(at, at + piece));
  reader.end();
  return units;
}

function file(units: string, before = ""): string {
  return `<?xml version="1.0"?>${before}<tmx version="1.4"><header/><body>${units}</body></tmx>`;
}

function unit(en: string, zh: string, languages = ["en", "zh-CN"]): string {
  return `<tu><tuv xml:lang="${languages[0]}"><seg>${en}</seg></tuv><tuv xml:lang="${languages[1]}"><seg>${zh}</seg></tuv></tu>`;
}

function faultOf(xml: string): Pick<TmxError, "fault" | "line" | "column"> {
  try {
    unitsOf(xml);
  } catch (error) {
    if (error instanceof TmxError) return { fault: error.fault, line: error.line, column: error.column };
    throw error;
  }
  throw new Error("It was read.");
}

describe("TMX", () => {
  it("gives back what was written, in pieces of any size", () => {
    const text = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom(..."<>&\"' \n\r\t]]>中文😀"),
          fc.string({ unit: "binary", maxLength: 1 }),
        ),
      })
      .map((value) => value.trim())
      .filter((value) => value !== "" && value.isWellFormed() && !NOT_XML.test(value));
    fc.assert(
      fc.property(
        fc.array(fc.record({ en: text, "zh-Hans": text }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 50 }),
        (texts, piece) => {
          const changedAt = "2011-11-16T01:02:03.000Z";
          const written = [
            tmxHead(),
            ...texts.map((each) => tmxUnit({ text: each, changedAt })),
            TMX_FOOT,
          ].join("");
          expect(unitsOf(written, piece)).toEqual(
            texts.map((each) => ({ kind: "pair", text: each, changedAt })),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it("leaves out what XML can't hold", () => {
    const written =
      tmxHead() +
      tmxUnit({ text: { en: "a\u0000b\uD800", "zh-Hans": "水\u0008" }, changedAt: "" }) +
      TMX_FOOT;
    expect(unitsOf(written)).toMatchObject([{ text: { en: "ab\uFFFD", "zh-Hans": "水" } }]);
  });

  it("takes of a segment what a reader would see", () => {
    const en =
      'Click <bpt i="1">&lt;a title="<sub>not <hi>seen</hi></sub>"></bpt><hi>here</hi><ept i="1">&lt;/a></ept>,<ph type="lb"/>then<it pos="begin">[b]</it> <![CDATA[go <on>]]>&#33;<ut>{\\b}</ut>';
    expect(unitsOf(file(unit(en, " 水 ")))).toEqual([
      { kind: "pair", text: { en: "Click here,\nthen go <on>!", "zh-Hans": "水" }, changedAt: "" },
    ]);
  });

  it("takes OmegaT's tags for tags, which its own files have as text", () => {
    const written = file(unit("A &lt;g0&gt;bold&lt;/g0&gt; word,&lt;x1/&gt;1 &lt; 2", "一"));
    const text = (xml: string) => unitsOf(xml).map((each) => each.kind === "pair" && each.text.en);
    expect(text(written)).toEqual(["A <g0>bold</g0> word,<x1/>1 < 2"]);
    expect(text(written.replace("<header/>", '<header creationtool="OmegaT"/>'))).toEqual([
      "A bold word, 1 < 2",
    ]);
  });

  it("knows languages by primary subtag and script, and counts what it has no room for", () => {
    const tags = [
      "en",
      "EN-us",
      "en_GB",
      "zh",
      "zh-CN",
      "zh-Hans-TW",
      "zh-TW",
      "zh-Hant",
      "zh-HK",
      "cmn-Hans",
      "fr",
      "",
    ];
    expect(tags.map(languageOfTag)).toEqual([
      "en",
      "en",
      "en",
      "zh-Hans",
      "zh-Hans",
      "zh-Hans",
      "traditional",
      "traditional",
      "traditional",
      "zh-Hans",
      "other",
      "other",
    ]);
    const units = [
      unit("a", "甲", ["en-US", "zh-TW"]),
      unit("b", "乙", ["en", "fr"]),
      unit("", "丙"),
      `<tu changedate="20111116T010203Z"><tuv xml:lang="en-GB"><seg>first</seg></tuv><tuv xml:lang="en-US"><seg>second</seg></tuv><tuv lang="zh"><seg>一</seg></tuv><tuv xml:lang="zh-TW"><seg>二</seg></tuv></tu>`,
    ];
    expect(unitsOf(file(units.join("")))).toEqual([
      { kind: "traditional" },
      { kind: "incomplete" },
      { kind: "incomplete" },
      { kind: "pair", text: { en: "first", "zh-Hans": "一" }, changedAt: "2011-11-16T01:02:03.000Z" },
    ]);
  });

  it("never asks for the grammar that a file names, and refuses entities of its own", () => {
    expect(unitsOf(file(unit("a", "甲"), '<!DOCTYPE tmx SYSTEM "http://192.0.2.1/tmx14.dtd">'))).toHaveLength(
      1,
    );
    expect(faultOf(file(unit("&x;", "甲"), '<!DOCTYPE tmx [<!ENTITY x "y">]>')).fault).toBe("entities");
    expect(
      faultOf(file(unit("&x;", "甲"), '<!DOCTYPE tmx [<!ENTITY % x SYSTEM "file:///etc/passwd">]>')).fault,
    ).toBe("entities");
    expect(faultOf(file(unit("&nbsp;", "甲"))).fault).toBe("xml");
  });

  it("names the line and column of what is wrong", () => {
    expect(faultOf("<?xml version='1.0'?>\n<tmx>\n<body></boddy></tmx>")).toEqual({
      fault: "xml",
      line: 3,
      column: 15,
    });
    expect(faultOf(file(unit("a", "甲")).slice(0, 60)).fault).toBe("xml");
    expect(faultOf("").fault).toBe("xml");
    expect(faultOf("en,zh\nriver,河").fault).toBe("xml");
    expect(faultOf("<html><body/></html>").fault).toBe("no-tmx");
  });

  it("ends soon with what would fill the memory", () => {
    expect(faultOf(`<tmx>${"<hi>".repeat(1000)}`).fault).toBe("too-large");
    const endless = ["x", "<a b='", "<tu>", "<!--"].map((start) => {
      const reader = new TmxReader(() => undefined);
      reader.write(`<tmx><body>${start}`);
      return () => {
        for (let n = 0; n < 1600; n += 1) reader.write("y".repeat(65_536));
      };
    });
    for (const feed of endless) expect(feed).toThrow(TmxError);
  });
});

/** What is no character of XML 1.0 (§2.2). */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

describe("the bytes of an XML file", () => {
  const xml = `<?xml version="1.0"?><tmx>${"河流 😀 ".repeat(300)}</tmx>`;
  const decoded = (bytes: Uint8Array, piece: number) => {
    const decoder = new XmlDecoder();
    let text = "";
    for (let at = 0; at < bytes.length; at += piece) text += decoder.write(bytes.subarray(at, at + piece));
    return text + decoder.end();
  };

  it.each([
    ["UTF-8", new TextEncoder().encode(xml)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${xml}`)],
    ["UTF-16LE", utf16(`\uFEFF${xml}`, true)],
    ["UTF-16BE", utf16(`\uFEFF${xml}`, false)],
  ])("are read as %s", (_, bytes) => {
    for (const piece of [1, 7, 1024, 1 << 20]) expect(decoded(bytes, piece)).toBe(xml);
  });

  it.each([
    ["UTF-16 that says to be UTF-8 and lacks its mark", utf16(xml.replace("UTF-16", "UTF-8"), true)],
    ["UTF-16 that is none", new TextEncoder().encode('<?xml version="1.0" encoding="UTF-16"?><tmx/>')],
    [
      "an encoding that nobody knows",
      new TextEncoder().encode('<?xml version="1.0" encoding="klingon"?><tmx/>'),
    ],
    ["bytes that are no UTF-8", Uint8Array.from([0x3c, 0x74, 0xc4, 0xe3, 0x3e])],
    ["a character that is cut off", new TextEncoder().encode("<tmx>河").subarray(0, 7)],
  ])("are refused as %s", (_, bytes) => {
    expect(() => decoded(bytes, 1024)).toThrow(XmlEncodingError);
  });

  it("are read as UTF-16 without a mark where they declare it", () => {
    const wide = xml.replace("?>", ' encoding="UTF-16"?>');
    for (const isLittle of [true, false]) {
      for (const piece of [1, 1024]) expect(decoded(utf16(wide, isLittle), piece)).toBe(wide);
    }
  });

  it("are read as the encoding that is declared", () => {
    const [before, after] = ['<?xml version="1.0" encoding="GB2312"?><tmx>', "</tmx>"];
    // 你好 in GB 2312.
    const text = Buffer.from([0xc4, 0xe3, 0xba, 0xc3]);
    const bytes = Buffer.concat([Buffer.from(before), text, Buffer.from(after)]);
    for (const piece of [1, 46, 1024]) expect(decoded(bytes, piece)).toBe(`${before}你好${after}`);
  });

  it("may be none at all", () => {
    expect(decoded(new Uint8Array(), 1)).toBe("");
  });
});

function utf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(index * 2, text.charCodeAt(index), isLittle);
  return new Uint8Array(view.buffer);
}
