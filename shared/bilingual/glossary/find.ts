import type { Language, Localized } from "../../language.ts";
import type { Term } from "../terms.ts";

/** What a glossary says of a form. */
export type FormKind = "preferred" | "allowed" | "forbidden";

/** A form of a term in a text. */
export interface TermHit {
  /** Where it stands in the text, in UTF-16 code units; `end` is exclusive, and a possessive's ’s is not in it. */
  start: number;
  end: number;
  term: Term;
  form: FormKind;
  /** Other terms of which the same words are a form. */
  homonyms: Term[];
}

/** Finds the terms that it was compiled from. */
export interface TermMatcher {
  /** The forms in a text, in its order: the longest win, and none overlap. */
  find(text: string, language: Language): TermHit[];
}

/** A form as it may stand in a text. */
interface Variant {
  term: Term;
  form: FormKind;
  /** White space in it is single spaces. */
  text: string;
  /** A plural or singular that the glossary does not list. */
  isInflected: boolean;
  /** Written in another case it is another word. */
  isExact: boolean;
}

interface Node {
  next: Map<string, Node>;
  variants: Variant[];
}

interface Candidate {
  start: number;
  end: number;
  variants: Variant[];
}

const FORM_KINDS = ["preferred", "allowed", "forbidden"] as const satisfies FormKind[];

/**
 * Compiles a glossary for finding its terms in many texts. English forms are found whatever their
 * case, in the plural too, and those of several words in the singular; a form with a capital inside a word (US, iPhone) only in that case.
 * Chinese has no spaces, so its forms are found anywhere.
 */
export function compileTerms(terms: readonly Term[]): TermMatcher {
  const roots: Partial<Localized<Node>> = {};
  return {
    find: (text, language) => {
      const root = roots[language] ?? compiled(terms, language);
      roots[language] = root;
      const found = apart(candidatesIn(text, root), text.length);
      return found.map((candidate) => toHit(candidate, text));
    },
  };
}

/** The forms in one text; {@link compileTerms} is for many. */
export function findTerms(text: string, language: Language, terms: readonly Term[]): TermHit[] {
  return compileTerms(terms).find(text, language);
}

/** The forms of a term in a language by what the glossary says of them. */
export function formsOf(term: Term, language: Language): { text: string; form: FormKind }[] {
  return FORM_KINDS.flatMap((form) => [term[language][form]].flat().map((text) => ({ text, form })));
}

function compiled(terms: readonly Term[], language: Language): Node {
  const root: Node = { next: new Map(), variants: [] };
  for (const term of terms) {
    for (const { text: form, form: kind } of formsOf(term, language)) {
      const text = form.trim().replace(/\s+/gu, " ");
      const variant = { term, form: kind, isExact: hasCapitalInside(text) };
      insert(root, { ...variant, text, isInflected: false });
      if (language !== "en") continue;
      for (const inflected of [...pluralsOf(text), ...singularsOf(text)]) {
        insert(root, { ...variant, text: inflected, isInflected: true });
      }
    }
  }
  return root;
}

function insert(root: Node, variant: Variant): void {
  let node = root;
  for (const unit of folded(variant.text).split("")) {
    const known = node.next.get(unit);
    const next: Node = known ?? { next: new Map(), variants: [] };
    if (!known) node.next.set(unit, next);
    node = next;
  }
  if (node !== root) node.variants.push(variant);
}

/** The regular plurals of a word's last letters. */
function pluralsOf(text: string): string[] {
  if (!/\p{L}$/u.test(text)) return [];
  if (/[^aeiou]y$/i.test(text)) return [`${text.slice(0, -1)}ies`];
  if (/(?:s|x|z|ch|sh)$/i.test(text)) return [`${text}es`];
  return /o$/i.test(text) ? [`${text}s`, `${text}es`] : [`${text}s`];
}

