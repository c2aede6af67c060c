import { isBesidePart, type Part } from "../../shared/bilingual/parts.ts";
import type { Segment } from "../../shared/bilingual/segments.ts";
import type { KeyCommand } from "../../shared/keys.ts";
import { type Language, otherLanguage } from "../../shared/language.ts";

/** What can be done with a link, or with a part that has none. */
export type LinkAction =
  | "confirm"
  | "go-across"
  | "copy-across"
  | "omit"
  | "take-back"
  | "link-caret"
  | "unite-next"
  | "split"
  | "unlink";

/** How a link stands, for its mark in the gutter. */
export type Mark = "missing" | "omitted" | "draft" | "translated" | "reviewed" | "stale";

/** A link, or a part that nothing answers yet, as the gutter and the panel show it. */
export interface Row {
  /** Unique among the rows of a story. */
  key: string;
  segment: Segment | null;
  language: Language;
  /** The part of that language that stands for the row. */
  part: Part;
  mark: Mark;
}

/** A link as a row; null where its parts have gone. */
export function rowOf(segment: Segment, preferred: Language): Row | null {
  const language = segment.parts[preferred].length > 0 ? preferred : otherLanguage(preferred);
  const part = segment.parts[language][0];
  return part ? { key: segment.link.id, segment, language, part, mark: markOf(segment) } : null;
}

/** A part that no link holds as a row. */
export function looseRow(part: Part, language: Language): Row {
  return { key: `${language} ${part.id}`, segment: null, language, part, mark: "missing" };
}

function markOf({ link, text, stale }: Segment): Mark {
  if (link.state === "omitted") return "omitted";
  if (text.en.trim() === "" || text["zh-Hans"].trim() === "") return "missing";
  if (stale.length > 0) return "stale";
  return link.state === "empty" ? "missing" : link.state;
}

/** What makes sense for a row, the most likely first. */
export function actionsOf({ segment, part, mark, language }: Row): LinkAction[] {
  const actions: LinkAction[] = [];
  if (mark === "stale" || mark === "draft" || mark === "translated") actions.push("confirm");
  if (mark !== "omitted") actions.push("go-across");
  const answers = segment?.parts[otherLanguage(language)] ?? [];
  const isBlock = !isBesidePart(part.id);
  if (isBlock && mark === "missing") actions.push("copy-across", "omit");
  if (mark === "omitted") actions.push("take-back");
  if (!isBlock) return actions;
  actions.push("link-caret");
  if (segment && answers.length > 0) {
    actions.push("unite-next");
    if (segment.link.en.length > 1 && segment.link["zh-Hans"].length > 1) actions.push("split");
    actions.push("unlink");
  }
  return actions;
}

/** What an action is called where a row stands as it does. */
export function actionText({ mark }: Row, action: LinkAction) {
  if (action === "confirm" && mark === "stale") return "links:still-correct" as const;
  if (action === "go-across" && mark === "missing") return "links:write-across" as const;
  return `links:${action}` as const;
}

/** The keys of the actions that have one. */
export const ACTION_KEYS: Readonly<Partial<Record<LinkAction, KeyCommand>>> = {
  confirm: "confirm-link",
  "go-across": "go-across",
  "copy-across": "copy-across",
  omit: "omit-part",
  "take-back": "omit-part",
};
