import { join } from "node:path";
import { expect, test } from "vitest";
import type { Library } from "../../../electron/library/library.ts";
import { CHECK_RULES } from "../../../shared/bilingual/checks/model.ts";
import { confirmLinks } from "../../../shared/bilingual/staleness.ts";
import type { Story } from "../../../shared/story/model.ts";
import { cli, json, sampleNewsroom } from "../commandLine.ts";
import { paragraph, temporaryFolder, temporaryNewsroom, withVersion } from "../support.ts";

/** A story of one paragraph that is ready in both languages, its links confirmed. */
function addStory(library: Library, en: string, zh: string): Story {
  const { story } = library.create();
  const version = (title: string, id: string, text: string) => ({
    title,
    body: [paragraph(id, text)],
    status: "ready" as const,
  });
  const english = withVersion(story, "en", version("The river", "a", en));
  const saved = library.save(withVersion(english, "zh-Hans", version("河流", "b", zh))).story;
  return library.save(confirmLinks(saved)).story;
}

test("nothing to say ends with 0, and a finding that only warns too", async () => {
  const library = temporaryNewsroom();
  const at = ["--newsroom", library.folder];
  const right = addStory(library, "The network has 142 members.", "该网络有142家会员。");
  expect(await json("check", ...at)).toEqual({ code: 0, data: { ok: true, findings: [] } });
  const wrong = addStory(library, "The network has 142 farms.", "该网络有124家农场。");
  const link = wrong.links.find((each) => each.en[0] === "a")?.id;
  expect(await json("check", ...at)).toEqual({
    code: 0,
    data: {
      ok: true,
      findings: [
        {
          story: wrong.id,
          link,
          rule: "numbers",
          severity: "warn",
          en: "The network has 142 farms.",
          zh: "该网络有124家农场。",
          message: "The English text says “142”, the Chinese one “124”.",
        },
      ],
    },
  });
  expect((await json("check", ...at, "--story", right.id)).data.findings).toEqual([]);
  const { stdout } = await cli(["check", ...at, "--lang", "zh"]);
  expect(stdout).toBe(
    `${wrong.id}\t${link}\tnumbers\twarn\t英文写的是“142”，中文写的是“124”。\n共 1 个问题。\n`,
  );
});

test("what keeps a ready version from being published ends with 2; the trash is not looked at", async () => {
  const library = temporaryNewsroom();
  const story = addStory(library, "The river is clean.", "河水很清。");
  library.save(withVersion(library.get(story.id).story, "zh-Hans", { body: [] }));
  const blocked = await json("check", "--newsroom", library.folder);
  expect(blocked.code).toBe(2);
  expect(blocked.data).toMatchObject({ ok: false });
  expect(blocked.data.findings).toContainEqual(
    expect.objectContaining({ story: story.id, link: null, rule: "missing", severity: "block" }),
  );
  library.trash([story.id]);
  expect(await json("check", "--newsroom", library.folder)).toEqual({
    code: 0,
    data: { ok: true, findings: [] },
  });
  const gone = await json("check", "--newsroom", library.folder, "--story", story.id);
  expect(gone).toMatchObject({ code: 1, data: { ok: false, error: { code: "story-missing" } } });
});

test("the newsroom's glossary and its other stories count", async () => {
  const library = temporaryNewsroom();
  library.glossary.save({
    id: "term",
    en: { preferred: "civil society organisation", allowed: [], forbidden: [] },
    "zh-Hans": { preferred: "民间组织", allowed: [], forbidden: ["公民社会组织"] },
    note: "",
  });
  addStory(library, "We thank everyone here.", "我们感谢在座的各位。");
  const other = addStory(library, "We thank everyone here.", "谢谢大家。");
  const term = addStory(library, "Civil society organisations met.", "公民社会组织举行了会面。");
  const { data } = await json("check", "--newsroom", library.folder);
  expect(data.findings).toContainEqual(
    expect.objectContaining({ story: other.id, rule: "inconsistent", severity: "warn" }),
  );
  expect(data.findings).toContainEqual(
    expect.objectContaining({
      story: term.id,
      rule: "glossary",
      message: "The glossary says not to use “公民社会组织” in the Chinese text. Use “民间组织”.",
    }),
  );
});