/** The regular singular of several words; one word's may mean something else, as good and goods do. */
function singularsOf(text: string): string[] {
  if (!/\s\S*[a-z]s$/.test(text) || /(?:ss|us|is|ics|news|series)$/.test(text)) return [];
  if (/[^aeiou]ies$/.test(text)) return [`${text.slice(0, -3)}y`];
  return [/(?:x|ch|sh|ss|zz)es$/.test(text) ? text.slice(0, -2) : text.slice(0, -1)];
}

function candidatesIn(text: string, root: Node): Candidate[] {
  const units = folded(text);
  const found: Candidate[] = [];
  for (let start = 0; start < units.length; start += 1) {
    if (!splitsWord(units, start)) candidatesAt(text, units, start, root, found);
  }
  return found;
}

function candidatesAt(text: string, units: string, start: number, root: Node, found: Candidate[]): void {
  let node: Node | undefined = root;
  let at = start;
  while (at < units.length) {
    const unit = units.charAt(at);
    node = node.next.get(unit);
    if (!node) return;
    at += 1;
    // A run of white space stands for one space.
    if (unit === " ") while (units.charAt(at) === " ") at += 1;
    if (node.variants.length === 0 || splitsWord(units, at)) continue;
    const variants = fitting(node.variants, text.slice(start, at));
    if (variants.length > 0) found.push({ start, end: at, variants });
  }
}

/** The variants whose case fits what is written. */
function fitting(variants: readonly Variant[], written: string): Variant[] {
  const plain = written.replace(/\s+/gu, " ");
  return variants.filter(({ text, isExact }) => !isExact || text === plain || asSentence(text) === plain);
}

/** “Grassroots NGO” where a sentence begins with it; iPhone stays as it is. */
function asSentence(text: string): string {
  return /^\p{Ll}\p{Lu}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** Candidates that share no place: the longer one stays, of two as long the first. */
function apart(candidates: Candidate[], length: number): Candidate[] {
  const taken = new Uint8Array(length);
  return candidates
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    .filter(({ start, end }) => {
      if (taken.subarray(start, end).includes(1)) return false;
      taken.fill(1, start, end);
      return true;
    })
    .sort((a, b) => a.start - b.start);
}

/** The variant that fits best names the hit: as it is written before inflected, preferred before forbidden. */
function toHit({ start, end, variants }: Candidate, text: string): TermHit {
  const written = text.slice(start, end).replace(/\s+/gu, " ");
  const rank = (variant: Variant) =>
    (variant.isInflected ? 8 : 0) + (variant.text === written ? 0 : 4) + FORM_KINDS.indexOf(variant.form);
  const [first] = variants.length > 1 ? variants.toSorted((a, b) => rank(a) - rank(b)) : variants;
  if (!first) throw new Error("a candidate has a variant");
  const others = variants.map(({ term }) => term).filter((term) => term !== first.term);
  return { start, end, term: first.term, form: first.form, homonyms: [...new Set(others)] };
}

/** US, WHO, U.S., iPhone: written otherwise it is another word. */
function hasCapitalInside(text: string): boolean {
  return /[^\s-]\p{Lu}/u.test(text);
}

/** Text for comparing, each unit in its place: without case, kinds of white space and of apostrophe. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  // İ becomes two units; such a text keeps its case there, so that places stay places.
  const sameLength = lower.length === text.length ? lower : text.split("").map(lowerUnit).join("");
  return sameLength.replace(/\s/gu, " ").replace(/[’ʼ]/g, "'");
}

function lowerUnit(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}

/** True between two letters or digits of a script that has spaces: a form neither begins nor ends there. */
function splitsWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWordUnit(text.charAt(at - 1)) && isWordUnit(text.charAt(at));
}

function isWordUnit(unit: string): boolean {
  if (unit < "\u0080") return /[a-z0-9]/i.test(unit);
  return (
    /[\p{L}\p{M}\p{N}]/u.test(unit) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(unit)
  );
}
