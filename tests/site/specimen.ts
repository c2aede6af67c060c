import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { importBundles } from "../../electron/bundles/import.ts";
import { Library } from "../../electron/library/library.ts";
import { build } from "../../electron/publishing/build.ts";
import type { Body, Inline, Mark, MediaId } from "../../shared/document/model.ts";
import { type Language, localized } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { newStory } from "../../shared/story/newStory.ts";
import type { TraditionalSettings } from "../../shared/story/newsroom.ts";

const SAMPLE = join(import.meta.dirname, "../../assets/sample");

/** The folder under the server's root that the specimen is made for: no site may rely on being at the root. */
export const MOUNT = "cango";

/** Where the specimen says that it is. */
export const BASE_URL = `https://news.example.org/${MOUNT}`;

/** Addresses of the specimen's own stories, without language. */
export const SPECIMEN = {
  /** Has every kind of block, in both languages. */
  everything: "projects/2011/every-block/",
  /** Is published in one language only. */
  englishOnly: "brief-news/2009/english-only/",
  chineseOnly: "brief-news/2009/zhi-you-zhongwen/",
  /** Where {@link SPECIMEN.everything} was before. */
  moved: "projects/2011/an-earlier-address/",
};

/**
 * Builds the sample newsroom, and with it stories that show all that a page can hold, as a site
 * under `folder`/{@link MOUNT}.
 */
export async function buildSpecimen(folder: string, traditional?: TraditionalSettings): Promise<string> {
  const library = Library.create(join(folder, "newsroom"), {
    name: { en: "", "zh-Hans": "" },
    timeZone: "Asia/Shanghai",
    baseUrl: BASE_URL,
  });
  try {
    const { problems } = await importBundles(library, SAMPLE);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    const newsroom = library.newsroom();
    library.saveNewsroom({
      ...newsroom,
      sections: [...newsroom.sections, { id: "notices", name: { en: "Notices", "zh-Hans": "公告" } }],
      contact: { ...newsroom.contact, phone: "+86 10 6409 7888", email: "news@example.org" },
      ...(traditional ? { traditional } : {}),
    });
    for (const story of await specimenStories(library)) library.insert(story);
    const target = join(folder, "www", MOUNT);
    await mkdir(target, { recursive: true });
    await build(library, target);
    return join(folder, "www");
  } finally {
    library.close();
  }
}

async function specimenStories(library: Library): Promise<Story[]> {
  const river = await addPicture(library, "projects/2011/river-walks-2011/river.jpg");
  const bridge = await addPicture(library, "projects/2011/river-walks-2011/bridge.jpg");
  return [everyBlock(river, bridge), oneLanguage("en"), oneLanguage("zh-Hans")];
}

async function addPicture(library: Library, path: string): Promise<MediaId> {
  const bytes = await readFile(join(SAMPLE, "content", path));
  return (await library.addMedia("picture.jpg", bytes)).id;
}

/** A story with every kind of block and inline content, a cover, tags and earlier addresses. */
export function everyBlock(river: MediaId, bridge: MediaId): Story {
  const story = newStory({ section: "projects", date: "2011-06-01", now: "2011-06-01T02:00:00.000Z" });
  return {
    ...story,
    byline: { en: "Li Na & <friends>", "zh-Hans": "李娜" },
    tags: { en: ["Water", "R&D <1>", "!?"], "zh-Hans": ["水", "研究与开发"] },
    cover: {
      media: bridge,
      alt: { en: "A stone bridge over a river", "zh-Hans": "河上的石桥" },
      caption: { en: "The bridge at noon.", "zh-Hans": "正午的石桥。" },
      credit: "Photo: Li Na",
    },
    versions: localized((language) => ({
      ...story.versions[language],
      title: TITLES[language],
      slug: "every-block",
      summary: SUMMARIES[language],
      body: language === "en" ? englishBody(river) : chineseBody(river),
      status: "ready",
      formerPaths: ["projects/2011/an-earlier-address", "projects/2011/another-earlier-address"],
    })),
  };
}

const TITLES = {
  en: "Every block: “what’s in a page” & how <it> looks",
  "zh-Hans": "各种段落：一页之中“应有尽有”，以及它们的样子",
};

const SUMMARIES = {
  en: "Headings, lists within lists, a quotation, a picture with its credit, a rule, links & all four marks.",
  "zh-Hans": "标题、嵌套列表、引文、带署名的图片、分隔线、链接，以及四种强调。",
};

