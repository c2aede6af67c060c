import type { Tag } from "./tokens.ts";

/** The `ctype` of each kind of tag (XLIFF 1.2, §3: inline delimiters and placeholders). */
export const CTYPE = {
  bold: "bold",
  italic: "italic",
  underline: "underlined",
  strike: "x-strike",
  link: "link",
  break: "lb",
  part: "x-part",
} as const satisfies Record<Exclude<Tag["kind"], "foreign">, string>;

type Known = keyof typeof CTYPE;

/** The kind of tag that a `ctype` stands for. */
export function kindOfCtype(ctype: string): Known | "foreign" {
  const kinds = Object.keys(CTYPE) as Known[];
  return kinds.find((kind) => CTYPE[kind] === ctype) ?? "foreign";
}
