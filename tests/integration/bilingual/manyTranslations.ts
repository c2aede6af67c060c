import { readFileSync, writeFileSync } from "node:fs";
import { exportXliffFile } from "../../../electron/exchange/xliffExchange.ts";
import type { Library } from "../../../electron/library/library.ts";
import { localized } from "../../../shared/language.ts";
import { paragraph, withVersion } from "../support.ts";

/** Adds so many English stories, and writes the file that their translator sends back. */
export async function translationsOf(library: Library, stories: number, file: string): Promise<void> {
  library.transaction(() => {
    for (let n = 0; n < stories; n += 1) {
      const { story } = library.create();
      const body = Array.from({ length: 8 }, (_, index) =>
        paragraph(
          `p${index}`,
          `Village ${n} moved its ${index} boats ${"again and ".repeat(20)}again that day.`,
        ),
      );
      library.save(withVersion(story, "en", { title: `Village ${n}`, body }));
    }
  });
  await exportXliffFile(library, file, null, { to: null, noteOf: (kind) => kind });
  const target = /(<target [^>]*)state="needs-translation">([^<]*)</g;
  writeFileSync(file, readFileSync(file, "utf8").replace(target, '$1state="translated">译：$2<'));
}

/** How many stories have a Chinese title. */
export function translatedStories(library: Library): number {
  const titles = library
    .allStories()
    .map(({ versions }) => localized((language) => versions[language].title));
  return titles.filter((title) => title["zh-Hans"] !== "").length;
}
