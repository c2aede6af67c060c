import { ConverterBuilder } from "opencc-js/core";
import * as preset from "opencc-js/preset/cn2t";
import { describe, expect, test } from "vitest";
import { traditionalBody } from "../../../shared/bilingual/traditional/body.ts";
import { changeFinder, joinPreviews } from "../../../shared/bilingual/traditional/changes.ts";
import { withCornerBrackets } from "../../../shared/bilingual/traditional/quotes.ts";
import { createTraditional } from "../../../shared/bilingual/traditional/traditional.ts";
import type { Body, Inline } from "../../../shared/document/model.ts";
import { siteZh } from "../../../shared/i18n/zh-Hans/site.ts";
import { processorMs } from "../../processorTime.ts";

const plain = await createTraditional([]);

describe("characters", () => {
  test.each([
    ["干部干燥，树干", "幹部乾燥，樹幹"],
    ["一片胡同里，死胡同", "一片胡同裡，死胡同"],
    ["头发很长，发展很快", "頭髮很長，發展很快"],
    ["皇后以后", "皇后以後"],
    ["里程，这里，公里", "里程，這裡，公里"],
    ["面条，面对", "麵條，面對"],
    ["台湾的台风", "臺灣的颱風"],
    ["系统，联系，关系", "系統，聯繫，關係"],
    ["一只猫只有一间房", "一隻貓只有一間房"],
    ["松树，放松", "松樹，放鬆"],
    ["山谷，稻谷", "山谷，稻穀"],
    ["几乎，茶几", "幾乎，茶几"],
    ["制定，制造", "制定，製造"],
    ["于是于丹说", "於是于丹說"],
  ])("%s", (simplified, traditional) => {
    expect(plain.convert(simplified)).toBe(traditional);
  });

  test("words stay those that were written", () => {
    expect(plain.convert("支持社区项目的软件和文件")).toBe("支持社區項目的軟件和文件");
  });

  test("are those of OpenCC's conversion to Taiwan's standard", () => {
    const opencc = ConverterBuilder(preset)({ from: "cn", to: "tw" });
    const texts = [
      ...Object.values(siteZh),
      "人权捍卫者被拘留，律师不得会见。2011年11月9日，河流网络在北京召开发布会。",
      "他着急地说：饥荒之后，谷仓里只剩几斗发霉的面。",
      "\u{20BB7}野家的𪚥字，䜣然；A面B面；🙂干杯",
      "张栋梁与余秋雨先后出发，里应外合，一了百了",
    ];
    for (const text of texts)
      expect(plain.convert(text)).toBe(opencc(text).replace(/“/g, "「").replace(/”/g, "」"));
  });

  test("whatever isn't Simplified Chinese stays, and so does nothing at all", () => {
    for (const text of [
      "",
      "News from the river, 2011: it’s “fine”".replace(/[“”]/g, '"'),
      "한국어 🙂",
      "\ud800",
    ]) {
      expect(plain.convert(text)).toBe(text);
    }
  });

  test("a very long text takes no long time", () => {
    const text = "水利局干部昨天表示，由于气候干燥，头发会断。".repeat(20_000);
    const start = process.cpuUsage();
    expect(plain.convert(text)).toHaveLength(text.length);
    expect(processorMs(start)).toBeLessThan(10_000);
  });
});

describe("quotation marks", () => {
  test.each([
    ["他说：“你听见‘水声’了吗？”", "他说：「你听见『水声』了吗？」"],
    ["‘水中捞月’", "「水中捞月」"],
    ["‘她说“好”’", "「她说『好』」"],
    ["“一‘二“三”二’一”", "「一『二「三」二』一」"],
    ["It’s “Li’s ‘own’ book” of ’90", "It’s 「Li’s 『own』 book」 of ’90"],
    ["“没有合上。“又一句。”", "「没有合上。「又一句。」"],
    ["”先合上，“再打开", "」先合上，「再打开"],
  ])("%s", (curly, corner) => {
    expect(withCornerBrackets(curly)).toBe(corner);
    expect(withCornerBrackets(corner)).toBe(corner);
  });
});

describe("exceptions", () => {
  test("hold first, the longer before the shorter, and nothing else touches what they say", async () => {
    const { convert } = await createTraditional([
      { from: "软件", to: "軟體" },
      { from: "自由软件", to: "自由軟體" },
      { from: "台湾", to: "台灣" },
      { from: "于", to: "于" },
    ]);
    expect(convert("自由软件和软件，在台湾，于是")).toBe("自由軟體和軟體，在台灣，于是");
  });

  test("cut through a phrase", async () => {
    const { convert } = await createTraditional([{ from: "发", to: "发" }]);
    expect(convert("头发")).toBe("頭发");
  });

  test("may be many, long, odd", async () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ from: `词${index}`, to: `詞${index}！` }));
    const { convert } = await createTraditional([
      ...many,
      { from: "$&.*(", to: "$1" },
      { from: "“", to: "<" },
    ]);
    expect(convert("词4999、词12，$&.*(；“好”")).toBe("詞4999！、詞12！，$1；<好」");
  });

  test("make another key", async () => {
    const one = await createTraditional([{ from: "软件", to: "軟體" }]);
    const other = await createTraditional([{ from: "软件", to: "軟件" }]);
    expect(new Set([plain.key, one.key, other.key]).size).toBe(3);
  });
});

