import fc from "fast-check";
import { expect, test } from "vitest";
import { fromMarkdown, withPictures } from "../../shared/document/fromMarkdown.ts";
import type { Inline, Text } from "../../shared/document/model.ts";
import { toMarkdown } from "../../shared/document/toMarkdown.ts";
import { bodies, PICTURE, withoutIds } from "./bodies.ts";

const text = (value: string, ...marks: NonNullable<Text["marks"]>): Text => {
  return { type: "text", text: value, ...(marks.length > 0 ? { marks } : {}) };
};

/** A paragraph's inline content as Markdown. */
function written(...children: Inline[]): string {
  return toMarkdown([{ type: "paragraph", id: "p", children }], () => "").trimEnd();
}

function read(markdown: string) {
  const { blocks, simplified } = fromMarkdown(markdown);
  return { blocks: blocks.map(({ id: _, ...block }) => block), simplified: [...simplified].sort() };
}

test("any body comes back from its Markdown as it was", () => {
  const isSame = fc.property(bodies, (body) => {
    const markdown = toMarkdown(body, () => PICTURE.file);
    const back = withPictures(fromMarkdown(markdown), (src) => (src === PICTURE.file ? PICTURE.media : null));
    expect(withoutIds(back), markdown).toEqual(withoutIds(body));
  });
  fc.assert(isSame, { numRuns: 300 });
});

test("plain text is written as it is, and only what would be read otherwise is marked", () => {
  expect(written(text("2011年11月9日，“全球视角2011”（柏林）。"))).toBe(
    "2011年11月9日，“全球视角2011”（柏林）。",
  );
  expect(written(text("NGOs & CSOs: 50% - more!"))).toBe("NGOs & CSOs: 50% - more!");
  expect(written(text("1. no list, *no* mark"))).toBe("1\\. no list, \\*no\\* mark");
  expect(written(text("{{< no >}} <b> &amp;"))).toBe("\\{\\{\\< no >}} \\<b> \\&amp;");
});

test("marks are Markdown's own, and count in Chinese too", () => {
  expect(written(text("a "), text("b", "bold"), text(" c"))).toBe("a **b** c");
  expect(written(text("甲"), text("“乙”", "bold"), text("丙"))).toBe("甲<!---->**“乙”**<!---->丙");
  expect(written(text("a", "underline"), text("b", "strike"))).toBe("<u>a</u>~~b~~");
  expect(written(text("a", "bold", "italic"), text("b", "bold"))).toBe("**<!---->*a*b**");
});

test("a mark goes on across links and forced breaks", () => {
  const link: Inline = { type: "link", url: "https://example.org/?a=1&b=2", children: [text("x", "bold")] };
  expect(written(text("See ", "bold"), link)).toBe("**See [x](https://example.org/?a=1&b=2)**");
  expect(written(text("a", "bold"), { type: "break" }, text("b", "bold"))).toBe("**a\\\nb**");
});

test("what a body can't hold stays as text, and is named", () => {
  expect(read("<p>a <b>b</b> &lt;</p>\n<script>gone()</script>")).toEqual({
    blocks: [{ type: "paragraph", children: [text("a "), text("b", "bold"), text(" < ")] }],
    simplified: ["raw-html"],
  });
  expect(read("```js\na()\n\nb()\n```")).toEqual({
    blocks: [
      { type: "paragraph", children: [text("a()"), { type: "break" }, { type: "break" }, text("b()")] },
    ],
    simplified: ["code"],
  });
  expect(read("| a | **b** |\n|---|---|\n| c | d |")).toEqual({
    blocks: [
      { type: "paragraph", children: [text("a | "), text("b", "bold")] },
      { type: "paragraph", children: [text("c | d")] },
    ],
    simplified: ["table"],
  });
  expect(read("[a](javascript:alert(1)) [b](../other/)")).toEqual({
    blocks: [{ type: "paragraph", children: [text("a b")] }],
    simplified: ["link"],
  });
  expect(read("{{% note %}}Kept.{{% /note %}}")).toEqual({
    blocks: [{ type: "paragraph", children: [text("Kept.")] }],
    simplified: ["shortcode"],
  });
  expect(read("> a\n>\n> - b")).toEqual({
    blocks: [{ type: "quote", children: [text("a"), { type: "break" }, { type: "break" }, text("b")] }],
    simplified: ["nested-block"],
  });
});

test("pictures are blocks of their own, wherever they stand", () => {
  const picture = { type: "image", src: "a.jpg", alt: "A", caption: "C", credit: "" };
  const after = [
    { type: "paragraph", children: [text("before")] },
    picture,
    { type: "paragraph", children: [text("after")] },
  ];
  expect(read('before ![A](a.jpg "C") after').blocks).toEqual(after);
  expect(read('before\n{{<figure src="a.jpg" alt="A" caption="C">}}\nafter').blocks).toEqual(after);
  expect(read('- before ![A](a.jpg "C")').blocks).toEqual([
    { type: "list", ordered: false, items: [{ children: [text("before")] }] },
    picture,
  ]);
  expect(read('{{< figure src=`a.jpg` title="T" caption="say \\"hi\\"" attr=\'x\' >}}').blocks).toMatchObject(
    [{ src: "a.jpg", caption: 'T — say "hi"' }],
  );
});

test("a picture whose file is missing is left out of the body", () => {
  const parsed = fromMarkdown("a\n\n![x](gone.jpg)\n\nb");
  expect(withoutIds(withPictures(parsed, () => null))).toMatchObject([
    { type: "paragraph" },
    { type: "paragraph" },
  ]);
});

test("lines of Chinese join without a space, others with one, and a tilde between numbers is no mark", () => {
  expect(read("第一行\n第二行").blocks).toEqual([{ type: "paragraph", children: [text("第一行第二行")] }]);
  expect(read("他说：\n“好。”\n\n（“好”）\n——她").blocks).toEqual([
    { type: "paragraph", children: [text("他说：“好。”")] },
    { type: "paragraph", children: [text("（“好”）——她")] },
  ]);
  expect(read("**第一**\n第二\n**第三**\n[第四\n*第五*](https://a.org)\n第六").blocks).toEqual([
    {
      type: "paragraph",
      children: [
        text("第一", "bold"),
        text("第二"),
        text("第三", "bold"),
        { type: "link", url: "https://a.org", children: [text("第四"), text("第五", "italic")] },
        text("第六"),
      ],
    },
  ]);
  expect(read("**第一**\n**第二**").blocks).toEqual([
    { type: "paragraph", children: [text("第一第二", "bold")] },
  ]);
  expect(read("中文\nEnglish\n中文 “a”\n“b” `c\nd`").blocks).toEqual([
    { type: "paragraph", children: [text("中文 English 中文 “a” “b” c d")] },
  ]);
  expect(read("one\ntwo").blocks).toEqual([{ type: "paragraph", children: [text("one two")] }]);
  expect(read("约10~20人，5~6次").blocks).toEqual([
    { type: "paragraph", children: [text("约10~20人，5~6次")] },
  ]);
});

test("headings keep to the levels of a body, without Hugo's attributes", () => {
  expect(read("# a\n\n## b {#id}\n\n###### c").blocks).toEqual([
    { type: "heading", level: 2, children: [text("a")] },
    { type: "heading", level: 2, children: [text("b")] },
    { type: "heading", level: 4, children: [text("c")] },
  ]);
});
