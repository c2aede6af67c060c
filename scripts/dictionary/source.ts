import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { DictionaryEntry } from "../../shared/helps/dictionaryEntry.ts";
import { withToneMarks } from "../../shared/helps/pinyin.ts";

/** An entry of CC-CEDICT with what tells how common it is. */
export interface SourceEntry extends DictionaryEntry {
  /** A word that things are counted with is given: the word is a noun in use. */
  hasClassifier: boolean;
}

/** The package's data: traditional, simplified, numbered pinyin, senses, variants, classifiers. */
const dataSchema = z.object({
  all: z.array(
    z.tuple([
      z.string(),
      z.string(),
      z.string(),
      z.union([z.string(), z.array(z.string())]),
      z.array(z.unknown()),
      z.array(z.unknown()),
    ]),
  ),
});
const statusSchema = z.object({ updated_at: z.iso.datetime() });

/** CC-CEDICT as the package `cc-cedict` brings it, and the day it was taken from MDBG. */
export function readCedict(): { entries: SourceEntry[]; date: string } {
  const data = new URL("../data/", import.meta.resolve("cc-cedict"));
  // A module of 11 MB that is one literal: read as the JSON that it is.
  const module = readFileSync(fileURLToPath(new URL("all.js", data)), "utf8");
  const literal = module.slice(module.indexOf("{"), module.lastIndexOf("}") + 1);
  const status = readFileSync(fileURLToPath(new URL("status.json", data)), "utf8");
  return {
    entries: dataSchema.parse(JSON.parse(literal)).all.map(entryOf),
    date: statusSchema.parse(JSON.parse(status)).updated_at.slice(0, 10),
  };
}

function entryOf(row: z.infer<typeof dataSchema>["all"][number]): SourceEntry {
  const [traditional, simplified, pinyin, senses, , classifiers] = row;
  return {
    simplified,
    traditional,
    pinyin: withToneMarks(pinyin),
    senses: (typeof senses === "string" ? [senses] : senses).map(withReadableReferences),
    hasClassifier: classifiers.length > 0,
  };
}

/** `variant of 裡|里[li3]`: the reading with tone marks here too. */
function withReadableReferences(sense: string): string {
  return sense.replace(/\[([^\]]+)\]/g, (_, pinyin: string) => `[${withToneMarks(pinyin)}]`);
}