describe("a body", () => {
  const bold = (text: string): Inline => ({ type: "text", text, marks: ["bold"] });
  const run = (text: string): Inline => ({ type: "text", text });
  const paragraph = (children: Inline[]): Body => [{ type: "paragraph", id: "p", children }];

  test("is converted across its marks, breaks and links, whose targets stay", () => {
    const body = paragraph([
      run("理"),
      bold("发"),
      { type: "link", url: "/zh/干/?头发", children: [{ type: "text", text: "匠的“头" }, { type: "break" }] },
      run("发”"),
    ]);
    expect(traditionalBody(body, plain)).toEqual(
      paragraph([
        run("理"),
        bold("髮"),
        {
          type: "link",
          url: "/zh/干/?头发",
          children: [{ type: "text", text: "匠的「頭" }, { type: "break" }],
        },
        run("發」"),
      ]),
    );
  });

  test("keeps its runs where a word gets another length: it goes to the run that it began in", async () => {
    const traditional = await createTraditional([{ from: "网上博客", to: "部落格" }]);
    const body = paragraph([run("看网上"), bold("博"), run("客与头发")]);
    expect(traditionalBody(body, traditional)).toEqual(paragraph([run("看部落格"), run("與頭髮")]));
  });

  test("keeps characters that take two units whole", () => {
    const body = paragraph([run("\u{20BB7}"), bold("\u{20BB7}头"), run("发\u{20BB7}")]);
    expect(traditionalBody(body, plain)).toEqual(
      paragraph([run("\u{20BB7}"), bold("\u{20BB7}頭"), run("髮\u{20BB7}")]),
    );
  });

  test("has its lists, quotations and pictures converted, ids and all else as they were", () => {
    const body: Body = [
      { type: "heading", id: "h", level: 2, children: [run("发现")] },
      {
        type: "list",
        id: "l",
        ordered: true,
        items: [{ children: [run("头发")], items: { ordered: false, items: [{ children: [run("面条")] }] } }],
      },
      { type: "image", id: "i", media: "a".repeat(64), alt: "柳树", caption: "“里程”", credit: "摄影：李" },
      { type: "rule", id: "r" },
    ];
    expect(traditionalBody(body, plain)).toEqual([
      { type: "heading", id: "h", level: 2, children: [run("發現")] },
      {
        type: "list",
        id: "l",
        ordered: true,
        items: [{ children: [run("頭髮")], items: { ordered: false, items: [{ children: [run("麵條")] }] } }],
      },
      { type: "image", id: "i", media: "a".repeat(64), alt: "柳樹", caption: "「里程」", credit: "攝影：李" },
      { type: "rule", id: "r" },
    ]);
  });
});

describe("the changes", () => {
  const changes = (text: string, by = plain) =>
    changeFinder(by)(text).map(({ from, to, why }) => `${why} ${from}${to}`);

  test("each say why, and stand where the result has them", async () => {
    const traditional = await createTraditional([
      { from: "软件", to: "電腦軟體" },
      { from: "台湾", to: "台湾" },
    ]);
    const text = "台湾“理发店”的软件他干，国家\u{20BB7}伙伴头发";
    expect(changes(text, traditional)).toEqual([
      "exception 台湾台湾",
      "plain “「",
      "phrase 理发店理髮店",
      "plain ”」",
      "exception 软件電腦軟體",
      "ambiguous 干幹",
      "plain 国國",
      "plain 伙夥",
      "phrase 头发頭髮",
    ]);
    const shown = traditional.convert(text);
    for (const { start, to } of changeFinder(traditional)(text)) {
      expect(shown.slice(start, start + to.length)).toBe(to);
    }
  });

  test("are every one: with those back in its place, the text is as it was", () => {
    const text = "各种段落：一页之中“应有尽有”，里程、面条、干部、皇后，2011年。";
    let back = plain.convert(text);
    for (const { from, to, start } of changeFinder(plain)(text).reverse()) {
      back = back.slice(0, start) + from + back.slice(start + to.length);
    }
    expect(back).toBe(text);
  });

  test("look at the characters that are written in several ways", () => {
    for (const character of "干后里面发台系只松谷几") {
      expect(changes(`刘${character}`), character).toContainEqual(
        expect.stringMatching(`^ambiguous ${character}`),
      );
    }
    expect(changes("国")).toEqual(["plain 国國"]);
    expect(changes("水")).toEqual([]);
  });

  test("of two parts of a newsroom are counted together", () => {
    const change = { from: "国", to: "國", why: "plain" } as const;
    const other = { from: "头发", to: "頭髮", why: "phrase" } as const;
    const one = { stories: 1, changes: [{ ...change, count: 3, stories: 1 }], looked: 2, total: 3 };
    const rest = {
      stories: 1,
      changes: [
        { ...change, count: 2, stories: 1 },
        { ...other, count: 1, stories: 1 },
      ],
      looked: 3,
      total: 3,
    };
    expect(joinPreviews(one, rest)).toEqual({
      stories: 2,
      changes: [
        { ...change, count: 5, stories: 2 },
        { ...other, count: 1, stories: 1 },
      ],
      looked: 3,
      total: 3,
    });
  });
});
