import { type Language, localized, otherLanguage } from "../../language.ts";
import { newLinkId } from "../../story/ids.ts";
import type { Link, Story } from "../../story/model.ts";
import { type PartsById, partsById, sideHash } from "../links.ts";
import { judge, type Verdict } from "./judge.ts";
import type { Refusal, UnitReport, XliffFile, XliffUnit } from "./model.ts";
import { placed } from "./place.ts";
import { slotsOf } from "./slots.ts";
import { tokensText } from "./tokens.ts";
import { type Passage, passagesOf, type Unit, unitsOf } from "./units.ts";

/** A story with a file's translations in it, and what became of each of the file's units. */
export interface Applied {
  story: Story;
  report: UnitReport[];
}

/** A unit of a file with the unit of the story that it came from, and what is to become of it. */
interface Judged {
  unit: Unit;
  given: XliffUnit;
  verdict: Verdict;
}

/** A passage with a new target, whose link is written once all texts are in. */
interface Written {
  passage: Passage;
  target: string[];
  state: Link["state"];
  /** Where the source is another one by now: its hash and text as they went out. */
  moved: { hash: string; text: string } | null;
}

/**
 * Puts the translations of a file into the story that it was made from. A target that was changed
 * here since it went out is not replaced; where the source was, the translation is put in and its
 * link is stale. What is refused leaves the story as it is.
 */
export function applyXliff(story: Story, file: XliffFile): Applied {
  const to = file.targetLanguage;
  if (!to || file.sourceLanguage !== otherLanguage(to))
    return { story, report: refuseAll(file, "wrong-language") };
  return new Application(story, to).run(file.units);
}

/** The report of a file none of whose units can be put in. */
export function refuseAll(file: XliffFile, reason: Refusal): UnitReport[] {
  return file.units.map((given) => ({ ...named(given), result: "refused", reason, tags: [] }));
}

function named({ id, source }: XliffUnit) {
  return { unit: id, text: tokensText(source).trim().slice(0, 200) };
}

class Application {
  private story: Story;
  private readonly to: Language;
  /** The story's parts before anything was put in. */
  private readonly parts: PartsById;
  private readonly written: Written[] = [];

  constructor(story: Story, to: Language) {
    this.story = story;
    this.to = to;
    this.parts = partsById(story);
  }

  run(givens: readonly XliffUnit[]): Applied {
    const passages = passagesOf(this.story, this.to).map((passage) => ({ passage, units: unitsOf(passage) }));
    const units = passages.flatMap((each) => each.units);
    const byName = new Map(units.map((unit) => [unit.name, unit]));
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const judged = new Map<Unit, Judged>();
    const report = givens.map((given): UnitReport => {
      const unit = byId.get(given.id) ?? byName.get(given.resname);
      if (!unit || judged.has(unit))
        return { ...named(given), result: "refused", reason: "unknown-unit", tags: [] };
      const isMoved = this.isMoved(unit.passage, given);
      const verdict = judge(unit, given, isMoved);
      judged.set(unit, { unit, given, verdict });
      if (verdict.kind === "refused")
        return { ...named(given), result: "refused", reason: verdict.reason, tags: verdict.tags };
      return {
        ...named(given),
        result: verdict.kind === "unchanged" ? "unchanged" : isMoved ? "stale" : "applied",
      };
    });
    this.put(passages, judged);
    return { story: this.withLinks(), report };
  }

  private isMoved({ source }: Passage, given: XliffUnit): boolean {
    return given.base?.source !== this.sourceHash(source.map(({ id }) => id));
  }

  private sourceHash(ids: readonly string[]): string {
    return sideHash(ids, this.parts[otherLanguage(this.to)]);
  }

  private put(
    passages: readonly { passage: Passage; units: Unit[] }[],
    judged: ReadonlyMap<Unit, Judged>,
  ): void {
    let after: string | null = null;
    for (const { passage, units } of passages) {
      const own = units.flatMap((unit) => judged.get(unit) ?? []);
      const target: readonly string[] = own.some(({ verdict }) => verdict.kind === "new")
        ? this.putPassage(passage, units, own, after)
        : this.confirm(passage, units, own);
      const blocks = new Set(this.story.versions[this.to].body.map(({ id }) => id));
      after = target.findLast((id) => blocks.has(id)) ?? after;
    }
  }

