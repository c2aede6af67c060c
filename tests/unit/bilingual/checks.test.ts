import { describe, expect, it } from "vitest";
import { checkPair } from "../../../shared/bilingual/checks/checkPair.ts";
import { checkStory } from "../../../shared/bilingual/checks/checkStory.ts";
import type { CheckContext } from "../../../shared/bilingual/checks/model.ts";
import { newsroomContext } from "../../../shared/bilingual/checks/newsroom.ts";
import { bilingualFindingText } from "../../../shared/bilingual/checks/text.ts";
import { partsById, reconcileLinks, sideHash } from "../../../shared/bilingual/links.ts";
import { segmentsOf } from "../../../shared/bilingual/segments.ts";
import { confirmLinks } from "../../../shared/bilingual/staleness.ts";
import { createI18n } from "../../../shared/i18n/translator.ts";
import { LANGUAGES, localized } from "../../../shared/language.ts";
import type { Story, Version } from "../../../shared/story/model.ts";
import { newStory } from "../../../shared/story/newStory.ts";
import { processorMs } from "../../processorTime.ts";

const NOW = "2011-11-16T00:00:00.000Z";
const CONTEXT: CheckContext = { terms: [], lengths: null };

function paragraphs(language: string, texts: readonly string[]): Version["body"] {
  return texts.map((text, index) => ({
    type: "paragraph",
    id: `${language}${index}`,
    children: text === "" ? [] : [{ type: "text", text }],
  }));
}

/** A story that is ready in both languages, with linked paragraphs. */
function storyOf(en: readonly string[], zh: readonly string[]): Story {
  const story = newStory({ section: "brief-news", date: "2011-11-16", now: NOW });
  const version = (language: "en" | "zh-Hans", title: string, texts: readonly string[]): Version => ({
    ...story.versions[language],
    title,
    slug: "a-slug",
    status: "ready",
    body: paragraphs(language, texts),
  });
  const versions = { en: version("en", "The river", en), "zh-Hans": version("zh-Hans", "河流", zh) };
  return linked({ ...story, versions });
}

function linked(story: Story): Story {
  return { ...story, links: reconcileLinks(story) };
}

function withVersion(story: Story, language: "en" | "zh-Hans", part: Partial<Version>): Story {
  return { ...story, versions: { ...story.versions, [language]: { ...story.versions[language], ...part } } };
}

function found(story: Story, context = CONTEXT): string[] {
  return checkStory(story, context).map(({ key, severity }) => `${severity} ${key}`);
}

describe("missing", () => {
  it("blocks a version that is ready without title, address or text", () => {
    const bare = withVersion(storyOf([], ["河水很清。"]), "en", { title: " ", slug: "" });
    expect(found(linked(bare)).filter((text) => text.startsWith("block"))).toEqual([
      "block bilingual-missing-title",
      "block bilingual-missing-slug",
      "block bilingual-missing-body",
    ]);
    expect(found(linked(withVersion(bare, "en", { status: "draft" }))).join()).not.toContain("block");
  });

  it("warns of a paragraph without a counterpart, once the other version has been begun", () => {
    const story = confirmLinks(storyOf(["The river is clean.", "We thank you."], ["河水很清。"]));
    expect(checkStory(story, CONTEXT)).toMatchObject([
      {
        rule: "missing",
        severity: "warn",
        language: "zh-Hans",
        link: null,
        part: "en1",
        en: "We thank you.",
        zh: "",
      },
    ]);
    const draft = localized(() => "draft" as const);
    const alone = LANGUAGES.reduce(
      (each, language) => withVersion(each, language, { status: draft[language] }),
      linked(withVersion(story, "zh-Hans", { body: [] })),
    );
    expect(found(alone)).toEqual([]);
  });

  it("warns of an empty side of a link, unless it is left out on purpose", () => {
    const story = confirmLinks(storyOf(["The river is clean."], ["河水很清。"]));
    const emptied = linked(withVersion(story, "zh-Hans", { body: paragraphs("zh-Hans", [""]) }));
    expect(found(emptied)).toContain("warn bilingual-missing-side");
    const links = emptied.links.map((link) => ({ ...link, state: "omitted" as const }));
    expect(found({ ...emptied, links })).not.toContain("warn bilingual-missing-side");
  });
});

