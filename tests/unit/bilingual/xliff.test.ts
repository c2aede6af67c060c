import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reconcileLinks } from "../../../shared/bilingual/links.ts";
import { partsOf } from "../../../shared/bilingual/parts.ts";
import { confirmLinks, staleLinks } from "../../../shared/bilingual/staleness.ts";
import { applyXliff } from "../../../shared/bilingual/xliff/apply.ts";
import type { UnitReport, XliffFile } from "../../../shared/bilingual/xliff/model.ts";
import { parseXliff } from "../../../shared/bilingual/xliff/parse.ts";
import { isBlank, slotsOf, withSlots } from "../../../shared/bilingual/xliff/slots.ts";
import { exportXliff } from "../../../shared/bilingual/xliff/write.ts";
import type { Body } from "../../../shared/document/model.ts";
import { type Language, otherLanguage } from "../../../shared/language.ts";
import type { Story } from "../../../shared/story/model.ts";
import { newStory } from "../../../shared/story/newStory.ts";
import { bodies, withoutIds } from "../bodies.ts";

const NOW = "2011-11-16T00:00:00.000Z";
const EN = "en" as const;
const ZH = "zh-Hans" as const;

function storyOf(en: Body, zh: Body): Story {
  const story = newStory({ section: "brief-news", date: "2011-11-16", now: NOW });
  story.versions.en = { ...story.versions.en, title: "Title & <more>", body: en };
  story.versions[ZH] = { ...story.versions[ZH], body: zh };
  return { ...story, links: reconcileLinks(story) };
}

function exported(story: Story, to: Language | null = ZH): string {
  return exportXliff([story], { to, noteOf: (kind) => kind });
}

function parsed(xml: string): XliffFile {
  const [file] = parseXliff([xml], "test.xlf");
  if (!file) throw new Error("no file");
  return file;
}

/** What is left of a report: how it went, by unit. */
function results(report: readonly UnitReport[]): string[] {
  return report.map((row) =>
    row.result === "refused" ? `${row.reason} ${row.tags.join()}`.trim() : row.result,
  );
}

function paragraph(id: string, text: string): Body[number] {
  return { type: "paragraph", id, children: text === "" ? [] : [{ type: "text", text }] };
}

/** The file of a translator who says that each source is right as it is. */
function copied(file: XliffFile): XliffFile {
  return {
    ...file,
    units: file.units.map((unit) => ({ ...unit, target: unit.source, state: "translated" })),
  };
}

/** What a translator gets to see of the English body: the blocks that have text, without what is blank. */
function translatable(story: Story): Body {
  return partsOf(story, EN).flatMap((part) => {
    const slots = slotsOf(part);
    if (part.block === null || slots.every(isBlank)) return [];
    return [
      withSlots(
        part.block,
        slots.map((slot) => (isBlank(slot) ? [] : slot)),
      ),
    ];
  });
}

describe("a file that comes back untouched", () => {
  it("changes nothing, in either direction", () => {
    fc.assert(
      fc.property(bodies, bodies, fc.constantFrom(EN, ZH), (en, zh, to) => {
        const story = storyOf(en, zh);
        const { story: after, report } = applyXliff(story, parsed(exported(story, to)));
        expect(after).toEqual(story);
        for (const row of results(report)) expect(["unchanged", "empty-target"]).toContain(row);
      }),
    );
  });
});

describe("a translator who keeps the tags", () => {
  it("gets exactly what was written, with lists, marks, links and breaks", () => {
    fc.assert(
      fc.property(bodies, (en) => {
        const story = storyOf(en, []);
        const { story: after, report } = applyXliff(story, copied(parsed(exported(story))));
        expect(new Set(results(report))).toEqual(new Set(["applied"]));
        expect(withoutIds(after.versions[ZH].body)).toEqual(withoutIds(translatable(story)));
        expect(after.versions.en).toEqual(story.versions.en);
        const ids = after.versions[ZH].body.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(after.links.every(({ state, origin }) => state === "translated" && origin === "xliff")).toBe(
          true,
        );
        expect(staleLinks({ ...after, links: reconcileLinks(after, story) })).toEqual([]);
      }),
    );
  });

  it("gets it into the blocks that are there, which keep their ids and their order", () => {
    fc.assert(
      fc.property(bodies, bodies, (en, zh) => {
        const story = storyOf(en, zh);
        const { story: after } = applyXliff(story, copied(parsed(exported(story))));
        const ids = after.versions[ZH].body.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => zh.some((block) => block.id === id))).toEqual(zh.map(({ id }) => id));
        expect(after.versions.en).toEqual(story.versions.en);
        // A second time there is nothing left to do.
        const again = applyXliff(after, copied(parsed(exported(after))));
        expect(new Set(results(again.report))).toEqual(new Set(["unchanged"]));
        expect(again.story.versions).toEqual(after.versions);
      }),
    );
  });
});