function englishBody(picture: MediaId): Body {
  return [
    paragraph("1", ["The first paragraph has ", bold("bold"), ", ", italic("italic"), ", "], marked()),
    { type: "heading", id: "2", level: 2, children: [text("On the water")] },
    paragraph("3", [
      "The walks begin at the old pier. Everyone brought a notebook, and everyone wrote down where the water was clear and where it was not. See the ",
      link("/en/brief-news/", "other news"),
      " and the ",
      link("https://www.example.org/?a=1&b=2", "organisers’ page"),
      ", or ",
      link("mailto:news@example.org", "write to us"),
      ".",
    ]),
    { type: "heading", id: "4", level: 3, children: [text("What was found")] },
    {
      type: "list",
      id: "5",
      ordered: false,
      items: [
        { children: [text("Clear water above the bridge")] },
        {
          children: [text("Three pipes below it:")],
          items: {
            ordered: true,
            items: [
              { children: [text("one that carried rain only")] },
              { children: [text("two that nobody could name")] },
            ],
          },
        },
      ],
    },
    {
      type: "image",
      id: "6",
      media: picture,
      alt: "A river between willows",
      caption: "The river in spring, looking upstream.",
      credit: "Photo: Li Na",
    },
    {
      type: "quote",
      id: "7",
      children: [text("We had lived beside it for thirty years and never walked its length.")],
    },
    { type: "heading", id: "8", level: 4, children: [text("A forced break")] },
    {
      type: "paragraph",
      id: "9",
      children: [text("C-601, Yonghe Plaza"), { type: "break" }, text("Beijing 100007")],
    },
    { type: "rule", id: "10" },
    paragraph("11", ["Text that looks like markup: <script>alert('1')</script> & &amp; ]]> stays text."]),
    { type: "image", id: "12", media: picture, alt: "", caption: "", credit: "" },
    { type: "paragraph", id: "13", children: [] },
  ];
}

function chineseBody(picture: MediaId): Body {
  return [
    paragraph("1", ["第一段里有", bold("加粗"), "、", italic("强调"), "、"], marked()),
    { type: "heading", id: "2", level: 2, children: [text("水上")] },
    paragraph("3", [
      "河道行走从旧码头出发。2011年6月1日，32位居民带着笔记本，记下哪里水清、哪里水浊。参见",
      link("/zh/brief-news/", "其他消息"),
      "和",
      link("https://www.example.org/?a=1&b=2", "主办方（River Network）网页"),
      "，或",
      link("mailto:news@example.org", "给我们来信"),
      "。",
    ]),
    { type: "heading", id: "4", level: 3, children: [text("发现了什么")] },
    {
      type: "list",
      id: "5",
      ordered: true,
      items: [
        { children: [text("石桥上游，水质清澈；")] },
        {
          children: [text("石桥下游有三处排水管：")],
          items: {
            ordered: false,
            items: [{ children: [text("一处只排雨水；")] }, { children: [text("两处无人说得清来历。")] }],
          },
        },
      ],
    },
    {
      type: "image",
      id: "6",
      media: picture,
      alt: "柳树之间的河流",
      caption: "春日的河流，面向上游。",
      credit: "摄影：李娜",
    },
    { type: "quote", id: "7", children: [text("我们在河边住了三十年，却从未沿着它走过一遍。")] },
    { type: "heading", id: "8", level: 4, children: [text("换行")] },
    {
      type: "paragraph",
      id: "9",
      children: [text("雍和大厦东楼C座601"), { type: "break" }, text("北京 100007")],
    },
    { type: "rule", id: "10" },
    paragraph("11", ["看似标记的文字：<script>alert('1')</script>，仍是文字。"]),
  ];
}

function marked(): Inline[] {
  return [
    { type: "text", text: "underline", marks: ["underline"] },
    text(", "),
    { type: "text", text: "strike", marks: ["strike"] },
    text(" & "),
    { type: "text", text: "all of them", marks: ["bold", "italic", "underline", "strike"] },
    text("."),
  ];
}

function oneLanguage(language: Language): Story {
  const date = language === "en" ? "2009-03-05" : "2009-04-02";
  const story = newStory({ section: "brief-news", date, now: `${date}T02:00:00.000Z` });
  const version = {
    ...story.versions[language],
    title: language === "en" ? "Only in English" : "只有中文",
    slug: language === "en" ? "english-only" : "zhi-you-zhongwen",
    body: [paragraph("1", [language === "en" ? "This has no Chinese version yet." : "这篇还没有英文版本。"])],
    status: "ready" as const,
  };
  return { ...story, versions: { ...story.versions, [language]: version } };
}

function paragraph(id: string, parts: readonly (string | Inline)[], rest: readonly Inline[] = []) {
  const children = parts.map((part) => (typeof part === "string" ? text(part) : part));
  return { type: "paragraph" as const, id, children: [...children, ...rest] };
}

function text(value: string): Inline {
  return { type: "text", text: value };
}

function withMark(value: string, mark: Mark): Inline {
  return { type: "text", text: value, marks: [mark] };
}

const bold = (value: string) => withMark(value, "bold");
const italic = (value: string) => withMark(value, "italic");

function link(url: string, label: string): Inline {
  return { type: "link", url, children: [{ type: "text", text: label }] };
}
