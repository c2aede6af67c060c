import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { termsFromCsv, termsToCsv } from "../../../shared/bilingual/glossary/csv.ts";
import { decodeText } from "../../../shared/bilingual/glossary/decode.ts";
import { processorMs } from "../../processorTime.ts";
import { glossaries, term, withoutIds } from "./terms.ts";

const UN = term("United Nations", "联合国", {
  enAllowed: ["UN", "U.N."],
  zhForbidden: ["联合国组织"],
  note: "As in the Charter",
});

function read(text: string) {
  const result = termsFromCsv(text);
  return result && { ...result, terms: withoutIds(result.terms) };
}

describe("a table", () => {
  it("has all of a glossary, and gives it back", () => {
    fc.assert(
      fc.property(glossaries, (terms) => {
        expect(read(termsToCsv(terms))).toEqual({ terms: withoutIds(terms), problems: [], otherForms: 0 });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["en,zh,en_allowed,zh_forbidden,note\nUnited Nations,联合国,UN|U.N.,联合国组织,As in the Charter\n"],
    [
      "\ufeffEnglish;Chinese;English (allowed);Chinese forbidden;Notes\r\nUnited Nations;联合国;UN | U.N.;联合国组织;As in the Charter",
    ],
    [
      "英文\t中文\t英文可用\t中文禁用\t备注\tid\nUnited Nations\t联合国\tUN；U.N.\t联合国组织\tAs in the Charter\t7\n",
    ],
    [
      'note,ZH-Hans,zh_forbidden,EN,en allowed\n\nAs in the Charter,联合国,联合国组织,"United\nNations",UN;U.N.\n,,,,\n',
    ],
    [
      "sep=;\nEnglish (United States);Chinese (Simplified, China);English allowed;Simplified Chinese forbidden;Comment\nUnited Nations;联合国;UN|U.N.;联合国组织;As in the Charter",
    ],
  ])("%j is read", (text) => {
    expect(read(text)).toEqual({ terms: withoutIds([UN]), problems: [], otherForms: 0 });
  });

  it("names rows that can't be read by their numbers, and brings in the rest", () => {
    const rows = ["en,zh", "a,甲", "b,", "", '"c"c,丙', "d,丁", '"e,戊', "f,己"];
    const result = read(rows.join("\r\n"));
    expect(result?.terms.map(({ en }) => en.preferred)).toEqual(["a", "d", "f"]);
    expect(result?.problems).toEqual([
      { row: 3, problem: "one-language" },
      { row: 5, problem: "unreadable" },
      { row: 7, problem: "unreadable" },
    ]);
  });

  test.each([
    "",
    "\n\n",
    "English\nUnited Nations",
    "a,b\n1,2",
    "English,Chinese (Traditional)\nUnited Nations,聯合國",
    "en,zh-TW\nUnited Nations,聯合國",
    "\ufeff",
    '"en,zh\na,甲',
    'en,zh,"note\na,甲',
  ])("%j has no columns for two languages", (text) => expect(read(text)).toBeNull());

  it("never begins a cell with what a spreadsheet takes for a formula", () => {
    const hostile = term("=HYPERLINK(1)", "@SUM(1)", {
      enAllowed: ["+1", "x"],
      zhForbidden: ["-1"],
      note: "=2+5",
    });
    const cells = termsToCsv([hostile]).split("\r\n")[1]?.split(",") ?? [];
    expect(cells.map((cell) => cell.replace(/^"/, "").charAt(0))).toEqual(["'", "'", "'", "", "", "'", "'"]);
    expect(read(termsToCsv([hostile]))?.terms).toEqual(withoutIds([hostile]));
  });

  it("keeps count of its rows however long it is, and leaves out one that is a book", () => {
    const rows = Array.from({ length: 9000 }, (_, n) =>
      n === 7000 ? `${"x".repeat(70_000)},长` : `word ${n},词${n}`,
    );
    const result = read(["en,zh", ...rows, "last,"].join("\n"));
    expect(result?.terms.length).toBe(8999);
    expect(result?.problems).toEqual([
      { row: 7002, problem: "unreadable" },
      { row: 9002, problem: "one-language" },
    ]);
  });

  it("of broken rows ends in seconds", () => {
    const start = process.cpuUsage();
    const result = read(`en,zh\n${'"a\n'.repeat(500_000)}`);
    expect(result?.problems.length).toBe(50);
    expect(processorMs(start)).toBeLessThan(5000);
  });
});

describe("decoding", () => {
  const text = "en,zh\nUnited Nations,联合国";
  const utf16 = new Uint8Array(
    new Uint16Array([0xfeff, ...text.split("").map((unit) => unit.charCodeAt(0))]).buffer,
  );
  const swapped = utf16.map((_, index) => utf16[index ^ 1] ?? 0);
  // 联合国 in GB 18030.
  const gb = new Uint8Array([
    ...new TextEncoder().encode(text.slice(0, -3)),
    0xc1,
    0xaa,
    0xba,
    0xcf,
    0xb9,
    0xfa,
  ]);

  test.each([
    ["UTF-8", new TextEncoder().encode(text)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\ufeff${text}`)],
    ["UTF-16LE", utf16],
    ["UTF-16BE", swapped],
    ["GB 18030", gb],
  ])("knows %s", (_, bytes) => expect(decodeText(bytes)).toBe(text));

  test.each([
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ["broken UTF-8 with a mark", new Uint8Array([0xef, 0xbb, 0xbf, 0xc3, 0x28])],
    ["UTF-16 without a mark", utf16.subarray(2)],
  ])("gives nothing for %s", (_, bytes) => expect(decodeText(bytes)).toBeNull());
});
