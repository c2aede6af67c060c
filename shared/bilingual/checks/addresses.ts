import { blankedOut } from "./spans.ts";

/**
 * Chinese text goes on right behind an address, so only a whole segment that a space or an ASCII mark
 * ends may be Han.
 */
const IN_URL =
  "(?:[^\\s<>\"'“”‘’`{}|\\\\^\\u2e80-\\uffef]|(?<=/)[\\p{Script=Han}\\w-]{1,100}(?=[\\s/.,;)]|$))";
const LABELS = "(?:[a-z0-9](?:[a-z0-9-]{0,62})\\.){1,8}";
const TOP = "(?:com|org|net|edu|gov|info|int|io|cn|hk|tw|eu|uk|de|fr|us|ch|jp|asia|news|ngo)";
const ADDRESS = new RegExp(
  [
    `https?://${IN_URL}{1,2000}`,
    `[\\w.+-]{1,64}@${LABELS}[a-z]{2,24}`,
    `(?<![\\w.@-])${LABELS}${TOP}(?![\\w-])(?:/${IN_URL}{0,2000})?`,
  ].join("|"),
  "giu",
);
/** What ends the sentence around an address rather than the address. */
const SENTENCE_END = /[.,;:!?*]+$/;

/** The URLs and e-mail addresses of a text, and the text with them blanked out, each place where it was. */
export function withoutAddresses(text: string): { plain: string; addresses: string[] } {
  const spans = spansIn(text);
  return { plain: blankedOut(text, spans), addresses: spans.map(({ start, end }) => text.slice(start, end)) };
}

/** True where the text ends in an address, with or without a full stop behind it. */
export function endsInAddress(plain: string): boolean {
  return /\u{fffc}\s*[.。]?\s*$/u.test(plain);
}

/** Most texts have no address, which is seen faster. */
const HINT = /@|:\/\/|\.[a-z]/i;

function spansIn(text: string): { start: number; end: number }[] {
  if (!HINT.test(text)) return [];
  return Array.from(text.matchAll(ADDRESS), ({ index, 0: match }) => {
    let end = match.replace(SENTENCE_END, "");
    // A bracket that the address didn't open was opened before it.
    while (/[)\]]$/.test(end) && !isOpenIn(end)) end = end.slice(0, -1).replace(SENTENCE_END, "");
    return { start: index, end: index + end.length };
  });
}

function isOpenIn(address: string): boolean {
  const [open, close] = address.endsWith(")") ? ["(", ")"] : ["[", "]"];
  return address.split(open).length >= address.split(close).length;
}