/** Pairs of which each trips one rule, by that. */
const WRONG: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  "wrong-script": ["The river was clean when we were young.", "The river was clean when we were young."],
  numbers: ["The network has 142 farms.", "该网络有124家农场。"],
  dates: ["It was founded on Nov 9, 2011.", "它成立于2011年11月19日。"],
  urls: ["Write to us at info@example.org.", "请写信至info@example.net。"],
  "closing-punctuation": ["Who cleans the river?", "谁来清理这条河。"],
  quotes: ["“We do,” she said.", "“我们来，她说。"],
  traditional: ["We wait for the rain.", "我們等待下雨。"],
  glossary: ["Civil society organisations met.", "公民社会组织举行了会面。"],
  inconsistent: ["We thank everyone here.", "谢谢大家。"],
  parity: ["They call it the “mother river”.", "他们把它叫做母亲河。"],
  length: [
    "The jury reads every application twice and writes down what it liked and what it did not.",
    "评审团会读。",
  ],
  doubled: ["The the river is long.", "这条河很长。"],
  typography: ["The river is long, wide and slow.", "这条河很长,又宽又慢。"],
};

test("each of the fifteen rules is told with its link, both texts and a message in both languages", async () => {
  const library = temporaryNewsroom();
  const term = { preferred: "civil society organisation", allowed: [], forbidden: [] };
  const zhTerm = { preferred: "民间组织", allowed: [], forbidden: ["公民社会组织"] };
  library.glossary.save({ id: "term", en: term, "zh-Hans": zhTerm, note: "" });
  addStory(library, "We thank everyone here.", "我们感谢在座的各位。");
  const wrong = Object.entries(WRONG).map(
    ([rule, texts]) => [rule, addStory(library, ...texts), texts] as const,
  );
  const stale = addStory(library, "The river is clean.", "河水很清。");
  library.save(withVersion(stale, "en", { body: [paragraph("a", "The river was clean.")] }));
  const missing = addStory(library, "The river is deep.", "河水很深。");
  library.save(withVersion(missing, "zh-Hans", { title: "" }));

  const { data } = await json("check", "--newsroom", library.folder);
  const { data: inChinese } = await json("check", "--newsroom", library.folder, "--lang", "zh");
  for (const [rule, { id, links }, [en, zh]] of wrong) {
    const link = links.find((each) => each.en[0] === "a")?.id;
    const finding = { story: id, link, rule, severity: "warn", en, zh };
    const inEnglish = (data.findings as object[]).filter((each) => "story" in each && each.story === id);
    expect(inEnglish).toEqual([{ ...finding, message: expect.stringMatching(/^[^{]*[.]$/) }]);
    expect(inChinese.findings).toContainEqual({
      ...finding,
      message: expect.stringMatching(/^[^{]*\p{Script=Han}[^{]*。$/u),
    });
  }
  expect(data.findings).toContainEqual(
    expect.objectContaining({ story: stale.id, rule: "stale", severity: "warn" }),
  );
  expect(data.findings).toContainEqual(
    expect.objectContaining({ story: missing.id, rule: "missing", severity: "block" }),
  );
  expect([...new Set((data.findings as { rule: string }[]).map(({ rule }) => rule))].toSorted()).toEqual(
    CHECK_RULES.toSorted(),
  );
});

test("the sample newsroom has no pair that is found wrong by mistake", async () => {
  const { data } = await json("check", "--newsroom", await sampleNewsroom());
  const found = data.findings as { rule: string; message: string }[];
  const told = found.filter(({ rule }) => rule !== "stale" && rule !== "missing");
  expect(told.map(({ message }) => message)).toEqual([]);
});

test("a folder that is no newsroom is named", async () => {
  const path = join(temporaryFolder(), "none");
  const { code, data } = await json("check", "--newsroom", path);
  expect(code).toBe(1);
  expect(data).toMatchObject({ ok: false, error: { code: "newsroom-missing" } });
});