describe("stale", () => {
  it("tells a guess from a side that fell behind", () => {
    const story = storyOf(["The river is clean."], ["河水很清。"]);
    expect(found(story)).toEqual(["warn bilingual-stale-draft", "warn bilingual-stale-draft"]);
    const confirmed = confirmLinks(story);
    expect(found(confirmed)).toEqual([]);
    const edited = linked(withVersion(confirmed, "en", { body: paragraphs("en", ["The river was clean."]) }));
    expect(checkStory(edited, CONTEXT)).toMatchObject([
      { rule: "stale", language: "zh-Hans", key: "bilingual-stale-side", en: "The river was clean." },
    ]);
  });
});

describe("a dismissed finding", () => {
  const story = confirmLinks(storyOf(["There are 12 wells."], ["这里有21口井。"]));
  const dismissed = (each: Story): Story => {
    const parts = partsById(each);
    const links = each.links.map((link) => {
      const of = localized((language) => sideHash(link[language], parts[language]));
      return { ...link, dismissed: [{ rule: "numbers", reason: "as the source has it", of }] };
    });
    return { ...each, links };
  };

  it("is left out until a side changes", () => {
    expect(found(story)).toEqual(["warn bilingual-differ"]);
    const quiet = dismissed(story);
    expect(found(quiet)).toEqual([]);
    const edited = withVersion(quiet, "en", { body: paragraphs("en", ["There are 13 wells."]) });
    expect(found(edited)).toContain("warn bilingual-differ");
  });

  it("leaves other rules alone", () => {
    const doubled = confirmLinks(storyOf(["There are are 12 wells."], ["这里有21口井。"]));
    expect(found(dismissed(doubled))).toEqual(["warn bilingual-doubled"]);
  });
});

describe("inconsistent", () => {
  it("is found within the story, on each of the links, and not for what is left out", () => {
    const story = confirmLinks(
      storyOf(["We thank everyone.", "We thank everyone."], ["我们感谢大家。", "谢谢所有人。"]),
    );
    expect(checkStory(story, CONTEXT).map(({ rule, params }) => [rule, params.value])).toEqual([
      ["inconsistent", "谢谢所有人。"],
      ["inconsistent", "我们感谢大家。"],
    ]);
    const links = story.links.map((link, index) =>
      index === story.links.length - 1 ? { ...link, state: "omitted" as const } : link,
    );
    expect(found({ ...story, links })).toEqual([]);
  });

  it("goes by the language that the story was written in", () => {
    const story = confirmLinks(storyOf(["About us", "Who we are"], ["关于我们的机构", "关于我们的机构"]));
    expect(found(story)).toEqual([]);
    expect(found({ ...story, sourceLanguage: "zh-Hans" })).toEqual([
      "warn bilingual-inconsistent",
      "warn bilingual-inconsistent",
    ]);
  });

  it("is found against the newsroom's other stories, once", () => {
    const other = confirmLinks(storyOf(["We thank everyone."], ["谢谢所有人。"]));
    const story = confirmLinks(storyOf(["We thank everyone."], ["我们感谢大家。"]));
    const newsroom = newsroomContext([...segmentsOf(other), ...segmentsOf(story)], []);
    expect(found(story, newsroom)).toEqual(["warn bilingual-inconsistent"]);
  });
});

describe("quotes", () => {
  const rules = (en: readonly string[], zh: readonly string[]) =>
    checkStory(confirmLinks(storyOf(en, zh)), CONTEXT).map(({ rule, language }) => `${rule} ${language}`);

  it("may be opened in one paragraph and closed in another, as each language does it", () => {
    const en = ["She said: “We waited a year.", "“Then we wrote.", "“Nobody answered.” That is all."];
    const zh = ["她说：“我们等了一年。", "后来我们写了信。", "没有人回复。”就是这样。"];
    expect(rules(en, zh)).toEqual([]);
  });

  it("are doubted where no paragraph closes them", () => {
    const en = ["She said: “We waited a year.”", "Then we wrote."];
    expect(rules(en, ["她说：“我们等了一年。", "后来我们写了信。"])).toEqual(["quotes zh-Hans"]);
    expect(rules(en, ["她说：我们等了一年。”", "“后来我们写了信。"])).toEqual([
      "quotes zh-Hans",
      "quotes zh-Hans",
    ]);
  });
});

