import { bodyIsEmpty } from "../../document/text.ts";
import { inlinesOf } from "../../document/walk.ts";
import { LANGUAGES, type Language, localized, otherLanguage } from "../../language.ts";
import type { Link, Story } from "../../story/model.ts";
import { type PartsById, partsById, sideHash } from "../links.ts";
import type { Part } from "../parts.ts";
import { looseParts, type Segment, segmentsOf } from "../segments.ts";
import { byRule, checkPair } from "./checkPair.ts";
import { inconsistencies } from "./inconsistencies.ts";
import type { BilingualFinding, CheckContext, FindingKey, Pair, PairFinding, Problem } from "./model.ts";
import { quotedAcross } from "./quotes.ts";

/** What there is to say of a story's two versions: what blocks it first, then link by link in reading order. */
export function checkStory(story: Story, context: CheckContext): BilingualFinding[] {
  const parts = partsById(story);
  const segments = segmentsOf(story).filter(({ link }) => link.state !== "omitted");
  const across = localized((language) => quotedAcross(segments.map(({ text }) => text[language])));
  const within = inconsistencies(
    segments.filter(hasBothTexts).map((segment) => [segment.link.id, pairOf(segment, story)]),
  );
  return [
    ...missingInVersions(story),
    ...segments.flatMap((segment, index) => {
      const isQuoted = ({ rule, language }: Problem) =>
        rule === "quotes" && language !== undefined && across[language].has(index);
      const found = [
        ...segmentFindings(segment, story, context).filter((problem) => !isQuoted(problem)),
        ...(within.get(segment.link.id) ?? []).map((problem) => about(segment, problem)),
      ];
      const shown = withoutRepeats(found).filter(({ rule }) => !isDismissed(segment.link, rule, parts));
      return shown.sort(byRule).map((finding) => ({ story: story.id, link: segment.link.id, ...finding }));
    }),
    ...missingCounterparts(story),
  ];
}

function segmentFindings(segment: Segment, story: Story, context: CheckContext): PairFinding[] {
  const gaps = LANGUAGES.filter((language) => !saysSomething(segment, language));
  const [gap] = gaps;
  if (gaps.length === 1 && gap) {
    return [about(segment, { rule: "missing", language: gap, key: "bilingual-missing-side", params: {} })];
  }
  const stale = staleProblem(segment);
  const pair = hasBothTexts(segment) ? checkPair(pairOf(segment, story), context) : [];
  return [...(stale ? [about(segment, stale)] : []), ...pair];
}

function saysSomething({ parts }: Segment, language: Language): boolean {
  return parts[language].some(({ hash }) => hash !== "");
}

function hasBothTexts({ text }: Segment): boolean {
  return LANGUAGES.every((language) => text[language].trim() !== "");
}

function pairOf({ parts, text }: Segment, { sourceLanguage }: Story): Pair {
  const [first] = [...parts.en, ...parts["zh-Hans"]];
  return {
    ...text,
    source: sourceLanguage,
    ...(first ? { kind: first.kind } : {}),
    targets: localized((language) => parts[language].flatMap(targetsOf)),
    pictures: localized((language) => parts[language].filter(({ kind }) => kind === "image").length),
  };
}

function targetsOf({ block }: Part): string[] {
  if (!block) return [];
  return [...inlinesOf(block)].flat().flatMap((inline) => (inline.type === "link" ? [inline.url] : []));
}

function staleProblem({ link, stale, parts }: Segment): Problem | null {
  const [language] = stale;
  if (stale.length > 1) return { rule: "stale", key: "bilingual-stale-both", params: {} };
  if (language) return { rule: "stale", language, key: "bilingual-stale-side", params: {} };
  const isGuess =
    link.state === "draft" && LANGUAGES.every((side) => parts[side].some(({ hash }) => hash !== ""));
  return isGuess ? { rule: "stale", key: "bilingual-stale-draft", params: {} } : null;
}

function about({ text }: Segment, problem: Problem): PairFinding {
  return { ...problem, severity: "warn", en: text.en, zh: text["zh-Hans"] };
}

/** A text may be inconsistent with the story and with the newsroom: once is enough. */
function withoutRepeats(findings: readonly PairFinding[]): PairFinding[] {
  const isFirst = ({ rule }: PairFinding, index: number) =>
    rule !== "inconsistent" || findings.findIndex((finding) => finding.rule === rule) === index;
  return findings.filter(isFirst);
}

function isDismissed({ dismissed = [], ...link }: Link, rule: string, parts: PartsById): boolean {
  const now = localized((language) => sideHash(link[language], parts[language]));
  return dismissed.some(
    (dismissal) =>
      dismissal.rule === rule && LANGUAGES.every((language) => dismissal.of[language] === now[language]),
  );
}

/** What keeps a version that is ready from being published. */
function missingInVersions(story: Story): BilingualFinding[] {
  return LANGUAGES.flatMap((language) => {
    const { title, slug, body, status } = story.versions[language];
    if (status !== "ready") return [];
    const keys: FindingKey[] = [];
    if (title.trim() === "") keys.push("bilingual-missing-title");
    if (slug === "") keys.push("bilingual-missing-slug");
    if (bodyIsEmpty(body)) keys.push("bilingual-missing-body");
    const { en, "zh-Hans": zh } = story.versions;
    return keys.map(
      (key): BilingualFinding => ({
        story: story.id,
        link: null,
        language,
        rule: "missing",
        severity: "block",
        key,
        params: {},
        en: en.title,
        zh: zh.title,
      }),
    );
  });
}

/** Parts without a counterpart, once the other version has been begun. */
function missingCounterparts(story: Story): BilingualFinding[] {
  const loose = looseParts(story);
  const areReady = LANGUAGES.every((language) => story.versions[language].status === "ready");
  return LANGUAGES.flatMap((language) => {
    const other = otherLanguage(language);
    if (!areReady && bodyIsEmpty(story.versions[other].body)) return [];
    return loose[language].map(
      ({ id, text }): BilingualFinding => ({
        story: story.id,
        link: null,
        part: id,
        language: other,
        rule: "missing",
        severity: "warn",
        key: "bilingual-missing-side",
        params: {},
        en: language === "en" ? text : "",
        zh: language === "en" ? "" : text,
      }),
    );
  });
}
