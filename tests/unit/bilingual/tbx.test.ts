import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { TbxError, type TbxFault, termsFromTbx } from "../../../shared/bilingual/glossary/tbx/read.ts";
import { termsToTbx } from "../../../shared/bilingual/glossary/tbx/write.ts";
import { glossaries, term, withoutIds } from "./terms.ts";

const UN = term("United Nations", "联合国", {
  enAllowed: ["UN"],
  enForbidden: ["U.N.O."],
  note: "Since 1945\nNot for the League",
});

function read(text: string) {
  const result = termsFromTbx(text);
  return { ...result, terms: withoutIds(result.terms) };
}

function faultOf(text: string): TbxFault | null {
  try {
    termsFromTbx(text);
    return null;
  } catch (error) {
    if (error instanceof TbxError) return error.data;
    throw error;
  }
}

const OLD = `<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>Note</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="c5"><descrip type="subjectField">diplomacy</descrip><descrip type="definition">Since 1945</descrip>
  <langSet xml:lang="en-US">
    <ntig><termGrp><term>UN</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp></ntig>
    <tig><term>United <hi>Nations</hi></term><termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <tig><term>U.N.O.</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
  </langSet>
  <langSet xml:lang="fr"><tig><term>Nations unies</term></tig><tig><term>ONU</term></tig></langSet>
  <langSet xml:lang="zh-CN"><tig><term><![CDATA[联合国]]></term><note>Not for the League</note></tig></langSet>
  <langSet xml:lang="zh-TW"><tig><term>聯合國</term></tig></langSet>
</termEntry>
<termEntry><langSet xml:lang="en"><tig><term>alone</term></tig></langSet></termEntry>
</body></text></martif>`;

const AS_ELEMENTS = `<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"
  xmlns:basic="http://www.tbxinfo.net/ns/basic" type="TBX-Basic" style="dct" xml:lang="en"><text><body><conceptEntry>
  <basic:definition>Since 1945</basic:definition><note>Not for the League</note>
  <langSec xml:lang="en"><termSec><term>United Nations</term></termSec><termSec><term>UN</term></termSec>
  <termSec><term>U.N.O.</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
  <langSec xml:lang="zh"><termSec><term>联合国</term></termSec></langSec></conceptEntry></body></text></tbx>`;

const FIRST_MIN = `<TBX dialect="TBX-Min"><header><id>x</id><languages source="en" target="zh"/></header><body>
  <entry id="1"><subjectField>diplomacy</subjectField>
  <langGroup xml:lang="en"><termGroup><term>United Nations</term><termStatus>preferred</termStatus></termGroup>
  <termGroup><term>UN</term><termStatus>admitted</termStatus><note>Since 1945</note></termGroup>
  <termGroup><term>U.N.O.</term><termStatus>obsolete</termStatus><note>Not for the League</note></termGroup></langGroup>
  <langGroup xml:lang="zh"><termGroup><term>联合国</term></termGroup></langGroup></entry></body></TBX>`;

describe("a termbase", () => {
  it("has all of a glossary, and gives it back", () => {
    fc.assert(
      fc.property(glossaries, (terms) => {
        const text = termsToTbx(terms, "News & <Views>");
        expect(read(text)).toEqual({ terms: withoutIds(terms), problems: [], otherForms: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it("is what ISO 30042:2019 calls one", () => {
    const text = termsToTbx([term("bank", "银行", { zhForbidden: ["钱庄"], note: "money" })], "River Watch");
    expect(text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n/,
    );
    expect(text.replace(/>\s+</g, "><")).toContain(
      '<conceptEntry id="c1"><note>money</note><langSec xml:lang="en"><termSec><term>bank</term>' +
        '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>',
    );
  });

  it("in the form of 2008 is read; other languages are counted, an entry in one of ours is named", () => {
    expect(read(OLD)).toEqual({
      terms: withoutIds([UN]),
      problems: [{ row: 2, problem: "one-language" }],
      otherForms: 3,
    });
  });

  it.each([
    ["with its data categories as elements", AS_ELEMENTS],
    ["in the first form of TBX-Min", FIRST_MIN],
  ])("%s is read", (_, text) => {
    expect(read(text)).toEqual({ terms: withoutIds([UN]), problems: [], otherForms: 0 });
  });
});

describe("what is no termbase", () => {
  test.each([
    ["", { fault: "xml", line: 1, column: 0 }],
    ["not XML", { fault: "xml", line: 1, column: 1 }],
    ["<tbx>\n  <text></tbx>", { fault: "xml", line: 2, column: 14 }],
    ["<tbx>&nbsp;</tbx>", { fault: "xml", line: 1, column: 11 }],
    ["<html><body/></html>", { fault: "not-tbx" }],
    ['<!DOCTYPE tbx [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><tbx>&c;</tbx>', { fault: "entities" }],
    ['<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>', { fault: "entities" }],
  ])("%j is refused", (text, fault) => {
    expect(faultOf(text)).toMatchObject({
      ...fault,
      ...("column" in fault ? { column: expect.any(Number) } : {}),
    });
  });

  it("is told wherever a file is cut", () => {
    const whole = termsToTbx([UN], "River Watch").trimEnd();
    for (let end = 0; end < whole.length; end += 7) expect(faultOf(whole.slice(0, end))?.fault).toBe("xml");
  });
});
