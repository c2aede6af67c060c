/** A picture as Hugo's figure shortcode has it (gohugo.io, "Figure shortcode"). */
export interface Figure {
  src: string;
  alt: string;
  caption: string;
  credit: string;
}

/** Reads `{{< figure src="…" alt="…" caption="…" attr="…" >}}`; null for anything else. */
export function readFigure(shortcode: string): Figure | null {
  const inside = /^\{\{<\s*figure\s([\s\S]*?)\s*>\}\}$/.exec(shortcode.trim())?.[1];
  if (inside === undefined) return null;
  const values = new Map<string, string>();
  for (const [, name, quoted] of inside.matchAll(/(\w+)\s*=\s*"((?:[^"\\]|\\.)*)"/g)) {
    if (name !== undefined && quoted !== undefined) values.set(name, quoted.replace(/\\(.)/g, "$1"));
  }
  const src = values.get("src");
  if (src === undefined) return null;
  return {
    src,
    alt: values.get("alt") ?? "",
    caption: values.get("caption") ?? "",
    credit: values.get("attr") ?? "",
  };
}

/** Writes the shortcode; a line end in a value becomes a space, for the shortcode is one line. */
export function writeFigure({ src, alt, caption, credit }: Figure): string {
  const pair = (name: string, value: string) =>
    value === "" ? "" : ` ${name}="${value.replace(/\s*\n\s*/g, " ").replace(/["\\]/g, "\\$&")}"`;
  return `{{< figure${pair("src", src)}${pair("alt", alt)}${pair("caption", caption)}${pair("attr", credit)} >}}`;
}
