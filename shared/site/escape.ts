/** What stands for the characters that have a meaning in HTML and XML. */
const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Those, and the characters that neither HTML nor XML 1.0 may hold (XML 1.0 §2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out.
const SPECIAL = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text as it is safe in HTML and XML, between tags and in quoted attributes. */
export function escapeText(text: string): string {
  return text.toWellFormed().replace(SPECIAL, (character) => ENTITIES[character] ?? "");
}

/** A value as JSON that is safe inside a `<script>`: it can't end the element or begin a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
