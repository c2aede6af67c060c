/** A form that what is being written is the beginning of. */
export interface Completion {
  form: string;
  /** How much of it is there already, in UTF-16 code units before the caret. */
  typed: number;
  /** What is to stand in the place of that. */
  text: string;
}

/** Letters of a word that are too few to go by; a Han character says more. */
const TOO_FEW = 1;

/**
 * The first of some forms that a text ends with the beginning of. A capital of the form is put right,
 * one that is written stays: it may begin a sentence.
 *
 * @param before the text before the caret
 */
export function completionOf(before: string, forms: readonly string[]): Completion | null {
  for (const form of forms) {
    const typed = beginningIn(before, form);
    if (typed === 0) continue;
    const written = before.slice(before.length - typed).split("");
    const start = written.map((unit, index) => (isSmall(form.charAt(index)) ? unit : form.charAt(index)));
    return { form, typed, text: start.join("") + form.slice(typed) };
  }
  return null;
}

/** How much of a form a text ends with; 0 where that is nothing, all of it, or too little to go by. */
function beginningIn(text: string, form: string): number {
  const [written, wanted] = [text.toLowerCase(), form.toLowerCase()];
  // Where a letter's small one is two, places would not be places any more.
  if (written.length !== text.length || wanted.length !== form.length) return 0;
  const isHan = /^\p{Script=Han}/u.test(form);
  const least = isHan ? 1 : TOO_FEW + 1;
  for (let length = Math.min(form.length - 1, text.length); length >= least; length -= 1) {
    if (!written.endsWith(wanted.slice(0, length))) continue;
    const isInWord = !isHan && /[\p{L}\p{N}]/u.test(text.charAt(text.length - length - 1));
    if (!isInWord) return length;
  }
  return 0;
}

function isSmall(unit: string): boolean {
  return unit === unit.toLowerCase();
}
