import { LANGUAGES, type Language, type Localized, localized, otherLanguage } from "../../language.ts";
import { counterparts } from "./counterparts.ts";
import type { PairRule, ReadPair, Side } from "./readPair.ts";

/** URLs, e-mail addresses and link targets that only one side has. */
export const checkUrls: PairRule = (pair) => {
  const open = unansweredIn(pair);
  return counterparts(
    "urls",
    localized((language) => {
      const other = otherLanguage(language);
      const isAnswered = open[other].length === 0;
      // A link that the other side lacks is told by their count.
      const isCounted = isAnswered && pair[language].targets.length > pair[other].targets.length;
      const isTold = (address: string) => isCounted && !pair[language].addresses.includes(address);
      return open[language].filter((address) => !(isAnswered && NAME.test(address)) && !isTold(address));
    }),
  );
};

/** How many links each side has, without those whose address it shows and the other side lacks: that is told of the address. */
export function linkCounts(pair: ReadPair): Localized<number> {
  if (LANGUAGES.every((language) => pair[language].addresses.length === 0)) {
    return localized((language) => pair[language].targets.length);
  }
  const open = unansweredIn(pair);
  return localized((language) => {
    const shown = new Set(
      pair[language].addresses.filter((address) => open[language].includes(address)).map(destination),
    );
    return pair[language].targets.filter((target) => !shown.has(destination(target))).length;
  });
}

function unansweredIn(pair: ReadPair): Localized<string[]> {
  const sides = localized((language) => addressesOf(pair[language]));
  const open = (language: Language) => {
    const others = sides[otherLanguage(language)];
    return [...sides[language]].flatMap(([key, written]) => (others.has(key) ? [] : [written]));
  };
  return localized(open);
}

/** Ctrip.com is a company as well, which Chinese calls by its name. */
const NAME = /^(?!www\.)[\w.-]+$/i;

/** The addresses of a side as they are written, by what they lead to. */
function addressesOf({ addresses, targets }: Side): Map<string, string> {
  // A target may be anything; a text that is one whole address is read the same way.
  return new Map([...targets, ...addresses].map((address) => [destination(address), address]));
}

const LANGUAGE_SEGMENT = "(?:en|zh|cn|zh-cn|zh-hans|zh-tw|en-us|en-gb|english|chinese)";
const OF_SITE = /^(.*?)\/(?:en|zh)\/([^/]+\/\d{4})\/[^/]+$/;

/**
 * What an address leads to, whatever the language: schemes, `www.`, a slash at the end, a language's
 * segment or subdomain and a story's slug don't count.
 */
function destination(address: string): string {
  const [, , rest = ""] = /^(https?:\/\/|mailto:)?(.*)$/is.exec(address.trim()) ?? [];
  if (/^[^/?#]*@[^/]*$/.test(rest)) return rest.toLowerCase();
  const slash = rest.search(/[/?#]/);
  const [host, path] = slash < 0 ? [rest, ""] : [rest.slice(0, slash), rest.slice(slash)];
  const plainHost = host.toLowerCase().replace(/^www\./, "");
  const sharedHost = plainHost.replace(/^(?:en|zh|cn)\.(?=.+\.)/, "*.");
  const plainPath = path.replace(/\/(?=$|[?#])/, "");
  // Where each language has a host of its own, pages have names of their own too.
  if (sharedHost !== plainHost) return sharedHost + plainPath.replace(/[^/]+$/, "*");
  const story = OF_SITE.exec(plainPath);
  if (story) return `${plainHost}${story[1]}/*/${story[2]}/*`;
  return (
    plainHost +
    plainPath
      .replace(new RegExp(`/${LANGUAGE_SEGMENT}(?=/|$)`, "i"), "/*")
      .replace(/([?&](?:lang|hl|locale|l)=)[\w-]+/i, "$1*")
  );
}
