import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Dictionary } from "../../../electron/helps/dictionary.ts";
import { DICTIONARY_FILE, NOTICE_FILE } from "../../../electron/helps/dictionaryFile.ts";
import { buildDictionary } from "../../../scripts/dictionary.ts";
import { errorsEn } from "../../../shared/i18n/en/errors.ts";
import { processorMs } from "../../processorTime.ts";
import { temporaryFolder } from "../support.ts";

const folder = mkdtempSync(join(tmpdir(), "twinpress-dictionary-"));
let dictionary: Dictionary;

beforeAll(() => {
  buildDictionary(folder);
  dictionary = Dictionary.open(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

const words = (text: string, language: "en" | "zh-Hans") =>
  dictionary.lookUp(text, language).map(({ simplified }) => simplified);

describe("Chinese", () => {
  it("is found by its simplified and by its traditional form", () => {
    const [chongqing] = dictionary.lookUp("重庆", "zh-Hans");
    expect(chongqing).toEqual({
      simplified: "重庆",
      traditional: "重慶",
      pinyin: "Chóng qìng",
      senses: [expect.stringMatching(/^Chongqing municipality.*\[Yú\]/)],
    });
    expect(dictionary.lookUp("重慶", "zh-Hans")).toEqual([chongqing]);
  });

  it("is cut into the longest words", () => {
    expect(words("人权捍卫者被拘留，律师不得会见。", "zh-Hans")).toEqual([
      "人权",
      "捍卫者",
      "被",
      "拘留",
      "律师",
      "不得",
      "会见",
    ]);
  });

  it("has all readings of a word, names and variants last", () => {
    const readings = dictionary.lookUp("里", "zh-Hans");
    expect(readings.map(({ pinyin }) => pinyin)).toEqual(["lǐ", "lǐ", "Lǐ", "lǐ"]);
    expect(readings.at(-1)?.senses[0]).toMatch(/^variant of/);
  });

  it("that nobody knows gives nothing, and what is around it is found", () => {
    expect(dictionary.lookUp("", "zh-Hans")).toEqual([]);
    expect(dictionary.lookUp("，。!?\u0000\ud800", "zh-Hans")).toEqual([]);
    expect(words("𠮷𠮷人权", "zh-Hans")).toContain("人权");
  });
});

describe("English", () => {
  it.each([
    ["human rights", "人权"],
    ["government", "政府"],
    ["journalists", "记者"],
    ["detained", "拘留"],
    ["freedom of speech", "言论自由"],
    ["civil societies", "公民社会"],
    ["Lawyer", "律师"],
    ["with", "和"],
  ])("%s is first of all %s", (english, chinese) => {
    expect(words(english, "en")[0]).toBe(chinese);
  });

  it.each([
    ["minister", "部长"],
    ["election", "选举"],
    ["protest", "抗议"],
    ["court", "法院"],
    ["judge", "法官"],
    ["police", "警察"],
    ["arrested", "逮捕"],
    ["prison", "监狱"],
    ["budget", "预算"],
    ["trade", "贸易"],
    ["strike", "罢工"],
    ["rights", "权益"],
    ["freedom", "自由"],
    ["report", "报道"],
    ["interview", "采访"],
    ["statement", "声明"],
    ["investigation", "调查"],
    ["corruption", "腐败"],
    ["flood", "洪水"],
    ["earthquake", "地震"],
    ["water", "水"],
    ["schools", "学校"],
    ["hospital", "医院"],
    ["volunteers", "志愿者"],
    ["conference", "会议"],
    ["agreement", "协议"],
    ["border", "边境"],
    ["refugees", "难民"],
    ["vaccine", "疫苗"],
    ["fund", "基金"],
    ["network", "网络"],
    ["community", "社区"],
  ])("%s has %s among the first four", (english, chinese) => {
    expect(words(english, "en").slice(0, 4)).toContain(chinese);
  });

  it("phrase is found as it stands only", () => {
    for (const { senses } of dictionary.lookUp("climate change", "en")) {
      expect(senses.join(";").toLowerCase()).toContain("climate change");
    }
    expect(words("change climate", "en")).toEqual([]);
    expect(words("qqqzzz", "en")).toEqual([]);
    expect(words("", "en")).toEqual([]);
  });
});

it("a whole selection is looked up in an instant, a book in no more", () => {
  const sentence = "人权捍卫者被拘留，律师不得会见。";
  dictionary.lookUp(sentence, "zh-Hans");
  const start = process.cpuUsage();
  for (let count = 0; count < 20; count += 1) {
    dictionary.lookUp(sentence, "zh-Hans");
    dictionary.lookUp("people", "en");
    dictionary.lookUp("one of the", "en");
  }
  dictionary.lookUp(sentence.repeat(100_000), "zh-Hans");
  dictionary.lookUp("people ".repeat(1_000_000), "en");
  expect(processorMs(start)).toBeLessThan(5000);
});

it("the licence lies beside the data", () => {
  const notice = readFileSync(join(folder, NOTICE_FILE), "utf8");
  for (const said of ["CC-CEDICT", "MDBG", "CC BY-SA 4.0", "Changed:"]) expect(notice).toContain(said);
});

it("a file that is missing, cut short, or another one is named", () => {
  const whole = readFileSync(join(folder, DICTIONARY_FILE));
  for (const bytes of [
    null,
    Buffer.alloc(0),
    whole.subarray(0, 20),
    whole.subarray(0, -1),
    Buffer.alloc(99),
  ]) {
    const other = temporaryFolder();
    if (bytes) writeFileSync(join(other, DICTIONARY_FILE), bytes);
    expect(() => Dictionary.open(other)).toThrow(
      expect.objectContaining({
        code: "help-file-unreadable",
        params: { path: join(other, DICTIONARY_FILE) },
      }),
    );
  }
  expect(errorsEn["help-file-unreadable"]).toContain("{{path}}");
});
