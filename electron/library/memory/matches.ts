import type { Match, MemoryQuery, Origin } from "../../../shared/bilingual/memory/match.ts";
import { carriedOver } from "../../../shared/bilingual/memory/numbers.ts";
import { alikeLengths, pairsNeeded, similarity } from "../../../shared/bilingual/memory/similarity.ts";
import { comparableTokens, pairsOf, textKey, tokensOf } from "../../../shared/bilingual/memory/tokens.ts";
import { type Language, otherLanguage } from "../../../shared/language.ts";
import type { Database, Row } from "../database.ts";
import { COLUMN } from "./entries.ts";

/** Matches for a segment unless another number is asked for. */
const LIMIT = 5;
/** Characters of a text that is looked up at all. */
const LONGEST = 100_000;
/** Texts that are compared token by token; those that share the most pairs come first. */
const CANDIDATES = 60;
/** Entries that a look through the index may come upon; common pairs are left out beyond it. */
const POSTINGS = 40_000;
/** Cells of the distances' tables that one search may fill: long texts are compared with fewer others. */
const CELLS = 2_000_000;
/** Pairs of a text that are looked at; of a longer one as many, spread over it: what is like it shares four tenths. */
const MOST_PAIRS = 150;

/** What the memory has for a segment, best first, each translation once. */
export function findMatches(database: Database, query: MemoryQuery): Match[] {
  const limit = query.limit ?? LIMIT;
  const key = query.text.length > LONGEST ? "" : textKey(query.text);
  if (key === "" || limit < 1) return [];
  const found = [...sameTexts(database, query, key, limit), ...alikeTexts(database, query, key)];
  const byTarget = new Map<string, Match>();
  for (const match of found.sort(byWorth)) {
    const target = textKey(match.target);
    if (!byTarget.has(target)) byTarget.set(target, match);
  }
  return [...byTarget.values()].slice(0, limit);
}

/** How a text was translated before, best first, each translation once; texts that are like it don't count. */
export function findTranslations(database: Database, language: Language, text: string): string[] {
  const key = text.length > LONGEST ? "" : textKey(text);
  if (key === "") return [];
  return sameTexts(database, { language, text }, key, LIMIT).map(({ target }) => target);
}

const WORTH: Record<Match["kind"], number> = { context: 0, exact: 1, fuzzy: 2 };

function byWorth(a: Match, b: Match): number {
  return WORTH[a.kind] - WORTH[b.kind] || b.score - a.score || (a.changedAt < b.changedAt ? 1 : -1);
}

/** Entries with the same text; of those with one translation the best, then newest, one. */
function sameTexts(database: Database, query: MemoryQuery, key: string, limit: number): Match[] {
  const { source, target } = columns(query);
  const previous = query.previous === undefined ? null : textKey(query.previous);
  const next = query.next === undefined ? null : textKey(query.next);
  const rows = database
    .prepare(
      `SELECT *, max(in_context || changed_at) AS worth FROM (
         SELECT ${source} AS source, ${target} AS target, key_${target} AS target_key, story, file, changed_at,
           (?2 IS NOT NULL OR ?3 IS NOT NULL)
             AND (?2 IS NULL OR previous_${source} IS ?2) AND (?3 IS NULL OR next_${source} IS ?3) AS in_context
         FROM memory_known WHERE key_${source} = ?1)
       GROUP BY target_key ORDER BY worth DESC LIMIT ?4`,
    )
    .all(key, previous, next, limit);
  return rows.map((row) => ({
    ...known(row),
    kind: row.in_context === 1 ? "context" : "exact",
    score: 100,
    target: String(row.target),
    adapted: false,
  }));
}

/** Entries with a text like it. */
function alikeTexts(database: Database, query: MemoryQuery, key: string): Match[] {
  const { language, text } = query;
  const tokens = comparableTokens(text, language);
  if (!tokens || tokens.length === 0) return [];
  let cells = 0;
  return candidates(database, query, key, tokens).flatMap((row): Match[] => {
    if (cells > CELLS) return [];
    const other = tokensOf(String(row.source), language);
    cells += tokens.length * other.length;
    const score = similarity(tokens, other);
    if (score === null) return [];
    const [source, target] = [String(row.source), String(row.target)];
    const carried = score === 100 ? carriedOver({ language, source, target, wanted: text }) : null;
    const adapted = carried !== null && carried !== target;
    // The texts are not the same to a character: 100 is for those that are.
    return [
      {
        ...known(row),
        kind: "fuzzy",
        score: Math.min(score, 99),
        target: adapted ? carried : target,
        adapted,
      },
    ];
  });
}

/** Entries that share a rare pair of tokens with the text and may be long enough to be like it. */
function candidates(database: Database, query: MemoryQuery, key: string, tokens: readonly string[]): Row[] {
  const { source, target } = columns(query);
  const pairs = rarePairs(database, source, tokens);
  if (pairs.length === 0) return [];
  const { least, most } = alikeLengths(tokens.length);
  return database
    .prepare(
      `SELECT ${source} AS source, ${target} AS target, story, file, max(changed_at) AS changed_at
       FROM (SELECT found.rowid AS key, count(*) AS shared
             FROM json_each(?1) AS pair JOIN memory_alike_${source} AS found
             ON memory_alike_${source} MATCH pair.value GROUP BY found.rowid)
       JOIN memory_known USING (key)
       WHERE size_${source} BETWEEN ?2 AND ?3 AND key_${source} <> ?4
       GROUP BY key_${source}, key_${target}
       ORDER BY shared * 1.0 / max(size_${source}, ?5) DESC LIMIT ${CANDIDATES}`,
    )
    .all(JSON.stringify(pairs), least, most, key, tokens.length);
}

/** As many of a text's pairs as an alike text shares one of, rarest first. */
function rarePairs(database: Database, source: "en" | "zh", tokens: readonly string[]): string[] {
  const count = database.prepare(`SELECT doc FROM memory_pairs_${source} WHERE term = ?`);
  const all = pairsOf(tokens);
  const step = Math.max(1, all.length / MOST_PAIRS);
  const some = all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  const pairs = some
    .map((pair) => ({ pair, count: Number(count.get(pair)?.doc ?? 0) }))
    .sort((a, b) => a.count - b.count)
    .slice(0, pairsNeeded(Math.min(tokens.length, MOST_PAIRS)));
  let postings = 0;
  const affordable = pairs.filter((pair) => {
    postings += pair.count;
    return postings <= POSTINGS;
  });
  return affordable.filter((pair) => pair.count > 0).map(({ pair }) => pair);
}

function columns({ language }: MemoryQuery): { source: "en" | "zh"; target: "en" | "zh" } {
  return { source: COLUMN[language], target: COLUMN[otherLanguage(language)] };
}

function known(row: Row): Pick<Match, "source" | "origin" | "changedAt"> {
  return { source: String(row.source), origin: originOf(row), changedAt: String(row.changed_at) };
}

/** Where an entry comes from, from its columns. */
export function originOf({ story, file }: Row): Origin {
  return story === null || story === undefined ? { import: String(file) } : { story: String(story) };
}
