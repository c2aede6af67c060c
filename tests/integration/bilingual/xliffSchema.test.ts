import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { ensureSystem } from "../../../scripts/system-packages.ts";
import { reconcileLinks } from "../../../shared/bilingual/links.ts";
import { exportXliff } from "../../../shared/bilingual/xliff/write.ts";
import { localized } from "../../../shared/language.ts";
import { newStory } from "../../../shared/story/newStory.ts";
import { XLIFF_SCHEMAS as SCHEMAS, XLIFF_SCHEMA_NEEDS } from "../../servers/tools.ts";
import { bodies } from "../../unit/bodies.ts";

function stories() {
  return fc.sample(fc.tuple(bodies, bodies), 100).map(([en, zh]) => {
    const story = newStory({ section: "a", date: "2011-11-16", now: "2011-11-16T00:00:00.000Z" });
    const body = { en, "zh-Hans": zh };
    const versions = localized((language) => ({
      ...story.versions[language],
      title: `"<&>" \u0001 ${language}`,
      body: body[language],
    }));
    const made = { ...story, versions };
    return { ...made, links: reconcileLinks(made) };
  });
}

async function errorsOf(xml: string): Promise<string[]> {
  const read = (name: string) => readFileSync(join(SCHEMAS, name), "utf8");
  const result = await validateXML({
    xml: { fileName: "stories.xlf", contents: xml },
    // The schema asks for xml.xsd on the web.
    schema: {
      fileName: "xliff.xsd",
      contents: read("xliff-core-1.2-strict.xsd").replace(
        /schemaLocation="[^"]*xml\.xsd"/,
        'schemaLocation="xml.xsd"',
      ),
    },
    preload: { fileName: "xml.xsd", contents: read("xml.xsd") },
    maxMemoryPages: 8192,
  });
  return result.errors.map(({ message }) => message);
}

test("whatever stories hold, what goes out fits the strict schema of XLIFF 1.2", {
  timeout: 120_000,
}, async () => {
  await ensureSystem(XLIFF_SCHEMA_NEEDS, () => undefined);
  const xml = exportXliff(stories(), { to: null, noteOf: (kind) => kind });
  expect(await errorsOf(xml)).toEqual([]);
  // The schema is there to find something.
  expect(await errorsOf(xml.replace("<source", "<sauce"))).not.toEqual([]);
});
