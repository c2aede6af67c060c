import { endsInAddress } from "./addresses.ts";
import type { PairRule, ReadPair, Side } from "./readPair.ts";

/** How a text ends. */
type Ending = "stop" | "question" | "exclamation" | "colon" | "ellipsis" | "comma" | "none";

/** What may stand behind the mark that ends a sentence: quotes, brackets, footnote marks. */
const BEHIND = /(?:[\s"'“‘”’」』)）\]］】》〉*]|\[\d{1,3}\]|〔\d{1,3}〕|[①-⑳¹²³⁴-⁹⁰])+$/u;
/** No end of a text is longer, in UTF-16 code units. */
const LONGEST_END = 200;
const ENDINGS: readonly (readonly [RegExp, Ending])[] = [
  [/(?:…|\.{3,}|。{3,})$/, "ellipsis"],
  [/[?？]$/, "question"],
  [/[!！]$/, "exclamation"],
  [/[:：]$/, "colon"],
  [/[,，;；、]$/, "comma"],
  [/[.。．｡]$/, "stop"],
];
/** A dot that belongs to the word, and ends the sentence too where there is one. */
const ABBREVIATION = /(?:\b(?:[A-Za-z]\.){1,6}|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|Dr|Mr|Mrs|Ms|No|etc|al|vs)\.)$/;

/** Texts that end differently: one is a question, the other isn't; a stop is missing. */
export const checkClosing: PairRule = (pair) => {
  if (endsInAddress(pair.en.plain) || endsInAddress(pair["zh-Hans"].plain)) return [];
  const [en, zh] = [endingOf(pair.en), endingOf(pair["zh-Hans"])];
  if (en === zh || mayDiffer(pair, en, zh)) return [];
  return [
    {
      rule: "closing-punctuation",
      key: "bilingual-closing",
      params: { en: shown(pair.en), zh: shown(pair["zh-Hans"]) },
    },
  ];
};

function mayDiffer(pair: ReadPair, en: Ending, zh: Ending): boolean {
  if (en === "stop" && zh === "none" && ABBREVIATION.test(bare(pair.en))) return true;
  return isTurned(pair.en, en, pair["zh-Hans"], zh) || isTurned(pair["zh-Hans"], zh, pair.en, en);
}

/** Marks that end what is quoted, by how a text that ends in it ends. */
const SPEECH = new Map<Ending, RegExp>([
  ["question", /[?？]["'”’」』]/u],
  ["exclamation", /[!！]["'”’」』]/u],
  ["ellipsis", /(?:…|\.{3})["'”’」』]/u],
]);

/** “Why?” she asked. is 她问：“为什么？” */
function isTurned(side: Side, ending: Ending, other: Side, otherEnding: Ending): boolean {
  const endsInSpeech = /["'”’」』]\s*$/u.test(other.plain);
  return ending === "stop" && endsInSpeech && SPEECH.get(otherEnding)?.test(side.plain) === true;
}

function endingOf(side: Side): Ending {
  const text = bare(side);
  return ENDINGS.find(([pattern]) => pattern.test(text))?.[1] ?? "none";
}

function bare({ plain }: Side): string {
  return plain.trimEnd().slice(-LONGEST_END).replace(BEHIND, "");
}

/** The last characters of a side, for the finding's text. */
function shown({ text }: Side): string {
  const characters = [...text.trimEnd()];
  return characters.length > 12 ? `…${characters.slice(-12).join("")}` : characters.join("");
}
