import { join } from "node:path";
import { expect, test } from "vitest";
import type { Library } from "../../../electron/library/library.ts";
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
