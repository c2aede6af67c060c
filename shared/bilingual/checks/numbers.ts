import { type Language, type Localized, localized, otherLanguage } from "../../language.ts";
import { counterparts } from "./counterparts.ts";
import { readMoments } from "./dates.ts";
import { quantitiesOf } from "./moment.ts";
import { type Quantity, unanswered } from "./quantity.ts";
import type { PairRule } from "./readPair.ts";

/** Numbers that only one side has, compared as values; those of dates are the dates' matter. */
export const checkNumbers: PairRule = (pair) => {
  const sides = readMoments(pair);
  const open = localized((language) => {
    const { numbers, moments } = sides[otherLanguage(language)];
    return unanswered(sides[language].numbers, [...numbers, ...quantitiesOf(moments)]);
  });
  return counterparts(
    "numbers",
    localized((language) => doubted(open, language)),
  );
};

/** A weak number is doubted where the other side has another one in its place; one of a name where it has one of a name. */
function doubted(open: Localized<Quantity[]>, language: Language): string[] {
  const isName = ({ weight }: Quantity) => weight === "name";
  const others = open[otherLanguage(language)];
  return open[language]
    .filter((number) => number.weight === "firm" || others.some((other) => isName(other) === isName(number)))
    .map(({ written }) => written);
}
