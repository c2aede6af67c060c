import type { Piece } from "./markdownInlines.ts";

const WIDE = String.raw`[\p{Script=Han}\u3000-\u303f\uff00-\uffef]`;
/** Marks that both scripts have: they are Chinese when they stand on Chinese. */
const SHARED = "[“”‘’—…·]*";
const BETWEEN_CHINESE = new RegExp(`(?<=${WIDE}${SHARED})\\n(?=${SHARED}${WIDE})`, "gu");
/** Stands for what is no text. */
const OTHER = "\ufffc";

/**
 * Pieces of one block with its lines joined: a line end inside a paragraph is a space, but nothing
 * between two characters of Chinese, which has no spaces between words.
 */
export function withoutSoftBreaks(pieces: readonly Piece[]): Piece[] {
  const text = textOf(pieces);
  if (!text.includes("\n")) return [...pieces];
  const joints = new Set(Array.from(text.matchAll(BETWEEN_CHINESE), ({ index }) => index));
  let at = 0;
  const join = <T extends Piece>(piece: T): T[] => {
    const start = at;
    at += textOf([piece]).length;
    if (piece.type === "text") {
      const joined = piece.text.replace(/\n/g, (_, index: number) => (joints.has(start + index) ? "" : " "));
      return joined === "" ? [] : [{ ...piece, text: joined }];
    }
    if (piece.type !== "link") return [piece];
    at = start;
    return [{ ...piece, children: piece.children.flatMap(join) }];
  };
  return pieces.flatMap(join);
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.type === "text") return piece.text;
      return piece.type === "link" ? textOf(piece.children) : OTHER;
    })
    .join("");
}
