import { type GlossaryImport, MOST_TERMS } from "../../shared/bilingual/glossary/readTerms.ts";
import { cleanTerm, termKey, uniteTerms } from "../../shared/bilingual/glossary/unite.ts";
import { type Term, termSchema } from "../../shared/bilingual/terms.ts";
import { UserError } from "../../shared/errors.ts";
import type { Database } from "./database.ts";

/** A newsroom's terms. No two have the same preferred forms; each method is one transaction. */
export class Glossary {
  private readonly database: Database;
  /** The terms as they were last read, and what they were read from. */
  private known: { written: string; terms: readonly Term[] } = { written: "", terms: [] };

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * Every term, in the alphabetical order of the English forms; the same list for as long as none
   * changes, since who compiled it need not do so again.
   */
  list(): readonly Term[] {
    const documents = this.database.prepare("SELECT document FROM glossary ORDER BY id").all();
    const written = documents.map(({ document }) => String(document)).join("\n");
    if (written !== this.known.written) {
      this.known = { written, terms: written === "" ? [] : readTerms(written) };
    }
    return this.known.terms;
  }

  /**
   * Adds a term or changes the one with its id; another one with the same preferred forms becomes a
   * part of it. Gives it back as it is kept.
   *
   * @throws UserError `term-incomplete`
   */
  save(term: Term): Term {
    const cleaned = cleanTerm(term);
    if (!cleaned) throw new UserError("term-incomplete");
    return this.database.transaction(() => {
      const same = this.list().filter(({ id, ...other }) => {
        return id !== cleaned.id && termKey({ id, ...other }) === termKey(cleaned);
      });
      for (const { id } of same) this.remove(id);
      const united = same.reduce(uniteTerms, cleaned);
      this.write(united);
      return united;
    });
  }

  /** Removes a term; none with that id is no error. */
  remove(id: string): void {
    this.database.prepare("DELETE FROM glossary WHERE id = ?").run(id);
  }

  /**
   * Takes in terms from elsewhere. One that is here keeps what is said of its forms, and gets those it lacks.
   *
   * @throws UserError `glossary-too-many` where there would be more than a glossary may have
   */
  importTerms(terms: readonly Term[]): GlossaryImport {
    // Of so many, not all were read.
    refuseTooMany(terms.length);
    return this.database.transaction(() => {
      const known = new Map(this.list().map((term) => [termKey(term), term]));
      const [added, updated] = [new Set<string>(), new Set<string>()];
      for (const rough of terms) {
        const term = cleanTerm(rough);
        if (!term) continue;
        const key = termKey(term);
        const present = known.get(key);
        const next = present ? uniteTerms(present, term) : term;
        if (present && JSON.stringify(next) === JSON.stringify(present)) continue;
        known.set(key, next);
        if (!present) added.add(key);
        else if (!added.has(key)) updated.add(key);
      }
      if (added.size > 0) refuseTooMany(known.size);
      for (const key of [...added, ...updated]) {
        const term = known.get(key);
        if (term) this.write(term);
      }
      return {
        added: added.size,
        updated: updated.size,
        skipped: terms.length - added.size - updated.size,
      };
    });
  }

  private write(term: Term): void {
    this.database
      .prepare("INSERT OR REPLACE INTO glossary (id, document) VALUES (?, ?)")
      .run(term.id, JSON.stringify(term));
  }
}

function refuseTooMany(count: number): void {
  if (count > MOST_TERMS) throw new UserError("glossary-too-many", { limit: MOST_TERMS });
}

/** Terms from their JSON, a line each. */
function readTerms(written: string): Term[] {
  const { compare } = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  return written
    .split("\n")
    .map((document) => termSchema.parse(JSON.parse(document)))
    .sort((a, b) => compare(a.en.preferred, b.en.preferred) || (a.id < b.id ? -1 : 1));
}
