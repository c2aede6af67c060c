import { expect, it } from "vitest";
import { parseXliff } from "../../../shared/bilingual/xliff/parse.ts";
import { UserError } from "../../../shared/errors.ts";
import { processorMs } from "../../processorTime.ts";

const NS = 'xmlns="urn:oasis:names:tc:xliff:document:1.2"';
const GOOD = `<xliff version="1.2" ${NS}><file original="s" source-language="en" target-language="zh-Hans"><body>
<trans-unit id="u"><source>One &amp; <g id="1" ctype="bold">two</g></source><target state="final">一</target></trans-unit>
</body></file></xliff>`;

function refusal(xml: string): { code: string; params: Record<string, string | number> } {
  try {
    parseXliff([xml], "a.xlf");
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error("was read");
}

it.each([
  ["nothing", "", "xliff-damaged", { line: 1 }],
  ["no XML", "PK\u0003\u0004", "xliff-damaged", { line: 1 }],
  ["a text", "Dear editor, …", "xliff-damaged", { line: 1 }],
  ["cut off", GOOD.slice(0, -10), "xliff-damaged", { line: 3, column: 12 }],
  ["a tag that is not closed", GOOD.replace("</g>", ""), "xliff-damaged", { line: 2, column: 72 }],
  ["a control character", GOOD.replace("One", "&#1;"), "xliff-damaged", { line: 2 }],
  ["an unknown entity", GOOD.replace("One", "&nbsp;"), "xliff-damaged", { line: 2 }],
  ["a web page", "<html><body/></html>", "xliff-foreign", { found: "html" }],
  ["a translation memory", '<tmx version="1.4"/>', "xliff-foreign", { found: "tmx" }],
  ["another's xliff", '<xliff xmlns="http://example.org"/>', "xliff-foreign", { found: "xliff" }],
  [
    "XLIFF 2.0",
    '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
    "xliff-version",
    { version: "2.0" },
  ],
  [
    "XLIFF 1.1",
    '<xliff version="1.1" xmlns="urn:oasis:names:tc:xliff:document:1.1"/>',
    "xliff-version",
    { version: "1.1" },
  ],
  ["no version", "<xliff/>", "xliff-version", { version: "?" }],
  [
    "a thousand million laughs",
    `<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${GOOD.replace("One", "&b;")}`,
    "xliff-doctype",
    {},
  ],
])("%s is refused as what it is", (_, xml, code, params) => {
  expect(refusal(xml)).toMatchObject({ code, params: { path: "a.xlf", ...params } });
});

it("elements in one another without end are refused before they take time", () => {
  const start = process.cpuUsage();
  expect(refusal(GOOD.replace("One", '<g id="1">'.repeat(1_000_000))).code).toBe("xml-oversized");
  expect(processorMs(start)).toBeLessThan(5000);
});

it("nor do elements without number", () => {
  const start = process.cpuUsage();
  expect(refusal(GOOD.replace("One", '<x id="1"/>'.repeat(1_000_000))).code).toBe("xml-oversized");
  expect(processorMs(start)).toBeLessThan(20_000);
});

it("a unit is read with its tags, piece by piece, whatever tools have put around it", () => {
  const xml = GOOD.replace("<target", '<seg-source><mrk mtype="seg">x</mrk></seg-source><target')
    .replace("<body>", '<header><note>n</note></header><body><group><bin-unit id="b"/></group>')
    .replace("一", '<mrk mtype="seg" mid="1">一</mrk><![CDATA[ & 二]]>')
    .replace(
      "</trans-unit>",
      '<alt-trans><target state="new">no</target></alt-trans><q:x xmlns:q="q"/></trans-unit>',
    );
  expect(parseXliff(xml, "a.xlf")).toEqual([
    {
      original: "s",
      sourceLanguage: "en",
      targetLanguage: "zh-Hans",
      units: [
        {
          id: "u",
          resname: "",
          approved: false,
          state: "final",
          base: null,
          source: [
            { type: "text", text: "One & " },
            { type: "open", tag: { id: "1", kind: "bold" } },
            { type: "text", text: "two" },
            { type: "close" },
          ],
          target: [{ type: "text", text: "一 & 二" }],
          isInLanguage: true,
        },
      ],
    },
  ]);
});

it("a document without XLIFF's namespace is read as one with it", () => {
  expect(parseXliff([GOOD.replace(` ${NS}`, "")], "a.xlf")).toEqual(parseXliff([GOOD], "a.xlf"));
});

it("a unit that is not to be translated is passed over", () => {
  expect(parseXliff([GOOD.replace('id="u"', 'id="u" translate="no"')], "a.xlf")[0]?.units).toEqual([]);
});