/** The file with a unit's target as it is written here. */
function withTarget(xml: string, unit: string, target: string, state = "translated"): XliffFile {
  const at = xml.indexOf(`<trans-unit id="${unit}"`);
  if (at < 0) throw new Error(`no unit ${unit}`);
  const start = xml.indexOf("<target", at);
  const end = xml.indexOf("</target>", at) + "</target>".length;
  const written = `<target xml:lang="zh-Hans" state="${state}">${target}</target>`;
  return parsed(xml.slice(0, start) + written + xml.slice(end));
}

function only(file: XliffFile, unit: string): XliffFile {
  return { ...file, units: file.units.filter(({ id }) => id === unit) };
}

const RICH: Body = [
  {
    type: "paragraph",
    id: "p",
    children: [
      { type: "text", text: "A " },
      { type: "text", text: "bold", marks: ["bold"] },
      { type: "text", text: " " },
      { type: "link", url: "https://example.org/", children: [{ type: "text", text: "link" }] },
      { type: "break" },
      { type: "text", text: "line" },
    ],
  },
];
const GOOD = `<g id="2" ctype="link">链接</g>一<g id="1">粗</g><x id="3"/>行`;

describe("tags", () => {
  it.each([
    ["in another order", GOOD, "applied"],
    [
      "without kinds, inside a segment that a tool has marked",
      `<mrk mtype="seg" mid="1">${GOOD}</mrk>`,
      "applied",
    ],
    ["missing", `<g id="2">链接</g>一粗<x id="3"/>行`, "lost-tags 1 (bold)"],
    ["doubled", `${GOOD}<x id="3"/>`, "lost-tags 3 (lb)"],
    ["inside one another", `<g id="1"><g id="2">链接</g>粗</g><x id="3"/>行`, "lost-tags 2 (link)"],
    ["of a tool's own", `${GOOD}<ph id="9">%s</ph>`, "lost-tags 9 (?)"],
    ["in a suggestion only", "", "empty-target"],
  ])("%s", (_, target, expected) => {
    const story = storyOf(RICH, []);
    const suggestion = `<alt-trans><target>${GOOD}</target></alt-trans>`;
    const xml = exported(story).replace("</trans-unit>\n</body>", `${suggestion}</trans-unit>\n</body>`);
    const { story: after, report } = applyXliff(story, only(withTarget(xml, "p", target), "p"));
    expect(results(report)).toEqual([expected]);
    if (expected !== "applied") expect(after).toEqual(story);
    else
      expect(withoutIds(after.versions[ZH].body)).toEqual([
        {
          type: "paragraph",
          children: [
            { type: "link", url: "https://example.org/", children: [{ type: "text", text: "链接" }] },
            { type: "text", text: "一" },
            { type: "text", text: "粗", marks: ["bold"] },
            { type: "break" },
            { type: "text", text: "行" },
          ],
        },
      ]);
  });

  it("lead nowhere else than they did, whatever the file says", () => {
    const story = storyOf(RICH, []);
    const xml = exported(story).replaceAll("https://example.org/", "https://evil.example/");
    const { report, story: after } = applyXliff(story, copied(only(parsed(xml), "p")));
    expect(results(report)).toEqual(["lost-tags https://evil.example/"]);
    expect(after).toEqual(story);
    const moved = storyOf([{ ...paragraph("p", "Another text") }], []);
    const script = exported(story).replaceAll("https://example.org/", "javascript:alert(1)");
    expect(results(applyXliff(moved, copied(only(parsed(script), "p"))).report)).toEqual([
      "lost-tags javascript:alert(1)",
    ]);
  });

  it("are known by their numbers where a tool has dropped what they are", () => {
    const story = storyOf(RICH, []);
    const bare = exported(story).replace(/ (?:ctype|clone|equiv-text)="[^"]*"/g, "");
    const { story: after, report } = applyXliff(story, copied(only(parsed(bare), "p")));
    expect(results(report)).toEqual(["applied"]);
    expect(withoutIds(after.versions[ZH].body)).toEqual(withoutIds(RICH));
  });

  it("that a file brings in on both sides are refused", () => {
    const story = storyOf([paragraph("p", "One")], []);
    const made = exported(story).replace(">One<", '>One<ph id="7">%s</ph><');
    expect(results(applyXliff(story, copied(only(parsed(made), "p"))).report)).toEqual(["lost-tags 7 (?)"]);
  });

  it("that only the translation has lead nowhere else either", () => {
    const link = { type: "link" as const, url: "/zh/a/", children: [{ type: "text" as const, text: "旧" }] };
    const story = storyOf([paragraph("p", "One")], [{ type: "paragraph", id: "z", children: [link] }]);
    const unit = story.links.find(({ en }) => en.includes("p"))?.id ?? "";
    const written = '<g id="1" ctype="link" equiv-text="javascript:alert(1)">新</g>';
    const { story: after } = applyXliff(story, only(withTarget(exported(story), unit, written), unit));
    expect(after.versions[ZH].body).toMatchObject([
      { children: [{ url: "/zh/a/", children: [{ text: "新" }] }] },
    ]);
  });

  it("of a translation that has others than the source may stay as they are", () => {
    const zh: Body = [
      { type: "paragraph", id: "z", children: [{ type: "text", text: "旧", marks: ["italic"] }] },
    ];
    const story = storyOf(RICH, zh);
    const unit = story.links.find((link) => link.en.includes("p"))?.id ?? "";
    const xml = exported(story);
    const [, id = ""] = /<g id="(\d+)" ctype="italic"/.exec(xml) ?? [];
    const { story: after, report } = applyXliff(
      story,
      only(withTarget(xml, unit, `<g id="${id}" ctype="italic">新</g>`), unit),
    );
    expect(results(report)).toEqual(["applied"]);
    expect(after.versions[ZH].body).toEqual([
      { type: "paragraph", id: "z", children: [{ type: "text", text: "新", marks: ["italic"] }] },
    ]);
  });
});