describe("length", () => {
  const en = "The jury reads every application twice and writes down what it liked and what it did not.";
  const zh = "评审团对每份申请都会读两遍，并写下喜欢和不喜欢的地方。";
  const many = (count: number) => confirmLinks(storyOf(Array(count).fill(en), Array(count).fill(zh)));

  it("goes by the newsroom's own links when there are fifty", () => {
    expect(newsroomContext(segmentsOf(many(49)), []).lengths).toBeNull();
    const own = newsroomContext(segmentsOf(many(50)), []);
    const ratio = 25 / 17;
    expect(own.lengths?.low).toBeCloseTo(ratio / 1.25, 5);
    expect(own.lengths?.high).toBeCloseTo(ratio * 1.25, 5);
    const short = { en, "zh-Hans": "评审团对每份申请都会读两遍，并写下意见。" };
    expect(checkPair(short, CONTEXT)).toEqual([]);
    expect(checkPair(short, own).map(({ rule }) => rule)).toContain("length");
  });
});

describe("a finding's text", () => {
  const message = (en: string, zh: string, language: "en" | "zh-Hans") => {
    const [finding] = checkPair({ en, "zh-Hans": zh }, CONTEXT);
    return finding && bilingualFindingText(createI18n(language).t, finding);
  };

  it("names what is wrong, in both languages of the interface", () => {
    const [en, zh] = ["It cost 1.2 million yuan and took 12 days.", "花了很多钱。"];
    expect(message(en, zh, "en")).toBe("“1.2 million”, “12”: no counterpart in the Chinese text.");
    expect(message(en, zh, "zh-Hans")).toBe("“1.2 million”、“12”在中文里没有对应的内容。");
    expect(message("He said “wait and left.", "他说“等等”，就走了。", "en")).toBe(
      "Quotation marks or brackets in the English text don’t pair up: “.",
    );
  });

  it("is there for every finding of a story in which everything is wrong", () => {
    const story = storyOf(
      ["The the 12 wells 《opened on Monday，see https://a.org", "A hundred people came.", "Thanks."],
      ["這裡有21口井.", "很多人", ""],
    );
    for (const finding of checkStory(withVersion(story, "zh-Hans", { slug: "" }), CONTEXT)) {
      for (const language of LANGUAGES) {
        const text = bilingualFindingText(createI18n(language).t, finding);
        expect(text).not.toMatch(/\{\{|bilingual-|undefined/);
      }
    }
  });
});

describe("time", () => {
  const EN =
    "On 9 November 2011 some 1,200 people, “friends of the river”, met at https://example.org in May.";
  const ZH = "2011年11月9日，约1200位“河流之友”五月在https://example.org见面，共同讨论下一步。";

  it("checks a story of 200 links in less time than a person notices", () => {
    const texts = (text: string) => Array.from({ length: 200 }, (_, index) => `${text} ${index}`);
    const story = confirmLinks(storyOf(texts(EN), texts(ZH)));
    // Processor time, and the fastest of many: other work on the machine is not what is measured.
    const times = Array.from({ length: 15 }, () => {
      const start = process.cpuUsage();
      checkStory(story, CONTEXT);
      return processorMs(start);
    });
    expect(Math.min(...times)).toBeLessThan(100);
  });

  it.each([
    ["dates", "9 November 2011, 3 p.m. "],
    ["numbers", "1,1,1,12 million and two hundred and "],
    ["marks", "“‘(\"'[《（"],
    ["closers", '”’)"]」'],
    ["Han numerals", "一千万亿二三百两点五分之"],
    ["function words", "的的了了是是的的非非"],
    ["addresses", "a.b.c.d.e@a-b.c.d/(/(/关/于"],
    ["spaces", "the   \t  "],
    ["dots", "...。。。…--,,"],
    ["one letter", "a"],
    ["one digit", "8"],
    ["one Han numeral", "九"],
  ])("a megabyte of %s takes seconds at most", (_name, piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const start = process.cpuUsage();
    checkPair({ en: text, "zh-Hans": `中${text}` }, CONTEXT);
    expect(processorMs(start)).toBeLessThan(10_000);
  });
});
