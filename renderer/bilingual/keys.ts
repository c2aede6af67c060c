import type { LinkAction } from "./linkActions.ts";
import type { Bilingual } from "./useBilingual.ts";

const ACTIONS: Readonly<Record<string, LinkAction>> = {
  "go-across": "go-across",
  "copy-across": "copy-across",
  "confirm-link": "confirm",
  "omit-part": "omit",
  "link-caret": "link-caret",
  "unite-next": "unite-next",
  split: "split",
  unlink: "unlink",
};

/** Does what a key or the menu asked for, if it has to do with the links between the two versions. */
export function runBilingual(bilingual: Bilingual, command: string): void {
  const action = ACTIONS[command];
  if (action) bilingual.actHere(action);
  else if (command === "next-untranslated") bilingual.goToNext("untranslated");
  else if (command === "next-stale") bilingual.goToNext("stale");
  else if (command.startsWith("insert-match-")) bilingual.insertMatch(Number(command.at(-1)) - 1);
}