describe("what changed here since it went out", () => {
  const sent = () => {
    const story = storyOf([paragraph("p", "One")], [paragraph("z", "一")]);
    return { story, unit: story.links.find((link) => link.en.includes("p"))?.id ?? "" };
  };
  const edit = (story: Story, language: Language, block: Body[number]): Story => {
    const version = { ...story.versions[language], body: [block] };
    const next = { ...story, versions: { ...story.versions, [language]: version } };
    return { ...next, links: reconcileLinks(next, story) };
  };

  it("a source: the translation is put in, and is stale", () => {
    const { story, unit } = sent();
    const file = only(withTarget(exported(story), unit, "壹", "final"), unit);
    const { story: after, report } = applyXliff(edit(story, EN, paragraph("p", "Two")), file);
    expect(results(report)).toEqual(["stale"]);
    expect(after.versions[ZH].body).toEqual([paragraph("z", "壹")]);
    const saved = { ...after, links: reconcileLinks(after, story) };
    expect(staleLinks(saved).map(({ link, sides }) => [link.id, sides, link.was])).toEqual([
      [unit, [ZH], { en: "One" }],
    ]);
  });

  it("a source, where the translation goes into the story's own source language", () => {
    const { story, unit } = sent();
    const file = only(parsed(exported(story, EN)), unit);
    const translated = {
      ...file,
      units: file.units.map((u) => ({ ...u, target: [{ type: "text" as const, text: "New" }] })),
    };
    const { story: after, report } = applyXliff(edit(story, ZH, paragraph("z", "二")), translated);
    expect(results(report)).toEqual(["stale"]);
    const saved = { ...after, links: reconcileLinks(after, story) };
    expect(staleLinks(saved).map(({ sides }) => sides.includes(EN))).toEqual([true]);
  });

  it("a target: it stays", () => {
    const { story, unit } = sent();
    const file = only(withTarget(exported(story), unit, "壹"), unit);
    const bold: Body[number] = {
      type: "paragraph",
      id: "z",
      children: [{ type: "text", text: "一", marks: ["bold"] }],
    };
    for (const block of [paragraph("z", "改"), bold]) {
      const edited = edit(story, ZH, block);
      const { story: after, report } = applyXliff(edited, file);
      expect(results(report)).toEqual(["target-changed"]);
      expect(after).toEqual(edited);
    }
  });

  it("a link: the unit is found by its part", () => {
    const story = storyOf([paragraph("p", "One")], []);
    const file = only(withTarget(exported(story), "p", "壹"), "p");
    const linked = applyXliff(story, file).story;
    expect(results(applyXliff(linked, file).report)).toEqual(["unchanged"]);
  });

  it("a file that has lost what it went out with replaces nothing, and is stale", () => {
    const { story, unit } = sent();
    const bare = exported(story).replace(/ extradata="[^"]*"/g, "");
    expect(results(applyXliff(story, only(withTarget(bare, unit, "壹"), unit)).report)).toEqual([
      "target-changed",
    ]);
    const fresh = storyOf([paragraph("p", "One")], []);
    const stripped = exported(fresh).replace(/ extradata="[^"]*"/g, "");
    const { report } = applyXliff(fresh, only(withTarget(stripped, "p", "壹"), "p"));
    expect(results(report)).toEqual(["stale"]);
  });
});