  private putPassage(
    passage: Passage,
    units: readonly Unit[],
    own: readonly Judged[],
    after: string | null,
  ): string[] {
    const { story, ids } = placed(this.story, this.to, passage, targetSlots(passage, own), after);
    this.story = story;
    const isWhole = own.length === units.length && own.every(({ verdict }) => verdict.kind !== "refused");
    const state = isWhole ? lowest(own.map((each) => stateOf(each, passage.link))) : "draft";
    const stray = own.find(({ given }) => this.isMoved(passage, given));
    const text = own.map(({ given }) => tokensText(given.source)).join("\n");
    const moved = stray ? { hash: stray.given.base?.source ?? "", text } : null;
    this.written.push({ passage, target: ids, state, moved });
    return ids;
  }

  /** A text that came back as it was, but said to be right, raises its link's state. */
  private confirm(passage: Passage, units: readonly Unit[], own: readonly Judged[]): string[] {
    const target = passage.target.map(({ id }) => id);
    const isWhole = units.length > 0 && own.length === units.length;
    const isSame = own.every(
      ({ verdict, given }) => verdict.kind === "unchanged" && !this.isMoved(passage, given),
    );
    if (!passage.link || !isWhole || !isSame) return target;
    const state = lowest(own.map((each) => stateOf(each, passage.link)));
    if (RANK.indexOf(state) > RANK.indexOf(passage.link.state)) {
      this.written.push({ passage, target, state, moved: null });
    }
    return target;
  }

  private withLinks(): Story {
    const parts = partsById(this.story);
    const changed = new Map(this.written.map((written) => [written.passage.id, this.linkOf(written, parts)]));
    const kept = this.story.links.map((link) => changed.get(link.id) ?? link);
    const added = this.written.flatMap(({ passage }) =>
      passage.link ? [] : (changed.get(passage.id) ?? []),
    );
    return { ...this.story, links: [...kept, ...added] };
  }

  private linkOf({ passage, target, state, moved }: Written, parts: PartsById): Link {
    const from = otherLanguage(this.to);
    const sides = localized((language) =>
      language === this.to ? target : passage.source.map(({ id }) => id),
    );
    const now = localized((language) => sideHash(sides[language], parts[language]));
    const { was: _, ...link } = passage.link ?? { id: newLinkId(), base: { en: "", "zh-Hans": "" } };
    if (!moved) return { ...link, ...sides, state, base: now, origin: "xliff" };
    // Where the story's own source is what was written, saving would take the link for confirmed.
    const isBackwards = this.story.sourceLanguage === this.to;
    const base = { ...now, [from]: moved.hash, ...(isBackwards ? { [this.to]: link.base[this.to] } : {}) };
    return { ...link, ...sides, state, base, origin: "xliff", was: { [from]: moved.text } };
  }
}

/** From the least to the most that a file can say of a link. */
const RANK: readonly Link["state"][] = ["empty", "draft", "translated", "reviewed"];

function lowest(states: readonly Link["state"][]): Link["state"] {
  return RANK.find((state) => states.includes(state)) ?? "draft";
}

/** What a unit's `state` and `approved` come to; a new text counts as translated whatever a tool left there. */
function stateOf({ given, verdict }: Judged, link: Link | null): Link["state"] {
  if (given.approved || given.state === "final" || given.state === "signed-off") return "reviewed";
  if (verdict.kind === "new" || given.state === "translated") return "translated";
  return link?.state ?? "draft";
}

/** The passage's whole target: what is new, what it had, and nothing where the source's text was not translated. */
function targetSlots({ source, target }: Passage, own: readonly Judged[]) {
  const whole = own.flatMap(({ unit, verdict }) =>
    unit.slot === null && verdict.kind === "new" ? [verdict.slots] : [],
  );
  if (whole[0]) return whole[0];
  const before = target.length > 0 ? target.flatMap(slotsOf) : source.flatMap(slotsOf).map(() => []);
  const fresh = new Map(
    own.flatMap(({ unit, verdict }) => (verdict.kind === "new" ? [[unit.slot, verdict.slots[0] ?? []]] : [])),
  );
  return before.map((slot, index) => fresh.get(index) ?? slot);
}
