import Papa from "papaparse";
import type { Term } from "../terms.ts";
import { COLUMNS, type Column, columnsOf, isHeader } from "./csvColumns.ts";
import type { ReadTerms } from "./readTerms.ts";
import { cleanTerm } from "./unite.ts";

const DELIMITERS = [",", ";", "\t"] as const;

/** Broken rows that are gone on after; a file with more is broken altogether. */
const MAX_BROKEN_ROWS = 50;

/** How long a row may be, in UTF-16 units: a quotation mark that is never closed takes in no more than that. */
const MAX_ROW_LENGTH = 65_536;

interface Row {
  /** As a spreadsheet counts it: the header is 1. */
  number: number;
  cells: string[];
}

/**
 * Reads a glossary from a table with a row a term. Its first row names the columns, in English or
 * Chinese; `,` `;` or a tab stands between them. Null where it has no columns for both languages.
 */
export function termsFromCsv(text: string): ReadTerms | null {
  // Line ends inside of cells are made the same as those between rows.
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  // What tells Excel the delimiter, and nobody else.
  const table = lines.replace(/^sep=.\n/i, "");
  const delimiter = delimiterOf(table);
  if (delimiter === null) return null;
  const { rows, broken } = rowsOf(table, delimiter);
  const [header, ...body] = rows;
  const columns = columnsOf(header?.cells ?? []);
  const read: ReadTerms = {
    terms: [],
    problems: broken.map((row) => ({ row, problem: "unreadable" })),
    otherForms: 0,
  };
  for (const { number, cells } of body) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const term = termOf(new Map(columns.map((column, index) => [column, cells[index] ?? ""])));
    if (term) read.terms.push(term);
    else read.problems.push({ row: number, problem: "one-language" });
  }
  read.problems.sort((a, b) => a.row - b.row);
  return read;
}

/** A glossary as a table that {@link termsFromCsv} reads back; the mark at its start tells Excel that it is UTF-8. */
export function termsToCsv(terms: readonly Term[]): string {
  const rows = terms.map((term) => COLUMNS.map((column) => guarded(cellOf(term, column))));
  return `\ufeff${Papa.unparse({ fields: [...COLUMNS], data: rows }, { newline: "\r\n" })}\r\n`;
}

function termOf(cells: ReadonlyMap<Column | null, string>): Term | null {
  const cell = (column: Column) => unguarded((cells.get(column) ?? "").trim());
  return cleanTerm({
    en: {
      preferred: cell("en"),
      allowed: splitForms(cell("en_allowed")),
      forbidden: splitForms(cell("en_forbidden")),
    },
    "zh-Hans": {
      preferred: cell("zh"),
      allowed: splitForms(cell("zh_allowed")),
      forbidden: splitForms(cell("zh_forbidden")),
    },
    note: cell("note"),
  });
}

function cellOf({ en, "zh-Hans": zh, note }: Term, column: Column): string {
  switch (column) {
    case "en":
      return en.preferred;
    case "zh":
      return zh.preferred;
    case "en_allowed":
      return joinForms(en.allowed);
    case "zh_allowed":
      return joinForms(zh.allowed);
    case "en_forbidden":
      return joinForms(en.forbidden);
    case "zh_forbidden":
      return joinForms(zh.forbidden);
    case "note":
      return note;
  }
}

/** The delimiter with which the first row names columns for both languages, or null. */
function delimiterOf(table: string): string | null {
  const start = table.slice(0, windowEnd(table, 0));
  return DELIMITERS.find((delimiter) => isHeader(firstRows(start, delimiter).good[0] ?? [])) ?? null;
}

/** The rows of a table; where quotation marks don't match, the next line begins a new row. */
function rowsOf(table: string, delimiter: string): { rows: Row[]; broken: number[] } {
  const rows: Row[] = [];
  const broken: number[] = [];
  let start = 0;
  let number = 1;
  while (start < table.length && broken.length < MAX_BROKEN_ROWS) {
    const { good, length } = firstRows(table.slice(start, windowEnd(table, start)), delimiter);
    for (const cells of good) rows.push({ number: number++, cells });
    if (good.length === 0) broken.push(number++);
    start += good.length === 0 ? lineLength(table, start) : length;
  }
  return { rows, broken };
}

/** The rows of a text up to the first whose quotation marks don't match, and their length with their line ends. */
function firstRows(text: string, delimiter: string): { good: string[][]; length: number } {
  const good: string[][] = [];
  let length = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: "\n",
    step: ({ data, errors, meta }, parser) => {
      if (errors.length > 0) {
        parser.abort();
        return;
      }
      // After the last line end Papa Parse sees one more row, of nothing.
      if (meta.cursor === length) return;
      good.push(data);
      length = meta.cursor;
    },
  });
  return { good, length };
}

/** Where to stop looking for the end of a row that begins at `start`: after a whole line, or at once where that is too long. */
function windowEnd(table: string, start: number): number {
  const limit = start + MAX_ROW_LENGTH;
  if (limit >= table.length) return table.length;
  const lineEnd = table.lastIndexOf("\n", limit);
  return lineEnd < start ? start : lineEnd + 1;
}

function lineLength(table: string, start: number): number {
  const lineEnd = table.indexOf("\n", start);
  return (lineEnd < 0 ? table.length : lineEnd + 1) - start;
}

/** Stands before characters that part forms. */
const ESCAPE = "\\";

function joinForms(forms: readonly string[]): string {
  return forms.map((form) => form.replace(/[\\|;；｜]/g, `${ESCAPE}$&`)).join(" | ");
}

function splitForms(cell: string): string[] {
  const forms = cell.match(/(?:\\[\\|;；｜]|[^|;；｜])+/g) ?? [];
  return forms.map((form) => form.replace(/\\([\\|;；｜])/g, "$1"));
}

/**
 * A cell that a spreadsheet does not take for a formula: an apostrophe goes before what begins one
 * (OWASP, "CSV Injection"), and before such apostrophes, so that they can be told apart.
 */
function guarded(cell: string): string {
  return /^'*[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
  return /^'+[=+\-@＝＋－＠\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}