describe("units", () => {
  it("are refused by themselves, and leave the rest of the file to be put in", () => {
    const story = storyOf([paragraph("a", "One"), paragraph("b", "Two"), paragraph("c", "Three")], []);
    const xml = exported(story);
    const file: XliffFile = {
      ...parsed(xml),
      units: [
        ...withTarget(xml, "a", "坏\ufffd").units.filter(({ id }) => id === "a"),
        ...withTarget(xml, "b", "二").units.filter(({ id }) => id === "b"),
        ...withTarget(xml, "b", "贰").units.filter(({ id }) => id === "b"),
        ...withTarget(xml, "c", " ").units.filter(({ id }) => id === "c"),
        ...parsed(xml.replace('id="c"', 'id="x"').replace('resname="c"', 'resname="y"')).units.filter(
          ({ id }) => id === "x",
        ),
      ],
    };
    const { story: after, report } = applyXliff(story, file);
    expect(results(report)).toEqual([
      "bad-characters",
      "applied",
      "unknown-unit",
      "empty-target",
      "unknown-unit",
    ]);
    expect(after.versions[ZH].body).toMatchObject([{ children: [{ text: "二" }] }]);
  });

  it("go out as their source for want of a translation, and are none when they come back so", () => {
    const story = storyOf([paragraph("p", "BBC")], []);
    const xml = exported(story);
    expect(xml).toContain('state="needs-translation">BBC</target>');
    const come = (...[target, state]: [string, string]) =>
      results(applyXliff(story, only(withTarget(xml, "p", target, state), "p")).report);
    expect(come("BBC", "needs-translation")).toEqual(["empty-target"]);
    expect(come("BBC", "translated")).toEqual(["applied"]);
    // Some programs leave the state as it was.
    expect(come("英国广播公司", "needs-translation")).toEqual(["applied"]);
    const meanwhile = applyXliff(story, only(withTarget(xml, "p", "英国广播公司"), "p")).story;
    expect(results(applyXliff(meanwhile, only(parsed(xml), "p")).report)).toEqual(["empty-target"]);
  });

  it("in another language are refused", () => {
    const story = storyOf([paragraph("p", "One")], []);
    const french = parsed(exported(story).replaceAll('"zh-Hans"', '"fr"'));
    expect(new Set(results(applyXliff(story, french).report))).toEqual(new Set(["wrong-language"]));
    const xml = exported(story).replaceAll('<target xml:lang="zh-Hans"', '<target xml:lang="zh-TW"');
    const [unit] = applyXliff(story, copied(parsed(xml))).report;
    expect(unit).toMatchObject({ reason: "wrong-language" });
    for (const tag of ["zh-CN", "zh_CN", "ZH-Hans-CN", "zh"]) {
      const mainland = exported(story).replaceAll('"zh-Hans"', `"${tag}"`);
      expect(new Set(results(applyXliff(story, copied(parsed(mainland))).report))).toEqual(
        new Set(["applied"]),
      );
    }
  });

  it("of blocks that are linked as several are one, with a mark between them", () => {
    const story = storyOf([paragraph("a", "One"), paragraph("b", "Two")], [paragraph("z", "一二")]);
    const parts = { ...story.links[0], id: "l", en: ["a", "b"], [ZH]: ["z"] };
    const joined = {
      ...story,
      links: [
        { ...parts, state: "translated" as const, base: { en: "", [ZH]: "" }, origin: "human" as const },
      ],
    };
    const xml = exported(joined);
    expect(xml).toContain('One<x id="1" ctype="x-part" clone="no"/>Two</source>');
    const one = applyXliff(joined, only(withTarget(xml, "l", "壹贰"), "l"));
    expect(one.story.versions[ZH].body).toEqual([paragraph("z", "壹贰")]);
    const two = applyXliff(joined, only(withTarget(xml, "l", '壹<x id="1"/>贰'), "l"));
    expect(two.story.versions[ZH].body).toMatchObject([
      { id: "z", children: [{ text: "壹" }] },
      { children: [{ text: "贰" }] },
    ]);
    expect(two.story.links.find(({ id }) => id === "l")?.[ZH]).toHaveLength(2);
  });

  it("say how far they are, and come back as far as the translator says", () => {
    const story = storyOf([paragraph("a", "One"), paragraph("b", "Two")], [paragraph("z", "一")]);
    const reviewed = confirmLinks(story, new Set(story.links.map(({ id }) => id)));
    const states = (xml: string) => [...xml.matchAll(/state="([^"]*)"/g)].map(([, state]) => state);
    expect(states(exported(story))).toEqual([
      "needs-translation",
      "needs-review-translation",
      "needs-translation",
    ]);
    expect(states(exported(reviewed))).toEqual(["needs-translation", "final", "needs-translation"]);
    expect(exported(reviewed).match(/approved="yes"/g)).toHaveLength(1);
    const unit = story.links.find((link) => link.en.includes("a"))?.id ?? "";
    for (const [state, expected] of [
      ["final", "reviewed"],
      ["translated", "translated"],
      ["new", "draft"],
    ] as const) {
      const { story: after } = applyXliff(story, only(withTarget(exported(story), unit, "一", state), unit));
      expect(after.links.find(({ id }) => id === unit)?.state).toBe(expected);
    }
  });

  it("don't go out for what is left out on purpose, and without characters that XML can't hold", () => {
    const story = storyOf([paragraph("a", "One\u0001\ud800"), paragraph("b", "Two")], []);
    const omitted = {
      en: ["b"],
      [ZH]: [],
      id: "o",
      state: "omitted" as const,
      base: { en: "", [ZH]: "" },
      origin: "human" as const,
    };
    const held = { ...story, links: [...story.links, omitted] };
    const file = parsed(exported(held));
    expect(file.units.map(({ id }) => id)).toEqual(["title", "a"]);
    expect(file.units[1]?.source).toEqual([{ type: "text", text: "One" }]);
    expect(applyXliff(held, file).story).toEqual(held);
  });

  it("new blocks stand where the source has them", () => {
    const en = ["a", "b", "c", "d"].map((id) => paragraph(id, id));
    const story = { ...storyOf(en, [paragraph("z", "丙")]), links: [] };
    const link = {
      id: "l",
      en: ["c"],
      [ZH]: ["z"],
      state: "translated" as const,
      base: { en: "", [ZH]: "" },
      origin: "human" as const,
    };
    const { story: after } = applyXliff(
      { ...story, links: [link] },
      copied({ ...parsed(exported({ ...story, links: [link] })) }),
    );
    expect(after.versions[ZH].body.map((block) => block.type === "paragraph" && block.children)).toEqual(
      ["a", "b", "c", "d"].map((text) => [{ type: "text", text }]),
    );
    expect(after.versions[ZH].body[2]?.id).toBe("z");
  });
});

it("the other language is the one that stories are translated into, unless another is named", () => {
  const story = { ...storyOf([], []), sourceLanguage: ZH };
  expect(exported(story, null)).toContain(`source-language="zh-Hans" target-language="${otherLanguage(ZH)}"`);
});
