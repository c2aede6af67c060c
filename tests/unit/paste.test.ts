// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { bodyFromHtml, bodyFromText } from "../../renderer/editor/paste/importHtml.ts";
import type { Block, Body } from "../../shared/document/model.ts";

/** A body without its ids. */
function shape(body: Body): Omit<Block, "id">[] {
  return body.map(({ id: _, ...block }) => block);
}

const text = (value: string, ...marks: ("bold" | "italic" | "underline" | "strike")[]) =>
  marks.length > 0 ? { type: "text", text: value, marks } : { type: "text", text: value };

describe("paste from Word", () => {
  it("takes words, marks, headings and lists, and none of the rubbish", () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style>
      <!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head><body lang=EN-US><!--StartFragment-->
      <h1 style='mso-style-next:Normal'>Report<o:p></o:p></h1>
      <p class=MsoNormal style='text-indent:21.0pt'><b><span style='font-family:"Times New Roman"'>Bold</span></b><span
        lang=EN-US style='color:red'> and plain</span><o:p></o:p></p>
      <p class=MsoNormal><o:p>&nbsp;</o:p></p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span
        style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>First</p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>Second</p>
      <!--EndFragment--></body></html>`;
    expect(shape(bodyFromHtml(html))).toEqual([
      { type: "heading", level: 2, children: [text("Report")] },
      { type: "paragraph", children: [text("Bold", "bold"), text(" and plain")] },
      { type: "list", ordered: true, items: [{ children: [text("First")] }, { children: [text("Second")] }] },
    ]);
  });
});

describe("paste from Google Docs", () => {
  it("is not bold because Docs wraps everything in a b that isn't", () => {
    const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
      <p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400">Plain </span><span
        style="font-weight:700">bold</span><span style="font-style:italic"> slanted</span></p>
      <ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>One</span></p></li>
      <ul><li dir="ltr" aria-level="2"><p><span>Nested</span></p></li></ul></ul>
      <p><a href="https://example.org/a?b=1"><span style="text-decoration:underline">a link</span></a></p></b>`;
    expect(shape(bodyFromHtml(html))).toEqual([
      { type: "paragraph", children: [text("Plain "), text("bold", "bold"), text(" slanted", "italic")] },
      {
        type: "list",
        ordered: false,
        items: [
          { children: [text("One")], items: { ordered: false, items: [{ children: [text("Nested")] }] } },
        ],
      },
      {
        type: "paragraph",
        children: [{ type: "link", url: "https://example.org/a?b=1", children: [text("a link")] }],
      },
    ]);
  });
});

describe("paste from the web", () => {
  it("leaves scripts, styles and hidden parts behind, and links that do harm", () => {
    const html = `<div><script>alert(1)</script><style>p{}</style><p onclick="x()">Safe <a href="javascript:alert(1)">words</a></p>
      <p style="display:none">hidden</p><div><div>Deep</div></div><blockquote><p>Said</p></blockquote><hr>
      <table><tr><th>A</th><td>B</td></tr></table><img src="x.png" onerror="x()"></div>`;
    expect(shape(bodyFromHtml(html))).toEqual([
      { type: "paragraph", children: [text("Safe words")] },
      { type: "paragraph", children: [text("Deep")] },
      { type: "quote", children: [text("Said")] },
      { type: "rule" },
      { type: "paragraph", children: [text("A B")] },
    ]);
  });

  it("loses no words in quotes and lists of any shape", () => {
    const html = `<blockquote>loose <p>said</p><ol><li>listed</li></ol></blockquote>
      <ul><li><div>one<ol><li>a</li></ol></div><ul><li>b</li></ul></li></ul>`;
    expect(shape(bodyFromHtml(html))).toEqual([
      { type: "quote", children: [text("loose")] },
      { type: "quote", children: [text("said")] },
      { type: "list", ordered: true, items: [{ children: [text("listed")] }] },
      {
        type: "list",
        ordered: false,
        items: [
          {
            children: [text("one")],
            items: { ordered: true, items: [{ children: [text("a")] }, { children: [text("b")] }] },
          },
        ],
      },
    ]);
  });

  it("gives every block an id of its own", () => {
    const body = bodyFromHtml("<p>a</p><p>b</p><ul><li>c</li></ul>");
    expect(new Set(body.map(({ id }) => id)).size).toBe(3);
  });
});

describe("paste of plain text", () => {
  it("parts paragraphs at blank lines and keeps single line ends", () => {
    expect(shape(bodyFromText("one\r\ntwo\r\n\r\n\r\n三"))).toEqual([
      { type: "paragraph", children: [text("one"), { type: "break" }, text("two")] },
      { type: "paragraph", children: [text("三")] },
    ]);
  });
});
