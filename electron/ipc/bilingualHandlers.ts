import type { TwinpressApp } from "../app.ts";
import type { Dictionary } from "../helps/dictionary.ts";
import { dictionaryFolder } from "../helps/dictionaryFolder.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `checks.${string}` | `helps.${string}`>;

/** Requests of the bilingual desk: checks, dictionary and spelling. */
export function bilingualHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  let dictionary: Dictionary | null = null;
  return {
    "checks.story": ({ id }) => app.background.ask("check", { id }),
    "helps.lookUp": async ({ text, language }) => {
      const { Dictionary } = await import("../helps/dictionary.ts");
      dictionary ??= Dictionary.open(dictionaryFolder());
      return dictionary.lookUp(text, language);
    },
    "helps.spelling": async () => {
      const { readSpelling } = await import("../helps/spelling.ts");
      return readSpelling(dictionaryFolder());
    },
    "helps.addWord": ({ word }) => {
      const library = requireLibrary(app);
      const newsroom = library.newsroom();
      library.saveNewsroom({ ...newsroom, words: [...new Set([...(newsroom.words ?? []), word])] });
      app.tellState();
      return null;
    },
  };
}
